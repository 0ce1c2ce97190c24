//! What is said about one person, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::{Texts, texts};

texts! { PersonTexts over Texts:
    line_details line_quantity line_fewer line_more line_wishes line_note line_note_example line_price line_price_hint line_price_wrong suggestions
    saved_at_once other_actions add_preference record_usual record_asks record_visit record_visit_more record_visit_asks something_else write_said
    the_usual usual_now usual_count part_any part_weekend part_weekdays likes_and_dislikes no_preferences
    very_much a_little told_to noticed_by noticed from_file new_note note_hint note_saved who_and_where
    story older_visits no_order take_back_visit visit_taken_back is_put_aside allergies_and_diets
    allergies_said allergy_saved allergy_removed allergy_confirmed allergy_stale allergy_still
    allergy_no_longer own_allergy own_allergy_example how_grave who_said_so said_themselves said_companion
    severity_mild severity_serious severity_grave severity_unsaid severity_short_unsaid
    stated_by_themselves_to stated_by_themselves stated_by_companion stated_by_file stated_by_unsaid
    diet_saved only_if_said what_did_you_hear which_way likes dislikes never in_their_words
    in_their_words_example it_is_an_allergy where_from source_told source_noticed how_much strength_usual
    written_now written_now_by preference_saved preference_examples edit_all_more join_more put_aside_more
    put_aside_done erase_for_good erase_more erase_for_good_title erase_for_good_more what_did_they_have
    what_they_have something_typed something_typed_example without_order more_about_visit a_word
    new_customer_more how_to_recognise_example phone_hint had_today add_customer add_customer_more
    customer_added known_already history_person_more
    consents_more form_restored form_anew

    // Health and belief: kept only with a yes.
    health_ask health_ask_more health_wording health_shop health_agrees health_only_visit health_kept health_passing
    health_passing_until health_unasked asked_how asked_on_screen asked_spoken asked_on_paper
    word_remembering word_thanks

    // What is pointed out while it is typed.
    remark_allergy remark_health remark_insult
}
