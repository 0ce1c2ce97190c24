//! Makes the shop to try in a worker: the page goes on drawing whatever the size.

use super::{Making, Order, write_demo};
use crate::app::state::Failure;
use crate::platform::worker::{self, Dialogue};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

/// What the worker is started as.
pub const TASK: &str = "demo";

/// What the worker says.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Word {
    /// It listens.
    Ready,
    /// It is so far.
    Far(Making),
    /// It has ended.
    Ended(Result<(), Failure>),
}

/// Makes it; `None` where no worker answers.
pub async fn make(order: &Order, tell: &mut dyn FnMut(Making)) -> Option<Result<(), Failure>> {
    let order = postcard::to_allocvec(order).ok()?;
    let worker = Dialogue::begin(TASK).ok()?;
    loop {
        match postcard::from_bytes(&worker.hear().await.ok()?).ok()? {
            Word::Ready => worker.say(&order).ok()?,
            Word::Far(making) => tell(making),
            // What may go wrong beside the page need not go wrong on it.
            Word::Ended(Err(Failure::Missing | Failure::Other)) => return None,
            Word::Ended(ended) => return Some(ended),
        }
    }
}

/// Serves the page that started this worker.
pub fn serve() {
    worker::listen(|order| {
        let Ok(order) = postcard::from_bytes::<Order>(&order) else { return };
        spawn_local(async move {
            let ended = write_demo(&order, &mut |making| say(&Word::Far(making))).await;
            say(&Word::Ended(ended));
        });
    });
    say(&Word::Ready);
}

fn say(word: &Word) {
    // A page that hears nothing makes it by itself.
    worker::answer(&postcard::to_allocvec(word).unwrap_or_default());
}
