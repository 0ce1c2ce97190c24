//! Opening, reading and comparing a file in slices, so that the screen stays alive and it can be cancelled.

use super::trouble::{Cause, Trouble};
use crate::app::state::BookHandle;
use crate::exchange::{ExchangeError, Kind, MOST_BYTES, Mapping, Options, Preview, Reader};
use crate::platform::{clock, files, pause};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::File;

/// How many people of the file are read between two looks at the clock.
const BATCH: usize = 16;
/// How many known people are taken in between two looks at the clock.
const KNOWN: usize = 256;

/// Among how many first rows one is looked for that can be read.
const SAMPLE: usize = 12;

/// Numbers what is worked on, so that only the last of it may speak.
#[derive(Default)]
pub struct Runs {
    last: Rc<Cell<u32>>,
}

/// One piece of work.
pub struct Run {
    last: Rc<Cell<u32>>,
    number: u32,
}

impl Runs {
    /// Begins a new piece of work; what was worked on before is stopped.
    pub fn begin(&self) -> Run {
        self.stop();
        Run { last: self.last.clone(), number: self.last.get() }
    }

    /// Stops what is worked on.
    pub fn stop(&self) {
        self.last.set(self.last.get().wrapping_add(1));
    }
}

impl Run {
    /// Returns whether nobody has stopped it.
    pub fn is_current(&self) -> bool {
        self.last.get() == self.number
    }
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// Bytes read.
    pub done: usize,
    /// Bytes in all, 0 while that is not known.
    pub total: usize,
    /// People found.
    pub people: usize,
}

/// A file that was opened.
#[derive(Clone)]
pub struct Open {
    reader: Rc<RefCell<Reader>>,
    /// Its name.
    pub file: Rc<str>,
    /// How large it is, in bytes.
    pub size: f64,
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.reader, &other.reader)
    }
}

impl Open {
    /// Looks at what is in it.
    pub fn look<T>(&self, look: impl FnOnce(&Reader) -> T) -> T {
        look(&self.reader.borrow())
    }

    /// Returns what its parts are, each with its name in the archive.
    pub fn kinds(&self) -> Vec<(String, Kind)> {
        self.look(|reader| reader.parts().iter().map(|part| (part.name().to_owned(), part.kind())).collect())
    }

    /// Returns whether a person has to say what its columns hold. Of rows that cannot be read there is nothing to say.
    pub fn has_unknown_columns(&self) -> bool {
        self.look(|reader| {
            reader.parts().iter().filter(|part| part.kind() == Kind::Table).any(|part| {
                let sample = part.sample(SAMPLE);
                part.mapping().is_some_and(|mapping| sample.iter().any(|row| !mapping.is_above(row)))
            })
        })
    }

    /// Reads columns in another way, by the places of the parts.
    pub fn remap(&self, mappings: Vec<(usize, Mapping)>) {
        let mut reader = self.reader.borrow_mut();
        for (part, mapping) in mappings {
            reader.remap(part, mapping);
        }
    }

    fn trouble(&self, cause: Cause) -> Trouble {
        Trouble { file: self.file.clone(), size: self.size, cause }
    }
}

/// Opens a file and tells what is in it.
pub async fn open(file: &File) -> Result<Open, Trouble> {
    let trouble = |cause| Trouble { file: file.name().into(), size: file.size(), cause };
    if file.size() > MOST_BYTES as f64 {
        return Err(trouble(Cause::File(ExchangeError::TooLarge { limit: MOST_BYTES })));
    }
    // The screen that says so first.
    pause::breathe().await;
    let picked = files::read(file).await.ok_or_else(|| trouble(Cause::Unreadable))?;
    let reader = Reader::open(&picked.name, &picked.bytes).map_err(|error| trouble(Cause::File(error)))?;
    Ok(Open {
        reader: Rc::new(RefCell::new(reader)),
        file: picked.name.into(),
        size: picked.bytes.len() as f64,
    })
}

/// Reads and compares everything; `None` when it was stopped.
pub async fn read(
    open: &Open,
    book: &BookHandle,
    run: &Run,
    on_progress: impl Fn(Progress),
) -> Option<Result<Preview, Trouble>> {
    let now = clock::now();
    let key_labels = open.look(Reader::key_labels);
    let options = Options { file: (&*open.file).into(), now, offset: clock::offset(now), key_labels };
    let mut preview = Preview::new(options);
    open.reader.borrow_mut().rewind();
    on_progress(Progress::default());
    let mut pace = pause::Pace::start();
    while preview.learn(&book.library(), KNOWN) {
        pace.step().await;
        if !run.is_current() {
            return None;
        }
    }
    loop {
        let batch = open.reader.borrow_mut().next_batch(BATCH);
        if batch.is_empty() {
            break;
        }
        preview.add(&book.library(), batch);
        if pace.step().await {
            if !run.is_current() {
                return None;
            }
            let (done, total) = open.reader.borrow().progress();
            on_progress(Progress { done, total, people: preview.rows().len() });
        }
    }
    let nobody = preview.rows().iter().all(|row| row.candidate.is_empty());
    Some(match preview.bad_lines().first() {
        Some(bad) if nobody => Err(open.trouble(Cause::Line(bad.clone()))),
        _ if preview.rows().is_empty() => Err(open.trouble(Cause::File(ExchangeError::Empty))),
        _ => Ok(preview),
    })
}
