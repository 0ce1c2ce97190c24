//! The page's side: has files opened and sealed by a worker, and hears how far it is. Dropped, it stops at once.

use super::job::{Answer, Job, read, write};
use crate::app::state::BookHandle;
use crate::domain::Entry;
use crate::merge::{Header, MergeError, Outgoing};
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

/// A file that is being opened and verified. What it gives may be used only once it has given all.
pub struct Opening {
    /// Who unseals it.
    _opener: Clerk,
    /// Who reads what is in it.
    reader: Clerk,
    header: Header,
    done: u64,
}

impl Opening {
    /// Begins with what the file says of itself.
    pub async fn begin(bytes: &[u8], passphrase: &str) -> Result<Self, MergeError> {
        let opener = Clerk::hire().await?;
        opener.ask(&Job::Open(passphrase.to_owned()), bytes)?;
        // The second one starts while the key is derived.
        let reader = Clerk::hire().await?;
        opener.0.introduce(&reader.0).map_err(|_| broken())?;
        match opener.hear().await?.0 {
            Answer::Header(header) => {
                reader.ask(&Job::Read(header.counts), &[])?;
                Ok(Self { _opener: opener, reader, header, done: 0 })
            }
            _ => Err(broken()),
        }
    }

    /// Returns what the file says of itself.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Returns how far it is.
    pub fn far(&self) -> Far {
        (self.done, self.header.counts.total())
    }

    /// Returns some more entries; none once all are given and all is verified.
    pub async fn next(&mut self) -> Result<Option<Vec<Entry>>, MergeError> {
        // Answers may lie ready one upon the other: the screen goes first.
        pause::breathe().await;
        match self.reader.hear().await?.0 {
            Answer::Entries(batch) => {
                self.done += batch.len() as u64;
                Ok(Some(batch))
            }
            Answer::Whole => Ok(None),
            _ => Err(broken()),
        }
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
