//! What is said while people come in from a file, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::{Texts, texts};

texts! { ImportTexts over Texts:
    import_choose import_lead import_drop import_formats import_only_told import_where import_square
    import_square_how import_google import_google_how import_loyverse import_loyverse_how import_mailchimp
    import_mailchimp_how import_contacts import_contacts_how import_comparing import_read_so_far
    import_columns_more import_columns_part import_column_empty import_headed import_headed_yes
    import_headed_no import_dates import_day_first import_month_first import_needs_name import_go_on
    import_columns_change import_added import_updated import_proposed import_skipped import_nothing
    import_nothing_more import_take import_saving_more import_taken import_health import_health_more
    import_health_where import_confirm import_confirm_more import_refusals import_refusals_more
    imported_refusal import_doubts import_doubts_more expected_date expected_phone expected_email
    import_known import_known_more import_for_all import_same import_apart import_skip import_in_file
    import_here import_which import_row_before import_new_list import_updated_list import_skipped_list
    import_bad_list import_adds import_keeps import_line import_line_of import_more import_and_more
    skipped_empty skipped_known skipped_nobody skipped_erased problem_quote problem_cells problem_open_card
    problem_outside trouble_nobody trouble_nobody_more trouble_line trouble_at_line trouble_unreadable
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
    trouble_no_reviews trouble_no_reviews_more foreign_own_reviews remedy_own_reviews problem_json
    problem_cut problem_nothing problem_no_date
}
