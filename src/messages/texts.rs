//! What is said, in one place: each language file must say all of it, or the app does not compile.

macro_rules! texts {
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
    counter customers more places skip_link back close undo undone search_placeholder clear_search
    saved_here saving backed_up never_backed_up demo_label leave_demo update_ready update_now
    not_saved not_saved_stale nothing_to_undo undo_changed undo_for_good

    // Allergens and diets.
    gluten crustaceans eggs fish peanuts soybeans milk nuts celery mustard sesame sulphites lupin molluscs
    vegetarian vegan pescatarian gluten_free dairy_free nut_free halal kosher
    allergy_prefix

    // The menu.
    menu more_menu_more menu_count menu_search menu_new menu_import menu_empty menu_not_found
    menu_without_category menu_unnamed menu_no_price menu_off menu_no_ingredients menu_blank menu_adopt
    menu_adopt_all menu_adopt_one menu_adopted menu_ordered_times menu_name menu_name_hint menu_category
    menu_price menu_wrong_price menu_part menu_all_day menu_available menu_available_more menu_ingredients
    menu_ingredients_hint menu_knowledge menu_allergens menu_diets menu_traces_of menu_unknown_all
    menu_unknown_words menu_open_words menu_follows_contains menu_follows_may menu_follows_free
    menu_follows_unknown menu_follows_suits menu_follows_suits_not menu_suits menu_suits_not
    presence_contains presence_may presence_free presence_unknown menu_contradiction
    menu_free_needs_ingredients menu_synonyms menu_new_synonym menu_synonym_hint menu_synonym_added
    menu_remove menu_removed menu_paste menu_paste_example menu_paste_hint menu_file menu_file_unreadable
    menu_needs_name menu_take menu_taken menu_rows_added menu_rows_updated menu_rows_same menu_rows_repeated
    menu_row_added menu_row_updated menu_row_same menu_row_repeated menu_price_change menu_doubts dish_name
    dish_category dish_price dish_ingredients dish_allergens dish_diets dish_synonyms dish_part
    dish_available the_ingredients the_part_of_day the_availability an_allergen a_suitability a_synonym

    // Orders, and what somebody must not have.
    conflict_contains conflict_may conflict_unknown line_details line_quantity line_fewer line_more
    line_wishes line_note line_note_example

    // Orders from another till.
    orders_title orders_lead orders_how orders_link orders_foreign orders_known orders_new orders_there
    orders_nobody orders_skipped orders_with_new orders_with_new_more orders_take orders_taken

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
    demo_making demo_open demo_size demo_size_small demo_size_large demo_size_huge cancel

    // Opening and what can go wrong with the browser's storage.
    opening failed_title failed_more failed_quota failed_quota_more failed_corrupt failed_corrupt_more
    failed_newer failed_newer_more failed_blocked failed_blocked_more failed_missing failed_missing_more
    failed_part failed_part_more part_coming
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

    // Customers list.
    people_count people_chosen sort_by sort_title sort_name sort_last sort_visits sort_newest filters
    pick_all pick_allergic pick_today pick_week pick_month pick_away pick_never people_put_aside
    people_put_aside_more restore_named restored_named nobody_picked show_all no_customers
    no_customers_more bring_in

    // History.
    history_title history_lead history_of history_person_more history_count history_empty history_empty_more all_phones
    this_phone phone_coded somebody erased_person unnamed_person step_visit step_visit_bare
    step_took_back step_took_back_bare step_added step_wrote step_took_away step_changed step_confirmed
    step_edited step_several step_put_aside step_restored step_erased step_joined step_menu
    step_paper step_paper_about a_review a_gesture an_offer a_telling a_segment a_reward a_redemption an_incident a_follow_up an_improvement a_request a_departure
    step_settings step_import step_import_changed step_import_also step_import_erased step_merged
    step_merged_added another_phone step_demo
    step_undid step_undid_some fact_line fact_line_before fact_line_gone fact_before fact_other_record
    undo_this step_undone step_changed_since step_for_good the_name the_shop_name the_nickname the_look
    the_phone the_email the_birthday the_place the_language the_since the_price the_category the_staff
    a_contact a_date an_allergy a_diet a_taste a_tag a_note a_consent a_fact_from_file some_fact consent_marketing consent_yes consent_no
    likes_this dislikes_this

    // Joining.
    join_title join_lead join_alike join_nobody_alike join_stays join_stays_this join_goes join_visits
    join_differs join_differs_more join_taken join_same join_instead join_before join_other join_now
    join_now_more join_done join_already
    // More and settings.
    more_import more_import_more more_history more_history_count more_sync more_sync_more start_join start_join_more start_restore
    start_restore_more more_keeping more_keeping_count
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

    // Import.
    import_choose import_lead import_drop import_formats import_only_told import_where import_square
    import_square_how import_google import_google_how import_loyverse import_loyverse_how import_mailchimp
    import_mailchimp_how import_contacts import_contacts_how import_reading import_comparing
    import_read_so_far import_columns import_columns_more import_columns_part import_column_is
    import_column_empty import_headed import_headed_yes import_headed_no import_dates import_day_first
    import_month_first import_needs_name import_go_on import_columns_change import_preview import_added
    import_updated import_proposed import_skipped import_bad import_nothing import_nothing_more import_take
    import_saving import_saving_more import_taken import_health import_health_more import_health_where
    import_confirm import_confirm_more import_refusals import_refusals_more imported_refusal import_doubts
    import_doubts_more expected_date expected_phone expected_email import_known import_known_more
    import_for_all import_same import_apart import_skip import_in_file import_here import_which import_row_before
    import_new_list import_updated_list import_skipped_list import_bad_list import_adds import_keeps
    import_line import_line_of import_more import_and_more skipped_empty skipped_known skipped_nobody
    skipped_erased problem_quote problem_cells problem_open_card problem_outside trouble_nobody
    trouble_nobody_more trouble_line trouble_at_line trouble_unchanged trouble_unreadable
    trouble_unreadable_more trouble_empty trouble_empty_more trouble_foreign trouble_too_large
    trouble_too_large_more trouble_archive trouble_archive_more trouble_locked trouble_locked_more
    trouble_no_list trouble_no_list_more trouble_no_rows trouble_no_rows_more trouble_no_cards
    trouble_no_cards_more trouble_again trouble_retry trouble_back trouble_details foreign_pdf foreign_image
    foreign_spreadsheet foreign_document foreign_reviews foreign_json foreign_orders foreign_calendar
    foreign_backup foreign_web foreign_binary remedy_save_as_csv remedy_export_contacts remedy_reviews
    remedy_orders remedy_backup kind_vcard kind_google kind_google_legacy kind_square kind_loyverse
    kind_mailchimp kind_mailchimp_subscribed kind_mailchimp_unsubscribed kind_mailchimp_cleaned kind_table
    meaning_name meaning_prefix meaning_given_name meaning_middle_name meaning_family_name meaning_suffix
    meaning_nickname meaning_look meaning_phone meaning_email meaning_birthday meaning_date meaning_note
    meaning_tags meaning_language meaning_place meaning_allergies meaning_diets meaning_since
    meaning_marketing meaning_refused_on meaning_company meaning_key meaning_fact meaning_label
    meaning_ignore
}
