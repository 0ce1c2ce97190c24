//! The worker's side: deriving keys, sealing, unsealing and verifying, where no screen waits for it.

use super::job::{Answer, Job, read, write};
use crate::merge::{Contents, MergeError, Run, Runs, SyncWriter, WORK_FACTOR};
use crate::platform::worker;
use std::cell::RefCell;
use std::io::Cursor;

/// How many runs of lines are asked for ahead, so that neither worker waits for the other one.
const AHEAD: usize = 4;

/// What a worker is at.
#[derive(Default)]
struct Desk {
    writing: Option<SyncWriter<Vec<u8>>>,
    /// The file that it unseals, which lies in its memory.
    runs: Option<Runs<Cursor<Vec<u8>>>>,
    /// What it makes of the lines of another worker.
    contents: Option<Contents>,
}

/// Serves the page that started this worker, and another worker of it.
pub fn serve() {
    let desk: RefCell<Desk> = RefCell::default();
    worker::listen(move |bytes| {
        let Some((job, rest)) = read::<Job>(&bytes) else { return };
        if let Err(error) = desk.borrow_mut().work(job, rest) {
            say(&Answer::Refused(error));
        }
    });
    say(&Answer::Ready);
}

fn say(answer: &Answer) {
    worker::answer(&write(answer, &[]));
}

impl Desk {
    fn work(&mut self, job: Job, rest: &[u8]) -> Result<(), MergeError> {
        match job {
            Job::Open(passphrase) => {
                let runs = self.runs.insert(Runs::open(Cursor::new(rest.to_vec()), &passphrase)?);
                say(&Answer::Header(runs.header().clone()));
            }
            Job::More => self.hand_on(),
            Job::Read(counts) => {
                self.contents = Some(Contents::new(counts));
                (0..AHEAD).for_each(|_| worker::pass_on(&write(&Job::More, &[])));
            }
            Job::Lines => {
                if let Some(contents) = &mut self.contents {
                    worker::pass_on(&write(&Job::More, &[]));
                    say(&Answer::Entries(contents.read(rest)?));
                }
            }
            Job::End(trailer) => {
                if let Some(mut contents) = self.contents.take() {
                    contents.close(&trailer?)?;
                    say(&Answer::Whole);
                }
            }
            Job::Seal(passphrase, header) => {
                self.writing = Some(SyncWriter::begin(Vec::new(), &passphrase, WORK_FACTOR, &header)?);
                say(&Answer::Added);
            }
            Job::Add(entries) => {
                if let Some(writer) = &mut self.writing {
                    entries.iter().try_for_each(|entry| writer.write(entry))?;
                    say(&Answer::Added);
                }
            }
            Job::Close => {
                if let Some(writer) = self.writing.take() {
                    worker::answer(&write(&Answer::Sealed, &writer.finish()?));
                }
            }
        }
        Ok(())
    }

    /// Hands the next lines of the file on to whoever reads them.
    fn hand_on(&mut self) {
        let Some(runs) = &mut self.runs else { return };
        match runs.next_run() {
            Ok(Some(Run::Lines(lines))) => worker::pass_on(&write(&Job::Lines, &lines)),
            Ok(Some(Run::End(trailer))) => worker::pass_on(&write(&Job::End(Ok(trailer)), &[])),
            // The lines before are read first: what is wrong with them is told rather than this.
            Err(error) => worker::pass_on(&write(&Job::End(Err(error)), &[])),
            Ok(None) => self.runs = None,
        }
    }
}
