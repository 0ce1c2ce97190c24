//! The worker's side: deriving keys, sealing, unsealing and verifying, where no screen waits for it.

use super::job::{Answer, Job, read, write};
use crate::merge::{Incoming, MergeError, SyncWriter, WORK_FACTOR};
use crate::platform::worker;
use std::cell::RefCell;

/// How many entries are given at once: the page takes some milliseconds to read them.
const BATCH: usize = 512;

/// Serves the page that started this worker.
pub fn serve() {
    let writing: RefCell<Option<SyncWriter<Vec<u8>>>> = RefCell::default();
    worker::listen(move |bytes| {
        let Some((job, rest)) = read::<Job>(&bytes) else { return };
        let result = match job {
            Job::Open(passphrase) => open(rest, &passphrase),
            Job::Seal(passphrase, header) => SyncWriter::begin(Vec::new(), &passphrase, WORK_FACTOR, &header)
                .map(|writer| {
                    *writing.borrow_mut() = Some(writer);
                    say(&Answer::Added);
                }),
            Job::Add(entries) => match &mut *writing.borrow_mut() {
                Some(writer) => {
                    entries.iter().try_for_each(|entry| writer.write(entry)).map(|()| say(&Answer::Added))
                }
                None => Ok(()),
            },
            Job::Close => match writing.borrow_mut().take() {
                Some(writer) => writer.finish().map(|file| worker::answer(&write(&Answer::Sealed, &file))),
                None => Ok(()),
            },
        };
        if let Err(error) = result {
            say(&Answer::Refused(error));
        }
    });
    say(&Answer::Ready);
}

fn say(answer: &Answer) {
    worker::answer(&write(answer, &[]));
}

fn open(bytes: &[u8], passphrase: &str) -> Result<(), MergeError> {
    let mut incoming = Incoming::open(bytes, passphrase)?;
    say(&Answer::Header(incoming.header().clone()));
    loop {
        let batch = incoming.next_batch(BATCH)?;
        if batch.is_empty() {
            say(&Answer::Whole);
            return Ok(());
        }
        say(&Answer::Entries(batch));
    }
}
