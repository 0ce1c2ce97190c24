//! What a file is, told by its name and its first bytes, and which program wrote a table.

use super::headings::heading_key;
use super::{Column, ExchangeError, Foreign, Meaning};

/// What a part of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// vCards.
    VCard,
    /// Google Contacts, as exported now.
    Google,
    /// Google Contacts, as exported formerly and still by other programs.
    GoogleLegacy,
    /// Square's customers.
    Square,
    /// Loyverse's customers.
    Loyverse,
    /// An audience of Mailchimp.
    Mailchimp(MailingStatus),
    /// Any other table.
    Table,
}

/// What Mailchimp says of the people in one of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MailingStatus {
    /// They take mail from the other program.
    Subscribed,
    /// They refused it.
    Unsubscribed,
    /// Their address does not take it, which is treated as a refusal.
    Cleaned,
    /// The file does not say.
    Unknown,
}

impl MailingStatus {
    /// Returns Mailchimp's word for it, empty where the file does not say.
    pub fn word(self) -> &'static str {
        match self {
            MailingStatus::Subscribed => "subscribed",
            MailingStatus::Unsubscribed => "unsubscribed",
            MailingStatus::Cleaned => "cleaned",
            MailingStatus::Unknown => "",
        }
    }

    /// Returns whether they must not be written to.
    pub fn is_refusal(self) -> bool {
        matches!(self, MailingStatus::Unsubscribed | MailingStatus::Cleaned)
    }
}

/// Returns whether bytes begin a ZIP archive.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Refuses files that are no text, by how they begin.
pub fn refuse_bytes(bytes: &[u8]) -> Result<(), ExchangeError> {
    const SIGNS: &[(&[u8], Foreign)] = &[
        (b"%PDF", Foreign::Pdf),
        (b"\x89PNG", Foreign::Image),
        (b"\xff\xd8\xff", Foreign::Image),
        (b"GIF8", Foreign::Image),
        (b"II*\0", Foreign::Image),
        (b"MM\0*", Foreign::Image),
        // What Excel and Word wrote before 2007; sheets are the likelier ones.
        (b"\xd0\xcf\x11\xe0", Foreign::Spreadsheet),
        (b"{\\rtf", Foreign::Document),
        (b"age-encryption.org/", Foreign::Backup),
        (b"-----BEGIN AGE ENCRYPTED FILE", Foreign::Backup),
        (b"SQLite format 3", Foreign::Binary),
        (b"\x1f\x8b", Foreign::Binary),
    ];
    let at = |start: usize, sign: &[u8]| bytes.get(start..).is_some_and(|rest| rest.starts_with(sign));
    if at(4, b"ftyp") || (at(0, b"RIFF") && at(8, b"WEBP")) {
        return Err(ExchangeError::Foreign(Foreign::Image));
    }
    match SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        Some((_, foreign)) => Err(ExchangeError::Foreign(*foreign)),
        None => Ok(()),
    }
}

/// Refuses archives of documents, by the paths in them.
pub fn refuse_paths<'a>(mut paths: impl Iterator<Item = &'a str>) -> Result<(), ExchangeError> {
    let foreign = paths.find_map(|path| match path {
        _ if path.starts_with("xl/") || path.starts_with("Index/") => Some(Foreign::Spreadsheet),
        "content.xml" => Some(Foreign::Spreadsheet),
        _ if path.starts_with("word/") || path.starts_with("ppt/") => Some(Foreign::Document),
        _ => None,
    });
    foreign.map_or(Ok(()), |foreign| Err(ExchangeError::Foreign(foreign)))
}

/// Refuses text that is neither a table nor cards; returns whether it is cards.
pub fn is_cards(name: &str, text: &str) -> Result<bool, ExchangeError> {
    let start = text.trim_start();
    let foreign = |foreign| Err(ExchangeError::Foreign(foreign));
    let odd =
        start.chars().take(4096).filter(|letter| letter.is_control() && !"\n\t".contains(*letter)).count();
    if odd * 50 > start.chars().take(4096).count() {
        return foreign(Foreign::Binary);
    }
    let begins = |line: &str, sign: &str| {
        line.trim().get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign))
    };
    if start.lines().take(100).any(|line| begins(line, "BEGIN:VCARD")) {
        return Ok(true);
    }
    if begins(start, "BEGIN:VCALENDAR") {
        return foreign(Foreign::Calendar);
    }
    if start.starts_with(['{', '[']) {
        let reviews =
            ["\"reviews\"", "\"starRating\"", "\"star_rating\""].iter().any(|sign| start.contains(sign));
        return foreign(if reviews { Foreign::Reviews } else { Foreign::Json });
    }
    if start.starts_with('<') {
        return foreign(Foreign::Web);
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension.eq_ignore_ascii_case("vcf") || extension.eq_ignore_ascii_case("vcard") {
        return Err(ExchangeError::NoCards { line: 1 });
    }
    Ok(false)
}

/// Tells which program wrote a table, by its headings and then by its name; refuses orders.
pub fn recognise(name: &str, columns: &[Column]) -> Result<Kind, ExchangeError> {
    let keys: Vec<String> = columns.iter().map(|column| heading_key(&column.heading)).collect();
    let has = |key: &str| keys.iter().any(|other| other == key);
    let any = |wanted: &[&str]| wanted.iter().any(|key| has(key));
    if has("item") && any(&["grosssales", "netsales", "priceppointname"]) {
        return Err(ExchangeError::Foreign(Foreign::Orders));
    }
    Ok(if has("squarecustomerid") || (has("emailsubscriptionstatus") && has("emailaddress")) {
        Kind::Square
    } else if has("emailaddress") && any(&["leid", "euid", "memberrating", "optintime"]) {
        Kind::Mailchimp(mailing_status(name, &keys))
    } else if has("givenname") && any(&["phone#value", "email#value", "groupmembership"]) {
        Kind::GoogleLegacy
    } else if has("firstname") && any(&["phone#value", "email#value", "fileas"]) {
        Kind::Google
    } else if has("customercode")
        || (has("totalvisits") && any(&["totalspent", "totalpoints", "pointsbalance"]))
    {
        Kind::Loyverse
    } else {
        Kind::Table
    })
}

fn mailing_status(name: &str, keys: &[String]) -> MailingStatus {
    let has = |key: &str| keys.iter().any(|other| other == key);
    let name = name.to_ascii_lowercase();
    if has("unsubtime") || name.contains("unsubscribed") {
        MailingStatus::Unsubscribed
    } else if has("cleantime") || name.contains("cleaned") {
        MailingStatus::Cleaned
    } else if name.contains("subscribed") {
        MailingStatus::Subscribed
    } else {
        MailingStatus::Unknown
    }
}

/// Leaves out what a program guessed about people instead of being told.
pub fn leave_out_guesses(kind: Kind, columns: &mut [Column]) {
    if matches!(kind, Kind::Mailchimp(_)) {
        for column in columns.iter_mut().filter(|column| heading_key(&column.heading) == "region") {
            column.meaning = Meaning::Ignore;
        }
    }
}
