//! Sync and backup files: one sealed format, what a file would change, and taking it in as one step. Uses the domain.

mod code;
mod contents;
mod cursor;
mod error;
mod fountain;
mod gzip;
mod header;
mod incoming;
mod line;
mod lines;
mod merging;
mod outgoing;
mod passphrase;
mod proposal;
mod runs;
mod seal;
mod service;
mod trial;
mod writer;

pub use code::{Eye, Grain, Picture, Shown};
pub use contents::Contents;
pub use cursor::{Heard, Since, heard, readers};
pub use error::MergeError;
pub use fountain::{Added, Basin, Catch, Caught, FRAME_EXTRA, Frame, MOST_BYTES, Spring};
pub use header::{Counts, Header, MAJOR, MINOR, Scope, Trailer, Version};
#[cfg(feature = "bench")]
pub use incoming::unpack;
pub use incoming::{Incoming, Progress, SyncFile};
pub use line::write_entry;
pub use merging::{Merged, Merging};
pub use outgoing::Outgoing;
pub use passphrase::{Tongue, WORDS, bits, generate, tidy};
pub use proposal::{Conflict, Kind, Oddity, Proposal, Tally, Winner, Won};
pub use runs::{Run, Runs};
pub use seal::{MAX_WORK_FACTOR, WORK_FACTOR};
pub use trial::{Lacks, Trial};
pub use writer::SyncWriter;
