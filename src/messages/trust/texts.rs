//! What is said about trust, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::texts;

texts! { TrustTexts:
    // The way in.
    trust trust_more known_title known_menu_more

    // What is known of a person, told to them.
    known_here known_here_unnamed known_lead known_nothing in_language
    why_recognise why_safety why_serve why_reach why_thank why_respect why_offer why_improve why_duty why_order
    guarded kept_until_asked kept_months kept_refusal
    from_told from_told_to from_companion from_companion_to from_noticed from_noticed_by from_named_file from_a_file
    from_written from_written_by from_invented
    stands_joined stands_aside stands_about on since_day part_of_value yes no
    the_visits the_visits_more visit_voided visit_word show_all_visits
    the_papers earlier_title earlier_more earlier_line
    correct correct_title correct_hint corrected take_away taken_away taken_paper
    take_copy take_copy_more copy_readable copy_machine copy_saved copy_shared copy_refused copy_file copy_foot
    rights_foot
    forget_me forget_title forget_more forget_backups forget_no_backups forget_for_good forget_keep done_handing
    receipt_title receipt_lead receipt_shop receipt_when receipt_number receipt_facts receipt_visits receipt_papers
    receipt_phones receipt_copies receipt_no_copies receipt_foot receipt_take receipt_file
}
