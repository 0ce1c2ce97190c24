//! Letting the browser draw and answer between slices of long work.

use gloo::timers::future::TimeoutFuture;

/// How long a slice of work may take, in milliseconds, before it lets the browser breathe.
pub const SLICE: f64 = 8.0;

/// Lets everything that waits go first.
pub async fn breathe() {
    TimeoutFuture::new(0).await;
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}
