//! The page's side: has files opened and sealed by a worker, and hears how far it is. Dropped, it stops at once.

use super::job::{Answer, Job, read, write};
use crate::app::state::BookHandle;
use crate::merge::{MergeError, Outgoing, SyncFile};
use crate::platform::pause;
use crate::platform::worker::Dialogue;

/// How many entries are sent at once.
const BATCH: usize = 256;

/// How far it is: so much of so much.
pub type Far = (u64, u64);

/// A worker that works for this page.
struct Clerk(Dialogue);

fn broken() -> MergeError {
    MergeError::Broken("the worker stopped".into())
}

impl Clerk {
    async fn hire() -> Result<Self, MergeError> {
        let clerk = Self(Dialogue::begin("sync").map_err(|_| broken())?);
        match clerk.hear().await?.0 {
            Answer::Ready => Ok(clerk),
            _ => Err(broken()),
        }
    }

    fn ask(&self, job: &Job, rest: &[u8]) -> Result<(), MergeError> {
        self.0.say(&write(job, rest)).map_err(|_| broken())
    }

    /// Waits for the next answer, with the bytes after it.
    async fn hear(&self) -> Result<(Answer, Vec<u8>), MergeError> {
        let bytes = self.0.hear().await.map_err(|_| broken())?;
        match read(&bytes).ok_or_else(broken)? {
            (Answer::Refused(error), _) => Err(error),
            (answer, rest) => Ok((answer, rest.to_vec())),
        }
    }
}

/// Opens a file and verifies all of it.
pub async fn open(
    bytes: &[u8],
    passphrase: &str,
    tell: impl Fn(Far) -> bool,
) -> Result<SyncFile, MergeError> {
    let clerk = Clerk::hire().await?;
    clerk.ask(&Job::Open(passphrase.to_owned()), bytes)?;
    let header = match clerk.hear().await?.0 {
        Answer::Header(header) => header,
        _ => return Err(broken()),
    };
    let (mut entries, total) = (Vec::new(), header.counts.total());
    loop {
        match clerk.hear().await?.0 {
            Answer::Entries(batch) => entries.extend(batch),
            Answer::Whole => return Ok(SyncFile { header, entries }),
            _ => return Err(broken()),
        }
        if !tell((entries.len() as u64, total)) {
            return Err(broken());
        }
        // Answers may lie ready one upon the other: the screen goes first.
        pause::breathe().await;
    }
}

/// Seals what goes out.
pub async fn seal(
    book: &BookHandle,
    mut outgoing: Outgoing,
    passphrase: &str,
    tell: impl Fn(Far) -> bool,
) -> Result<Vec<u8>, MergeError> {
    let clerk = Clerk::hire().await?;
    clerk.ask(&Job::Seal(passphrase.to_owned(), outgoing.header().clone()), &[])?;
    loop {
        // One batch after the other, so that not all of them lie in memory at once.
        clerk.hear().await?;
        let batch = outgoing.next_batch(&book.library(), BATCH);
        if batch.is_empty() {
            break;
        }
        clerk.ask(&Job::Add(batch), &[])?;
        let (done, total) = outgoing.progress();
        if !tell((done as u64, total as u64)) {
            return Err(broken());
        }
    }
    clerk.ask(&Job::Close, &[])?;
    clerk.hear().await.map(|(_, file)| file)
}
