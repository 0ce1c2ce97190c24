//! What is said, in one place: each language file must say all of it, or the app does not compile.

macro_rules! texts {
    ($($key:ident)*) => {
        /// All texts of one language. Holes are written `{name}`, plural forms `one|other`.
        #[allow(missing_docs)]
        #[derive(Debug, PartialEq)]
        pub struct Texts {
            $(pub $key: &'static str,)*
        }

        impl Texts {
            /// Lists every text with its key.
            #[cfg(test)]
            pub(super) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
}

texts! {
    // The frame: places, buttons, what is said everywhere.
    counter customers more places skip_link back close undo undone search_placeholder clear_search
    saved_here saving never_backed_up demo_label leave_demo update_ready update_now
    not_saved not_saved_stale nothing_to_undo undo_changed undo_for_good

    // Allergens and diets.
    gluten crustaceans eggs fish peanuts soybeans milk nuts celery mustard sesame sulphites lupin molluscs
    vegetarian vegan pescatarian gluten_free dairy_free nut_free halal kosher
    allergy_prefix

    // Counter.
    title_dawn title_morning title_lunch title_afternoon title_evening title_night
    likely_now likely_more today visits_count nobody_yet nobody_yet_more nobody_likely
    check_in_usual check_in_other checked_in_usual checked_in taken_back new_customer new_customer_named
    results_for no_results no_results_more results_many too_few_visits comes_about usual_unknown anonymous

    // First start.
    start_title start_lead start_begin start_begin_more start_demo start_demo_more start_promise language
    start_shop_name start_shop_hint start_staff_name start_staff_hint start_open
    start_cleared start_cleared_more
    apple_tab apple_tab_more apple_tab_how apple_tab_anyway
    demo_making demo_size demo_size_small demo_size_large demo_size_huge cancel

    // Opening and what can go wrong with the browser's storage.
    opening failed_title failed_more failed_quota failed_quota_more failed_corrupt failed_corrupt_more
    failed_newer failed_newer_more failed_blocked failed_blocked_more failed_missing failed_missing_more
    try_again export_readable exported
}
