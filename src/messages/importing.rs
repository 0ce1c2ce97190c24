//! What is said of files that people bring in: what they are, what their columns hold, what is wrong with them.

use super::ImportTexts;
use crate::domain::Field;
use crate::exchange::{ExchangeError, Expected, Foreign, Kind, MailingStatus, Meaning, Problem, Remedy, Why};

/// Returns what a file is.
pub fn kind_name(texts: &'static ImportTexts, kind: Kind) -> &'static str {
    match kind {
        Kind::VCard => texts.kind_vcard,
        Kind::Google => texts.kind_google,
        Kind::GoogleLegacy => texts.kind_google_legacy,
        Kind::Square => texts.kind_square,
        Kind::Loyverse => texts.kind_loyverse,
        Kind::Mailchimp(MailingStatus::Subscribed) => texts.kind_mailchimp_subscribed,
        Kind::Mailchimp(MailingStatus::Unsubscribed) => texts.kind_mailchimp_unsubscribed,
        Kind::Mailchimp(MailingStatus::Cleaned) => texts.kind_mailchimp_cleaned,
        Kind::Mailchimp(MailingStatus::Unknown) => texts.kind_mailchimp,
        Kind::Table => texts.kind_table,
    }
}

/// Returns what a column holds.
pub fn meaning_name(texts: &'static ImportTexts, meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Name => texts.meaning_name,
        Meaning::Prefix => texts.meaning_prefix,
        Meaning::GivenName => texts.meaning_given_name,
        Meaning::MiddleName => texts.meaning_middle_name,
        Meaning::FamilyName => texts.meaning_family_name,
        Meaning::Suffix => texts.meaning_suffix,
        Meaning::Nickname => texts.meaning_nickname,
        Meaning::Look => texts.meaning_look,
        Meaning::Phone => texts.meaning_phone,
        Meaning::Email => texts.meaning_email,
        Meaning::Birthday => texts.meaning_birthday,
        Meaning::Date => texts.meaning_date,
        Meaning::Note => texts.meaning_note,
        Meaning::Tags => texts.meaning_tags,
        Meaning::Language => texts.meaning_language,
        Meaning::Place => texts.meaning_place,
        Meaning::Allergies => texts.meaning_allergies,
        Meaning::Diets => texts.meaning_diets,
        Meaning::Since => texts.meaning_since,
        Meaning::Marketing => texts.meaning_marketing,
        Meaning::RefusedOn => texts.meaning_refused_on,
        Meaning::Company => texts.meaning_company,
        Meaning::Key => texts.meaning_key,
        Meaning::Fact => texts.meaning_fact,
        Meaning::Label => texts.meaning_label,
        Meaning::Ignore => texts.meaning_ignore,
    }
}

/// Returns what a register holds, in small letters; the label itself where the other program gave one.
pub fn field_words(texts: &'static ImportTexts, field: &Field) -> String {
    let meaning = match field {
        Field::Imported(label) | Field::Date(label) => return label.to_string(),
        Field::Consent(_) => return texts.imported_refusal.to_owned(),
        Field::Name => Meaning::Name,
        Field::Nickname => Meaning::Nickname,
        Field::Look => Meaning::Look,
        Field::Phone => Meaning::Phone,
        Field::Contact(uri) if uri.starts_with("tel:") => Meaning::Phone,
        Field::Email | Field::Contact(_) => Meaning::Email,
        Field::Birthday => Meaning::Birthday,
        Field::Place => Meaning::Place,
        Field::Language => Meaning::Language,
        Field::Since => Meaning::Since,
        Field::Tag(_) => Meaning::Tags,
        Field::Allergy(_) => Meaning::Allergies,
        Field::Diet(_) => Meaning::Diets,
        Field::Note(_) => Meaning::Note,
        _ => Meaning::Fact,
    };
    meaning_name(texts, meaning).to_lowercase()
}

/// Returns what a value should have been.
pub fn expected_name(texts: &'static ImportTexts, expected: Expected) -> &'static str {
    match expected {
        Expected::Date => texts.expected_date,
        Expected::Phone => texts.expected_phone,
        Expected::Email => texts.expected_email,
    }
}

/// Returns what is wrong with a line.
pub fn problem_words(texts: &'static ImportTexts, problem: &Problem) -> String {
    match problem {
        Problem::OpenQuote => texts.problem_quote.to_owned(),
        Problem::TooManyCells { expected, found } => {
            let values = [("expected", &*expected.to_string()), ("found", &*found.to_string())];
            super::fill(texts.problem_cells, &values)
        }
        Problem::OpenCard => texts.problem_open_card.to_owned(),
        Problem::OutsideCard => texts.problem_outside.to_owned(),
        Problem::Json => texts.problem_json.to_owned(),
        Problem::Cut => texts.problem_cut.to_owned(),
        Problem::Nothing => texts.problem_nothing.to_owned(),
        Problem::NoDate => texts.problem_no_date.to_owned(),
    }
}

/// Returns why nothing becomes of a row.
pub fn why_skipped(texts: &'static ImportTexts, why: Why) -> &'static str {
    match why {
        Why::EmptyRow => texts.skipped_empty,
        Why::NothingNew { .. } => texts.skipped_known,
        Why::Nobody => texts.skipped_nobody,
        Why::Erased => texts.skipped_erased,
    }
}

/// Returns a title, what to do, and the line, for a file that cannot be taken in.
pub fn file_trouble(
    texts: &'static ImportTexts,
    error: &ExchangeError,
) -> (&'static str, String, Option<u32>) {
    let (title, more, line) = match error {
        ExchangeError::Empty => (texts.trouble_empty, texts.trouble_empty_more, None),
        ExchangeError::Foreign(foreign) => {
            let more = format!("{} {}", foreign_name(texts, *foreign), remedy(texts, foreign.remedy()));
            return (texts.trouble_foreign, more, None);
        }
        ExchangeError::TooLarge { limit } => {
            let megabytes = (limit / (1024 * 1024)).to_string();
            let more = super::fill(texts.trouble_too_large_more, &[("n", &megabytes)]);
            return (texts.trouble_too_large, more, None);
        }
        ExchangeError::BadArchive => (texts.trouble_archive, texts.trouble_archive_more, None),
        ExchangeError::LockedArchive => (texts.trouble_locked, texts.trouble_locked_more, None),
        ExchangeError::EmptyArchive => (texts.trouble_no_list, texts.trouble_no_list_more, None),
        ExchangeError::NoRows { line } => (texts.trouble_no_rows, texts.trouble_no_rows_more, Some(*line)),
        ExchangeError::NoCards { line } => (texts.trouble_no_cards, texts.trouble_no_cards_more, Some(*line)),
        ExchangeError::NoReviews { line } => {
            (texts.trouble_no_reviews, texts.trouble_no_reviews_more, (*line > 0).then_some(*line))
        }
    };
    (title, more.to_owned(), line)
}

fn foreign_name(texts: &'static ImportTexts, foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Pdf => texts.foreign_pdf,
        Foreign::Image => texts.foreign_image,
        Foreign::Spreadsheet => texts.foreign_spreadsheet,
        Foreign::Document => texts.foreign_document,
        Foreign::Reviews => texts.foreign_reviews,
        Foreign::OwnReviews => texts.foreign_own_reviews,
        Foreign::Json => texts.foreign_json,
        Foreign::Orders => texts.foreign_orders,
        Foreign::Calendar => texts.foreign_calendar,
        Foreign::Backup => texts.foreign_backup,
        Foreign::Web => texts.foreign_web,
        Foreign::Binary => texts.foreign_binary,
    }
}

fn remedy(texts: &'static ImportTexts, remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::SaveAsCsv => texts.remedy_save_as_csv,
        Remedy::ExportContacts => texts.remedy_export_contacts,
        Remedy::OpenInReviews => texts.remedy_reviews,
        Remedy::ExportReviews => texts.remedy_own_reviews,
        Remedy::OpenInOrders => texts.remedy_orders,
        Remedy::OpenInBackup => texts.remedy_backup,
    }
}
