//! What is said about the list of people, their records and the history, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::{Texts, texts};

texts! { PeopleTexts over Texts:
    not_said birthday_hint date_label date_label_example other_dates new_tag tag_added
    people_count people_chosen sort_title sort_name sort_last sort_newest filters pick_all pick_allergic
    pick_today pick_week pick_month pick_away pick_never people_put_aside people_put_aside_more
    restore_named restored_named nobody_picked show_all no_customers no_customers_more bring_in history_lead
    history_of history_empty history_empty_more all_phones phone_coded somebody erased_person
    unnamed_person step_visit step_visit_bare step_took_back step_took_back_bare step_added step_wrote
    step_took_away step_changed step_confirmed step_edited step_several step_put_aside step_restored
    step_erased step_joined step_menu step_paper step_paper_about step_settings step_import
    step_import_changed step_import_also step_import_reviews step_import_reviews_changed step_import_reviews_also step_import_visits step_import_erased step_merged step_merged_added
    step_demo step_undid step_undid_some fact_line fact_line_before fact_line_gone fact_before
    fact_other_record undo_this step_undone step_changed_since step_for_good step_passes_on join_title join_lead join_alike
    join_nobody_alike join_stays join_stays_this join_goes join_visits join_differs join_differs_more
    join_taken join_same join_instead join_before join_other join_now join_now_more join_done join_already

    // What was forgotten because its time was over.
    step_in_time in_time_people in_time_visits in_time_notes in_time_reviews in_time_requests
}
