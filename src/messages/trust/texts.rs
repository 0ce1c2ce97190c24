//! What is said about trust, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::texts;

texts! { TrustTexts:
    // The way in.
    saved trust trust_more known_title known_menu_more

    // What is known of a person, told to them.
    known_here known_here_unnamed known_lead known_nothing in_language
    why_recognise why_safety why_serve why_reach why_thank why_respect why_offer why_improve why_duty why_order
    guarded kept_until_asked kept_months kept_refusal kept_for_visit kept_own kept_details kept_author kept_answered
    from_told from_told_to from_companion from_companion_to from_noticed from_noticed_by from_named_file from_a_file
    from_written from_written_by from_invented
    consent_read consent_given thanked_later thanked_never
    field_at field_by field_text field_author field_stars field_source field_reply field_points
    stands_joined stands_aside stands_about since_day part_of_value yes no
    the_visits the_visits_more visit_voided visit_word show_all_visits
    the_papers earlier_title earlier_more
    correct correct_title correct_hint corrected take_away taken_away
    take_copy take_copy_more copy_readable copy_machine copy_code copy_code_more copy_code_part copy_code_long copy_saved copy_shared copy_refused copy_file copy_foot
    rights_foot
    forget_me forget_title forget_more forget_backups forget_no_backups forget_for_good forget_keep done_handing
    receipt_title receipt_lead receipt_shop receipt_when receipt_number receipt_facts receipt_visits receipt_papers

    // The lock, closed.
    locked_title locked_digits locked_words locked_open locked_opening locked_wrong locked_wait locked_lost locked_recovery
    locked_recovery_hint locked_back locked_none locked_anew locked_anew_more locked_anew_sure locked_key_failed

    // The lock, chosen.
    lock lock_off lock_off_more lock_on lock_on_more lock_kind lock_digits lock_words lock_new lock_new_digits_hint lock_new_words_hint
    lock_propose lock_old lock_set lock_change lock_take_away lock_setting
    strength_short strength_hours strength_days strength_months strength_lasting strength_drawn
    lock_done lock_changed lock_gone lock_wrong_old lock_failed
    recovery_title recovery_more recovery_written
    lock_now lock_now_more lock_after lock_after_minutes lock_after_hint
    lock_honest lock_honest_memory lock_honest_files lock_honest_copies lock_honest_lost

    // How long people are kept.
    retention retention_tile retention_lead retention_none retention_years retention_past retention_nobody retention_last
    retention_forget retention_forget_sure retention_done retention_also

    // Papers of the shop.
    paper_give paper_print paper_no_advice paper_owner paper_owner_hint paper_owner_missing paper_made
    wall wall_tile wall_title wall_lead wall_what wall_where wall_rights wall_ask
    notice notice_tile notice_title notice_who notice_what notice_what_lead
    notice_basis notice_basis_service notice_basis_consent notice_basis_guarded
    notice_kept notice_kept_none notice_where notice_where_more notice_to notice_to_more notice_rights notice_rights_more
    processing processing_tile processing_title processing_lead processing_line processing_guarded processing_visits processing_reviews
    processing_whom processing_whom_more processing_to processing_to_more processing_kept processing_safe
    processing_sealed processing_lock_on processing_lock_off processing_devices processing_left
    lost lost_tile lost_title lost_lead lost_first lost_first_lines lost_was lost_was_people lost_was_guarded lost_was_sealed
    lost_sealed_lock lost_sealed_no_lock lost_judge lost_judge_lock lost_judge_no_lock lost_72 lost_72_lines lost_after lost_after_lines

    // The ledger.
    ledger ledger_lead ledger_count ledger_empty ledger_empty_more ledger_line ledger_people ledger_put_aside
    left_backup left_sync left_everything left_table left_person left_addresses left_message left_reviews left_report left_unsaid
    way_file way_shared way_copied way_printed way_shown way_unsaid
    ledger_never ledger_never_more

    receipt_phones receipt_copies receipt_no_copies receipt_foot receipt_take receipt_file

    stands_forgotten known_words_of_theirs

    // Requests, and the consent log.
    requests requests_tile requests_lead requests_none requests_new requests_closed requests_known
    request_access request_correction request_erasure request_objection request_portability request_unsaid request_nobody
    request_due request_due_today request_overdue request_was_done request_was_refused request_taken request_asked
    request_who request_who_hint request_what request_longer request_longer_hint request_answer request_answer_hint
    request_done request_refused request_reopen request_closed request_opened request_open_known
    request_log request_log_title request_log_lead request_log_asked request_log_taken
    log log_tile log_title log_lead log_none log_words log_withdrawn log_by log_file log_version

    // For how long other things are kept.
    keep_visits keep_visits_more keep_notes keep_notes_more keep_reviews keep_reviews_more keep_requests keep_requests_more
    keep_suggested keep_past keep_past_of keep_nothing keep_by_itself keep_on keep_never
    keep_people_by_itself keep_people_by_itself_more
}
