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
    check_in_usual check_in_other checked_in_usual checked_in new_customer new_customer_named
    results_for no_results no_results_more too_few_visits comes_about usual_unknown anonymous

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

    // The frame, further.
    app_name go_on nobody_chosen edit add others not_said suggestions order restore remove_this
    removed field_saved saved_at_once name nickname phone email birthday birthday_hint wrong_date
    date date_label date_label_example other_dates favourite_place speaks tags new_tag tag_added
    // Profile.
    profile_erased profile_unknown other_actions add_preference record_usual record_visit
    record_visit_more something_else known_since the_usual usual_now usual_count part_any part_early
    part_morning part_lunch part_afternoon part_aperitivo part_evening part_night part_weekend
    part_weekdays likes_and_dislikes no_preferences never_this very_much a_little told_to told
    noticed_by noticed from_file written notes note new_note note_hint note_saved who_and_where
    story older_visits party_of at_table no_order take_back take_back_visit visit_taken_back
    is_put_aside restored
    // Allergies and diets, stated.
    allergies allergies_and_diets allergies_said allergy_saved allergy_removed allergy_confirmed
    allergy_stale allergy_still allergy_no_longer own_allergy own_allergy_example how_grave
    who_said_so said_themselves said_companion severity_mild severity_serious severity_grave
    severity_unsaid severity_short_mild severity_short_serious severity_short_grave
    severity_short_unsaid stated_by_themselves_to stated_by_themselves stated_by_companion
    stated_by_file stated_by_unsaid diets diet_saved only_if_said
    // What was heard.
    what_did_you_hear which_way likes dislikes never in_their_words in_their_words_example
    it_is_an_allergy where_from source_told source_noticed how_much strength_slight strength_usual
    strength_strong written_now written_now_by preference_saved preference_examples
    // What can be done with a person.
    edit_all edit_all_more join join_more put_aside put_aside_more put_aside_done erase_for_good
    erase_more erase_for_good_title erase_for_good_more erased
    // Check-in with something else.
    what_did_they_have what_they_have something_typed something_typed_example without_order
    more_about_visit party table a_word
    // New customer.
    new_customer_more how_to_recognise how_to_recognise_example gladly_read phone_hint had_today
    add_customer add_customer_more customer_added known_already shares_phone shares_email
    shares_name shares_nickname shares_near_name

    // More and settings.
    more_import more_import_more more_history more_history_count more_keeping more_keeping_count
    more_settings more_settings_more more_install more_install_more more_installed more_demo more_leave_demo
    more_leave_demo_more settings_house settings_names settings_saved settings_looks theme theme_device
    theme_light theme_dark hand hand_right hand_left hand_hint about about_version about_promise
    about_licences about_licence about_font about_font_licence making_more making_done

    // Installing.
    install_done install_done_more install_why install_left_behind install_left_behind_more install_offline
    install_offline_more install_keeps install_keeps_more install_quick install_quick_more install_other
    install_another install_android install_android_menu install_android_add install_now install_accepted
    install_desktop install_desktop_more install_apple install_apple_share install_apple_share_more
    install_apple_add install_apple_add_more install_apple_confirm install_apple_confirm_more

    // Keeping.
    keeping_only_copy keeping_only_copy_more keeping_backup_later keeping_people keeping_visits
    keeping_steps keeping_safe keeping_promised keeping_promised_more keeping_not_promised
    keeping_not_promised_more keeping_refused keeping_refused_more keeping_asking keeping_asking_more
    keeping_silent keeping_silent_more keeping_ask keeping_installed_more keeping_tab keeping_tab_more
    keeping_tab_apple keeping_room keeping_room_more keeping_room_scarce keeping_room_unknown
    keeping_room_unknown_more keeping_sealed keeping_sealed_more keeping_browser keeping_browser_full
    keeping_browser_apple keeping_browser_clear keeping_browser_private keeping_readable
    keeping_readable_more keeping_readable_open keeping_readable_open_more keeping_readable_save
}
