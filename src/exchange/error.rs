//! What can be wrong with a file, and with a line of it: typed, so that the message can say what to do.

/// Why a file cannot be taken in at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is of a kind that holds no people, or not in a form that can be read.
    #[error("not a file of people: {0:?}")]
    Foreign(Foreign),
    /// It is larger than this many bytes, packed or unpacked.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The most that is taken, in bytes.
        limit: usize,
    },
    /// It is a ZIP archive that is cut off or damaged.
    #[error("the archive is damaged")]
    BadArchive,
    /// It is a ZIP archive that is locked with a password.
    #[error("the archive is locked")]
    LockedArchive,
    /// It is a ZIP archive without a CSV or vCard file in it.
    #[error("the archive holds no CSV or vCard file")]
    EmptyArchive,
    /// It is a table with headings, but without a row under them.
    #[error("line {line}: expected a row under the headings")]
    NoRows {
        /// Where the first row was expected, counted from 1.
        line: u32,
    },
    /// It is called a vCard, but no card begins in it.
    #[error("line {line}: expected BEGIN:VCARD")]
    NoCards {
        /// Where the first card was expected, counted from 1.
        line: u32,
    },
    /// No reviews are in it.
    #[error("line {line}: expected reviews")]
    NoReviews {
        /// Where the first one was expected, counted from 1; 0 in an archive.
        line: u32,
    },
}

/// A kind of file that is not taken in as people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Foreign {
    /// A PDF.
    Pdf,
    /// A photo or a scan.
    Image,
    /// An Excel, OpenDocument or Numbers sheet.
    Spreadsheet,
    /// A Word or similar document.
    Document,
    /// Reviews in JSON, such as Google's.
    Reviews,
    /// Reviews that the owner of the account wrote, not received.
    OwnReviews,
    /// Other JSON.
    Json,
    /// A list of orders, such as Square's items.
    Orders,
    /// An iCalendar file.
    Calendar,
    /// A backup or sync file of this app.
    Backup,
    /// A web page or other XML.
    Web,
    /// Something that is not text.
    Binary,
}

/// What the person can do about a foreign file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remedy {
    /// Open it in the program it came from and save it as CSV.
    SaveAsCsv,
    /// Export the contacts anew, as CSV or vCard, from where they are.
    ExportContacts,
    /// Take it in under Reviews.
    OpenInReviews,
    /// Export the reviews that the shop received.
    ExportReviews,
    /// Take it in where orders are taken in.
    OpenInOrders,
    /// Take it in under Sync and backup.
    OpenInBackup,
}

impl Foreign {
    /// Returns what can be done.
    pub fn remedy(self) -> Remedy {
        match self {
            Foreign::Spreadsheet | Foreign::Document => Remedy::SaveAsCsv,
            Foreign::Reviews => Remedy::OpenInReviews,
            Foreign::OwnReviews => Remedy::ExportReviews,
            Foreign::Orders => Remedy::OpenInOrders,
            Foreign::Backup => Remedy::OpenInBackup,
            Foreign::Pdf
            | Foreign::Image
            | Foreign::Json
            | Foreign::Calendar
            | Foreign::Web
            | Foreign::Binary => Remedy::ExportContacts,
        }
    }
}

/// A line that cannot be taken in; the others can go on without it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct BadLine {
    /// The part of the archive it is in, empty for a plain file.
    pub part: Box<str>,
    /// Counted from 1.
    pub line: u32,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A quoted cell begins here and never ends.
    #[error("expected a closing quote")]
    OpenQuote,
    /// The row has more cells than there are headings.
    #[error("expected {expected} cells, found {found}")]
    TooManyCells {
        /// As many as there are headings.
        expected: usize,
        /// As many as there are.
        found: usize,
    },
    /// A card begins here and never ends.
    #[error("expected END:VCARD")]
    OpenCard,
    /// Text stands outside of any card.
    #[error("expected BEGIN:VCARD")]
    OutsideCard,
    /// A review in JSON cannot be read.
    #[error("expected an object of JSON")]
    Json,
    /// The file ends in the middle of a review.
    #[error("expected the end of the review")]
    Cut,
    /// A review says neither anything nor gives stars.
    #[error("expected a text or stars")]
    Nothing,
    /// A review does not say when it was written, or not in a way that can be read.
    #[error("expected a date")]
    NoDate,
}
