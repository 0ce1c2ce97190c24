//! What is said about reviews: a table of its own, since only the screens of the reviews need it.

macro_rules! texts {
    ($($key:ident)*) => {
        /// All texts about reviews in one language. Holes are written `{name}`, plural forms `one|other`.
        #[allow(missing_docs)]
        pub struct ReviewTexts {
            $(pub $key: &'static str,)*
        }

        impl ReviewTexts {
            /// Lists every text with its key.
            #[cfg(test)]
            pub(in crate::messages) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
}

texts! {
    // Views.
    view week themes all trends recent bring_in write_one to_do empty_title empty_more
    // Reading.
    reading reading_of stop stopped read_again model_missing
    // The week.
    fix keep people_days nothing_to_fix nothing_to_keep new_now more_now same_now less_now quoted alert
    more_than_chance look_together low_of
    // Aspects, as things and in sentences.
    food drink service wait price ambience cleanliness location general positive negative neutral praise
    complaints facts
    // Themes.
    praise_beside praise_beside_more said_often said_often_more no_themes theme_share theme_halves theme_weekday
    their_words no_quotes
    // One review.
    a_review stars_of no_stars stars_only nameless unknown_review what_it_says says_nothing tap_to_correct
    surely corrected_by_you correct_title correct_note not_about why_aspect why_polarity corrected your_reply
    written_on ties tied_to perhaps perhaps_more confirm untie tie_saved find_customer visit_question
    visit_found visit_not_found visit_unknown dish_of dish_none put_aside put_aside_done open_source
    // Lists.
    filter filter_all filter_low filter_high filter_words filter_counter filter_corrected reviews_count
    // Sources.
    source_google source_tripadvisor source_counter source_unknown
    // Trends.
    trend_say trend_aspect_say trend_aspect_praise trend_few uncertain your_usual numbers month some out_of
    share of_what stars_low mean_stars by by_year by_dish by_weekday by_shift by_source by_language
    by_weekday_more by_shift_more by_dish_more by_nothing high_low morning midday evening
    // Bringing in.
    import_title import_lead import_choose import_formats import_paste import_paste_hint import_paste_go pasted
    import_google_how import_tripadvisor_how import_columns import_columns_more import_added import_updated
    import_known import_near import_bad import_bare import_echo import_near_too import_take import_taken
    import_nothing import_reading import_read_so_far import_saving import_new_list import_near_list
    import_bad_list import_bad_unchanged meaning_text meaning_title meaning_stars meaning_date meaning_author
    meaning_source meaning_reply meaning_language meaning_url meaning_visited meaning_author_reviews meaning_key
    meaning_ignore
    // Written by hand.
    how_was_it was_good was_fair was_bad their_word their_word_example who_said_it from_elsewhere said_here
    where_written written_day give_stars save_it saved_it not_enough_yet
    // When it goes wrong.
    incident_none incident_none_more incident_few incident_few_more since_day cause_title_when cause_title_shift cause_coordination
    cause_unknown incident_lead incident_burst too_few chart_say week_of low all_of_them in_common
    in_common_note nothing_common speak_of name_dish name_day name_shift came_from so_many_of ruled_out
    as_before nobody_speaks coordination no_sign some_signs ledger ledger_lead outcome outcome_coordination
    outcome_problem outcome_open signs_title no_signs weight_much weight_some weight_little weight_none
    weight_against sign_burst sign_alike sign_vague sign_closed sign_extreme sign_place sign_single
    sign_scattered sign_visit sign_usual innocent innocent_burst innocent_alike innocent_vague innocent_closed
    innocent_extreme innocent_place innocent_single innocent_scattered only_you visits_looked thirty_days
    thirty_days_more pack pack_saved pack_title pack_made pack_note
    pack_reviews pack_visit pack_late
    // Following up.
    take_up taken_up ask_shift ask_people ask_more contact contact_more reply_to reply_more taste_it own_task
    own_task_example task_owner task_nobody task_of task_done task_open no_tasks no_tasks_more draft draft_note
    copy copied not_copied improvement improvement_what improvement_example improvement_day improvement_aspect
    improvement_add improvement_saved improvements effect_counts effect_few effect_better effect_worse
    effect_open close_incident incident_closed open_incident
}
