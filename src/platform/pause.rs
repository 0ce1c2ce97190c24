//! Letting the browser draw and answer between slices of long work.

use super::page;
use gloo::timers::future::TimeoutFuture;

/// How long a slice of work may take, in milliseconds, before it lets the browser breathe.
pub const SLICE: f64 = 8.0;

/// Long work that keeps the screen alive: it looks at the clock between its steps.
pub struct Pace {
    since: f64,
}

impl Pace {
    /// Starts a slice now.
    pub fn start() -> Self {
        Self { since: page::elapsed() }
    }

    /// Lets the browser breathe when the slice is used up; returns whether it did.
    pub async fn step(&mut self) -> bool {
        let used_up = page::elapsed() - self.since >= SLICE;
        if used_up {
            breathe().await;
            self.since = page::elapsed();
        }
        used_up
    }
}

/// Lets everything that waits go first.
pub async fn breathe() {
    TimeoutFuture::new(0).await;
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}
