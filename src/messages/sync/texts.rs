//! What is said about exchange and backup, in one place: each language file must say all of it.

use crate::messages::texts::texts;

texts! { SyncTexts:
    // The way in, and how the backups are.
    sync health_none health_none_more health_good health_old health_more tried never_tried
    never_tried_more make_backup try_backup try_backup_more go_out go_out_more go_in go_in_more go_words
    go_words_set go_words_missing go_leave go_leave_more remind_go remind_later
    // The passphrase.
    words_lead words_make words_have words_type words_type_hint words_write words_strength words_written
    words_ask words_wrong words_check words_kept words_show words_new words_new_more words_keep words_short
    words_first words_code words_code_more words_code_show words_lens words_lens_lead
    // A file goes out.
    out_title out_what out_whole out_whole_more out_news out_news_more out_service out_service_more out_go
    out_sealing out_ready out_ready_more out_give out_other people visits out_code out_code_big
    beam_title beam_lead beam_code beam_round beam_more beam_seconds beam_minutes beam_done beam_coarser beam_finer
    beam_file
    // Reading with the camera.
    lens_title lens_lead lens_go lens_looking lens_seeing lens_progress lens_words lens_refused
    lens_refused_more lens_absent lens_absent_more lens_busy lens_busy_more
    // A file comes in.
    in_title in_title_start in_lead in_choose in_formats in_words in_open in_reading in_comparing in_from
    in_from_unnamed in_nothing in_nothing_more in_would in_people_new in_people_changed in_people_aside
    in_people_back in_people_erased in_items in_others in_steps in_visits_new in_visits_void in_conflicts
    in_conflicts_more in_stays in_goes in_empty_value in_won_later in_won_by_name in_many in_many_more
    in_gap in_gap_more in_clock in_clock_more in_take in_take_anyway in_taken in_taken_unnamed in_undo_more
    in_not
    // Trying a backup.
    try_good try_good_more try_missing try_all
    // What is wrong with a file.
    bad_foreign bad_foreign_more bad_words bad_words_more bad_truncated bad_truncated_more bad_tampered
    bad_tampered_more bad_line bad_line_more bad_newer bad_newer_more bad_gigantic bad_gigantic_more
    bad_shop bad_shop_more bad_broken bad_broken_more bad_unchanged
    // Taking data out.
    leave_lead leave_health leave_health_more leave_inside leave_tables leave_tables_more leave_cards
    leave_dates leave_birthday leave_rows table_customers table_health table_preferences table_notes
    table_dates table_consents table_visits table_orders table_items table_papers
}
