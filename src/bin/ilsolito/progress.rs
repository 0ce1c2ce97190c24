//! How far long work is, for whoever sits before a terminal: one line that is written over.

use std::io::{IsTerminal, stderr};

/// After how many more entries it is told again.
const STEP: u64 = 10_000;

/// Tells it.
pub struct Telling {
    what: String,
    shown: bool,
    last: u64,
}

impl Telling {
    /// Begins to tell of a file.
    pub fn of(what: &str) -> Self {
        Self { what: what.to_owned(), shown: stderr().is_terminal(), last: 0 }
    }

    /// Tells that so much of so much is done.
    pub fn tell(&mut self, done: u64, total: u64) {
        if self.shown && (done - self.last.min(done) >= STEP || done == total) {
            self.last = done;
            eprint!("\r{}: {done} of {total} ", self.what);
        }
    }
}

impl Drop for Telling {
    fn drop(&mut self) {
        if self.last > 0 {
            eprintln!();
        }
    }
}
