//! What is said, in one place: each language file must say all of it, or the app does not compile.

macro_rules! texts {
    ($name:ident over $common:ident: $($key:ident)*) => {
        /// The texts of a part of the app in one language, with the common ones behind them.
        #[allow(missing_docs)]
        pub struct $name {
            /// What is said everywhere.
            pub common: &'static $common,
            $(pub $key: &'static str,)*
        }

        impl std::ops::Deref for $name {
            type Target = $common;

            fn deref(&self) -> &$common {
                self.common
            }
        }

        impl $name {
            /// Lists every text with its key.
            #[cfg(test)]
            pub(in crate::messages) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
    ($name:ident: $($key:ident)*) => {
        /// All texts of one language. Holes are written `{name}`, plural forms `one|other`.
        #[allow(missing_docs)]
        pub struct $name {
            $(pub $key: &'static str,)*
        }

        impl $name {
            /// Lists every text with its key.
            #[cfg(test)]
            pub(in crate::messages) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($key), self.$key),)*]
            }
        }
    };
}

pub(super) use texts;

texts! { Texts:
    // The frame: places, buttons, what is said everywhere.
    counter customers more places skip_link back close undo undone search_placeholder search_short alarm_raised clear_search
    saved_here saving never_backed_up demo_label leave_demo update_ready update_now
    not_saved not_saved_stale nothing_to_undo undo_changed undo_for_good for_owner

    // Allergens and diets.
    gluten crustaceans eggs fish peanuts soybeans milk nuts celery mustard sesame sulphites lupin molluscs
    vegetarian vegan pescatarian gluten_free dairy_free nut_free halal kosher
    allergy_prefix

    // The menu.
    menu
    menu_off
    menu_available
    menu_suits menu_suits_not
    presence_contains presence_may presence_free presence_unknown
    dish_name
    dish_category dish_price dish_ingredients dish_allergens dish_diets dish_synonyms dish_part
    dish_available the_ingredients the_part_of_day the_availability an_allergen a_suitability a_synonym

    // Orders, and what somebody must not have.
    conflict_contains conflict_may conflict_unknown
    conflict_title conflict_ask conflict_other conflict_yes check_in_asks

    // Orders from another till.

    // Counter.
    title_dawn title_morning title_lunch title_afternoon title_evening title_night
    likely_now likely_more today visits_count nobody_yet nobody_yet_more nobody_likely
    check_in_usual check_in_other checked_in_usual checked_in check_in_waits new_customer new_customer_named
    results_for no_results no_results_more too_few_visits comes_on comes_about usual_unknown anonymous

    // First start.
    start_title start_lead start_begin start_begin_more start_demo start_demo_more start_promise language
    start_shop_name start_shop_hint start_staff_name start_staff_hint start_open
    start_cleared start_cleared_more
    apple_tab apple_tab_more apple_tab_how apple_tab_anyway
    demo_making demo_open demo_size demo_size_small demo_size_large demo_size_huge cancel

    // Opening and what can go wrong with the browser's storage.
    opening failed_title failed_more failed_quota failed_quota_more failed_corrupt failed_corrupt_more
    failed_newer failed_newer_more failed_blocked failed_blocked_more failed_slow failed_slow_more failed_missing failed_missing_more
    failed_part failed_part_more part_coming
    try_again export_readable exported

    // The frame, further.
    app_name go_on nobody_chosen add others order restore remove_this
    removed field_saved name nickname phone email birthday
    date favourite_place speaks tags
    // Profile.
    profile_erased profile_unknown
    known_since part_early
    part_morning part_lunch part_afternoon part_aperitivo part_evening part_night
    never_this told
    written notes note
    party_of at_table take_back
    restored
    // Allergies and diets, stated.
    allergies
    severity_short_mild severity_short_serious severity_short_grave
    diets
    // What was heard.
    strength_slight
    strength_strong
    // What can be done with a person.
    edit_all join put_aside
    erased
    // Check-in with something else.
    party table
    // New customer.
    how_to_recognise gladly_read
    shares_phone shares_email
    shares_name shares_nickname shares_near_name

    // Customers list.
    sort_by sort_visits

    // History.
    history_title
    a_review a_gesture an_offer a_telling a_segment a_reward a_redemption an_incident a_follow_up an_improvement a_request a_departure
    the_name the_shop_name the_nickname the_look
    the_phone the_email the_birthday the_place the_language the_since the_price the_category the_staff
    a_contact a_date an_allergy a_diet a_taste a_tag a_note a_consent a_fact_from_file some_fact consent_marketing consent_yes consent_no
    likes_this dislikes_this

    // Joining.
    // More and settings.
    more_import
    theme
    hand about
    making_more making_done

    // Installing.

    // Keeping.

    // Import.
    import_reading
    import_columns import_column_is
    import_preview
    import_bad
    import_saving
    trouble_unchanged
    meaning_ignore
    earn
    points_word
    this_phone
    another_phone
    care consents consent_health
    reviews
    edit
    wrong_date

    backed_up start_join start_join_more start_restore start_restore_more
}
