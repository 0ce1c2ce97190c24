//! Opening, reading and comparing reviews in slices, so that the screen stays alive and it can be cancelled.

use crate::app::pages::import::{Progress, Run};
use crate::app::state::BookHandle;
use crate::domain::Day;
use crate::exchange::reviews::{ReviewTally, ReviewsPreview, ReviewsReader};
use crate::exchange::{BadLine, ExchangeError, MOST_BYTES};
use crate::platform::{clock, files, pause};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::File;

/// How many reviews of the file are read between two looks at the clock.
const BATCH: usize = 8;
/// How many known reviews are taken in between two looks at the clock.
const KNOWN: usize = 64;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The browser cannot read it.
    Unreadable,
    /// It is no file of reviews.
    File(ExchangeError),
    /// Not one line of it can be read; this is the first.
    Line(BadLine),
}

/// A file that was opened.
#[derive(Clone)]
pub struct Open {
    reader: Rc<RefCell<ReviewsReader>>,
    /// Its name.
    pub file: Rc<str>,
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reader, &other.reader)
    }
}

impl Open {
    fn of(reader: ReviewsReader) -> Open {
        Open { file: reader.name().into(), reader: Rc::new(RefCell::new(reader)) }
    }

    /// Looks at what is in it.
    pub fn look<T>(&self, look: impl FnOnce(&ReviewsReader) -> T) -> T {
        look(&self.reader.borrow())
    }

    /// Returns whether a person should say what its columns hold.
    pub fn asks_for_columns(&self) -> bool {
        self.look(|reader| !reader.tables().is_empty())
    }

    /// Reads columns in another way, by the places of the parts.
    pub fn remap(&self, mappings: Vec<(usize, crate::exchange::reviews::ReviewColumns)>) {
        for (part, columns) in mappings {
            self.reader.borrow_mut().remap(part, columns);
        }
    }
}

/// A preview that is ready to be shown.
#[derive(Clone)]
pub struct Ready {
    /// The file.
    pub open: Open,
    /// What would become of every row.
    pub preview: Rc<ReviewsPreview>,
    /// Counted.
    pub tally: ReviewTally,
}

impl PartialEq for Ready {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.preview, &other.preview)
    }
}

impl Ready {
    /// Counts the reviews that would be written.
    pub fn taken(&self, near: bool) -> u64 {
        (self.tally.added + self.tally.updated + if near { self.tally.near } else { 0 }) as u64
    }
}

/// Opens a file and tells what is in it.
pub async fn open(file: &File) -> Result<Open, Trouble> {
    if file.size() > MOST_BYTES as f64 {
        return Err(Trouble::File(ExchangeError::TooLarge { limit: MOST_BYTES }));
    }
    // The screen that says so first.
    pause::breathe().await;
    let picked = files::read(file).await.ok_or(Trouble::Unreadable)?;
    ReviewsReader::open(&picked.name, &picked.bytes).map(Open::of).map_err(Trouble::File)
}

/// Opens what was pasted.
pub fn paste(name: &str, text: &str) -> Result<Open, Trouble> {
    let now = clock::now();
    let (today, _) = Day::of(now, clock::offset(now));
    ReviewsReader::paste(name, text, today).map(Open::of).map_err(Trouble::File)
}

/// Reads and compares everything; `None` when it was stopped.
pub async fn read(
    open: &Open,
    book: &BookHandle,
    run: &Run,
    on_progress: impl Fn(Progress),
) -> Option<Result<Ready, Trouble>> {
    let mut preview = ReviewsPreview::new(&open.file);
    open.reader.borrow_mut().rewind();
    on_progress(Progress::default());
    let mut pace = pause::Pace::start();
    while preview.learn(&book.library(), KNOWN) {
        if pace.step().await && !run.is_current() {
            return None;
        }
    }
    loop {
        let batch = open.reader.borrow_mut().next_batch(BATCH);
        if batch.is_empty() {
            break;
        }
        preview.add(&book.library(), batch, &clock::offset);
        if pace.step().await {
            if !run.is_current() {
                return None;
            }
            let (done, total) = open.reader.borrow().progress();
            on_progress(Progress { done, total, people: preview.rows().len() });
        }
    }
    let tally = preview.tally();
    Some(match preview.bad_lines().first() {
        Some(bad) if preview.rows().is_empty() => Err(Trouble::Line(bad.clone())),
        _ if preview.rows().is_empty() => Err(Trouble::File(ExchangeError::NoReviews { line: 1 })),
        _ => Ok(Ready { open: open.clone(), preview: Rc::new(preview), tally }),
    })
}
