//! Letting the browser draw and answer between slices of long work.

use super::page;
use futures_channel::oneshot;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::MessageChannel;

/// How long a slice of work may take, in milliseconds, before it lets the browser breathe.
pub const SLICE: f64 = 8.0;

/// The longest that a drawing is waited for, in milliseconds: a page that nobody sees is not drawn.
const UNSEEN: u32 = 200;

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

/// Messages of this page to itself, each of which wakes whoever has waited longest.
struct Turns {
    channel: MessageChannel,
    waiting: Rc<RefCell<VecDeque<oneshot::Sender<()>>>>,
    _listener: EventListener,
}

impl Turns {
    fn new() -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let waiting: Rc<RefCell<VecDeque<oneshot::Sender<()>>>> = Rc::default();
        let woken = waiting.clone();
        let listener = EventListener::new(&channel.port1(), "message", move |_| {
            if let Some(next) = woken.borrow_mut().pop_front() {
                // Whoever does not wait any more need not be woken.
                let _ = next.send(());
            }
        });
        channel.port1().start();
        Some(Self { channel, waiting, _listener: listener })
    }
}

thread_local! {
    static TURNS: Option<Turns> = Turns::new();
}

/// Lets everything that waits go first.
pub async fn breathe() {
    // Not a timer: the fifth in a row waits for four milliseconds.
    let turn = TURNS.with(|turns| {
        let turns = turns.as_ref()?;
        turns.channel.port2().post_message(&JsValue::NULL).ok()?;
        let (wake, woken) = oneshot::channel();
        turns.waiting.borrow_mut().push_back(wake);
        Some(woken)
    });
    match turn {
        Some(turn) => _ = turn.await,
        None => TimeoutFuture::new(0).await,
    }
}

/// Waits until the browser has drawn what is on the page now.
pub async fn drawn() {
    let (done, told) = oneshot::channel();
    let done = Rc::new(RefCell::new(Some(done)));
    let tell = move || {
        if let Some(done) = done.take() {
            let _ = done.send(());
        }
    };
    let unseen = Timeout::new(UNSEEN, tell.clone());
    let frame = Closure::once_into_js(tell);
    // Where there are no frames, the timer tells.
    let _ = page::window().request_animation_frame(frame.unchecked_ref());
    let _ = told.await;
    drop(unseen);
    // A frame is told of before it is drawn.
    breathe().await;
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}
