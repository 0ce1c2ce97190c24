//! What is said about care, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::texts;

texts! { CareTexts:
    // The list of thanks.
    view thanks offers groups looking thanks_count thanks_done_count thanks_none thanks_none_more
    thanks_more already_done done_line done_line_by why_visits why_visits_more why_years why_years_more
    why_back why_back_more why_overdue why_overdue_more why_birthday why_birthday_more why_date
    why_put_right why_put_right_more why_brings why_brings_more usually_has other_ways not_now not_now_more
    not_for_them not_for_them_more own_gesture own_gesture_example thanked put_off never_again open_person
    reach_agreed reach_none gifts gifts_more gifts_hint gift_new gift_new_example gift_words gift_cost gift_free
    gift_saved gift_removed gift_word gift_note gift_table gift_usual gift_discount
    // Offers.
    offer_new offers_none offers_none_more offer_told offer_unnamed offer_over offer_until offer_from_until offer_open
    offer_edit offer_name offer_name_example offer_items offer_items_hint offer_items_none offer_item_find
    offer_from offer_until_field offer_text offer_text_hint offer_text_first offer_text_other offer_cap
    offer_held offer_held_hint offer_held_none offer_held_share offer_saved offer_put_aside offer_remove
    dish_contains dish_contains_nothing dish_unknown dish_unsure dish_gone to_whom glad fine must_not
    glad_heading fine_heading not_heading judging judging_halted judging_resume meaning meaning_before meaning_fewer meaning_more
    meaning_by_word fewer_told fewer_consent fewer_channel fewer_limits fewer_menu fewer_aside fewer_liking
    more_told more_consent more_channel more_limits more_menu more_aside more_liking and_others others_all heap_allergy heap_unwritten heap_unwritten_more
    heap_diet heap_diet_unwritten heap_never heap_dislikes heap_told heap_recent heap_refused heap_unasked
    heap_unreachable heap_nothing heap_aside heap_few heap_hours heap_open reason_erased reason_archived
    reason_unasked reason_refused reason_withdrawn reason_no_channel reason_nothing_named reason_allergy
    reason_allergy_traces reason_allergy_unknown reason_diet reason_diet_contains reason_diet_unknown
    reason_never reason_never_unknown reason_dislikes reason_told reason_recent reason_likes reason_usual
    reason_same_taste reason_few reason_hours reason_open text_preview something hole_name hole_what hole_place hole_usual
    // Sending by hand.
    prepare send_title send_lead send_left send_done send_held by_sms by_whatsapp by_mail by_call by_share
    by_copy by_voice skip told_now copied not_copied copy_list list_copied
    // Afterwards.
    afterwards after_told after_held after_few after_no_held after_better after_same after_worse
    after_waiting after_came after_took after_not_yet
    // Groups.
    stage_new stage_regular stage_top stage_drifting stage_lapsed stage_returning stage_new_rule
    stage_regular_rule stage_top_rule stage_drifting_rule stage_lapsed_rule stage_returning_rule
    rule_everybody rule_whoever rule_and rule_not clause_stage clause_visits_least clause_visits_most
    clause_spent_least clause_spent_most clause_away_least clause_away_most clause_gap_least clause_gap_most
    clause_part clause_tag clause_diet clause_allergy clause_likes clause_has clause_language clause_unknown
    group_count
    group_left_out group_new group_saved_title group_ready group_name group_saved group_removed
    group_remove group_unnamed group_nobody clause_add clause_remove clause_turn pick_stage
    pick_part pick_tag pick_diet pick_diet_hint pick_number pick_number_value pick_visits pick_away
    pick_recent pick_gap pick_allergy pick_spent pick_words pick_has pick_likes
    // Consent.
    consent_title consent_lead consent_marketing_title consent_wording consent_wording_through
    consent_health_title consent_yes consent_no consent_withdraw consent_unasked
    consent_given consent_refused consent_withdrawn consent_asked_by consent_from_file consent_no_address
    consent_saved_yes consent_saved_no
    consent_saved_withdrawn consent_wording_shown consent_general

    consent_remember_title consent_remember_wording consent_remember_no consent_remember_erase
    consent_thanks_title consent_thanks_wording consent_thanks_no
    consent_taken_back consent_what_follows consent_health_follows consent_health_forget consent_health_forgotten
    reason_not_remembered thanks_refused
}
