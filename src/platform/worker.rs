//! Work beside the page: the same program in a worker, to which and from which only bytes go.

use super::page;
use futures_channel::oneshot;
use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DedicatedWorkerGlobalScope, Event, MessageChannel, MessageEvent, MessagePort, Worker, WorkerOptions,
    WorkerType,
};

/// A worker that was started; it ends when this is dropped, whatever it is doing.
pub struct Helper {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Helper {
    /// Starts one. It may be sent work once it has said something.
    ///
    /// `task` is what it is started for, which it finds out by [`task`].
    pub fn start(
        task: &str,
        on_message: impl Fn(Vec<u8>) + 'static,
        on_failure: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(task);
        let worker = Worker::new_with_options("./worker.js", &options)?;
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(bytes) = bytes_of(event) {
                    on_message(bytes);
                }
            }),
            EventListener::new(&worker, "error", move |_| on_failure()),
        ];
        let addresses = Object::new();
        for (name, selector) in
            [("js", "link[rel=\"modulepreload\"]"), ("wasm", "link[rel=\"preload\"][as=\"fetch\"]")]
        {
            let link = page::document().query_selector(selector)?.ok_or(JsValue::UNDEFINED)?;
            Reflect::set(&addresses, &name.into(), &Reflect::get(&link, &"href".into())?)?;
        }
        worker.post_message(&addresses)?;
        Ok(Self { worker, _listeners: listeners })
    }

    /// Sends bytes; returns whether they went.
    pub fn send(&self, bytes: &[u8]) -> bool {
        self.send_buffer(&Uint8Array::from(bytes))
    }

    /// Sends bytes that lie outside of this program's memory, and are gone from the page then; returns whether they went.
    pub fn send_buffer(&self, bytes: &Uint8Array) -> bool {
        self.worker.post_message_with_transfer(bytes, &Array::of1(&bytes.buffer())).is_ok()
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Why there is no answer: the worker could not start, or ran out of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

#[derive(Default)]
struct Post {
    arrived: VecDeque<Vec<u8>>,
    failed: bool,
    waiting: Option<oneshot::Sender<()>>,
    /// That of the worker to which this one was introduced: it waits in vain for one that failed.
    other: Weak<RefCell<Post>>,
}

impl Post {
    fn fail(&mut self) {
        self.failed = true;
        self.ring();
    }

    fn ring(&mut self) {
        if let Some(waiting) = self.waiting.take() {
            // Who stopped waiting need not hear.
            let _ = waiting.send(());
        }
    }
}

/// A worker that says more than one thing; it ends when this is dropped.
pub struct Dialogue {
    helper: Helper,
    post: Rc<RefCell<Post>>,
}

impl Dialogue {
    /// Starts a worker for a task. It may be told something once it has said something.
    pub fn begin(task: &str) -> Result<Self, Broken> {
        let post: Rc<RefCell<Post>> = Rc::default();
        let (arriving, failing) = (post.clone(), post.clone());
        let on_message = move |bytes| {
            let mut post = arriving.borrow_mut();
            post.arrived.push_back(bytes);
            post.ring();
        };
        let on_failure = move || {
            failing.borrow_mut().fail();
            let other = failing.borrow().other.upgrade();
            if let Some(other) = other {
                other.borrow_mut().fail();
            }
        };
        let helper = Helper::start(task, on_message, on_failure).map_err(|_| Broken)?;
        Ok(Self { helper, post })
    }

    /// Tells it something.
    pub fn say(&self, bytes: &[u8]) -> Result<(), Broken> {
        if self.helper.send(bytes) { Ok(()) } else { Err(Broken) }
    }

    /// Lets this worker and another one tell each other things, as the page tells them.
    pub fn introduce(&self, other: &Dialogue) -> Result<(), Broken> {
        self.post.borrow_mut().other = Rc::downgrade(&other.post);
        other.post.borrow_mut().other = Rc::downgrade(&self.post);
        let channel = MessageChannel::new().map_err(|_| Broken)?;
        for (dialogue, port) in [(self, channel.port1()), (other, channel.port2())] {
            let worker = &dialogue.helper.worker;
            worker.post_message_with_transfer(&port, &Array::of1(&port)).map_err(|_| Broken)?;
        }
        Ok(())
    }

    /// Waits for what it says next.
    pub async fn hear(&self) -> Result<Vec<u8>, Broken> {
        loop {
            let waiting = {
                let mut post = self.post.borrow_mut();
                if let Some(bytes) = post.arrived.pop_front() {
                    return Ok(bytes);
                }
                if post.failed {
                    return Err(Broken);
                }
                let (ring, waiting) = oneshot::channel();
                post.waiting = Some(ring);
                waiting
            };
            waiting.await.map_err(|_| Broken)?;
        }
    }
}

/// Asks one thing of a worker of its own, whose memory goes with it. Dropping the future ends the worker.
///
/// It is sent the request once it has said something, and what it says next is the answer.
pub async fn ask(task: &str, request: &[u8]) -> Result<Vec<u8>, Broken> {
    let (ready, listens) = oneshot::channel();
    let (told, answer) = oneshot::channel();
    let senders = Rc::new(RefCell::new(vec![told, ready]));
    let gone = senders.clone();
    let on_message = move |bytes| {
        if let Some(sender) = senders.borrow_mut().pop() {
            let _ = sender.send(bytes);
        }
    };
    // Whoever waits then hears that nobody will answer.
    let on_failure = move || gone.borrow_mut().clear();
    let helper = Helper::start(task, on_message, on_failure).map_err(|_| Broken)?;
    listens.await.map_err(|_| Broken)?;
    if !helper.send(request) {
        return Err(Broken);
    }
    answer.await.map_err(|_| Broken)
}

fn bytes_of(event: &Event) -> Option<Vec<u8>> {
    let data = event.dyn_ref::<MessageEvent>()?.data();
    data.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    // In a page the very name of this type is unknown, and an error is slow to make.
    if page::is_here() { None } else { js_sys::global().dyn_into().ok() }
}

/// Returns whether this program runs in a worker.
pub fn is_here() -> bool {
    scope().is_some()
}

/// In a worker: returns what it was started for.
pub fn task() -> String {
    scope().map(|scope| scope.name()).unwrap_or_default()
}

thread_local! {
    /// In a worker: the way to the other one to which the page has introduced it.
    static OTHER: RefCell<Option<MessagePort>> = const { RefCell::new(None) };
}

/// In a worker: hears what the page sends, and the other worker to which the page introduces it, from now on.
pub fn listen(on_message: impl Fn(Vec<u8>) + 'static) {
    if let Some(scope) = scope() {
        let on_message = Rc::new(on_message);
        EventListener::new(&scope, "message", move |event| {
            if let Some(bytes) = bytes_of(event) {
                on_message(bytes);
            } else if let Some(port) = port_of(event) {
                let on_message = on_message.clone();
                EventListener::new(&port, "message", move |event| {
                    if let Some(bytes) = bytes_of(event) {
                        on_message(bytes);
                    }
                })
                .forget();
                port.start();
                OTHER.set(Some(port));
            }
        })
        .forget();
    }
}

fn port_of(event: &Event) -> Option<MessagePort> {
    event.dyn_ref::<MessageEvent>()?.data().dyn_into().ok()
}

/// In a worker: sends bytes to the page. A page that is gone does not miss them.
pub fn answer(bytes: &[u8]) {
    if let Some(scope) = scope() {
        let bytes = Uint8Array::from(bytes);
        let _ = scope.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
    }
}

/// In a worker: sends bytes to the other one. One that is gone does not miss them.
pub fn pass_on(bytes: &[u8]) {
    OTHER.with_borrow(|other| {
        if let Some(other) = other {
            let bytes = Uint8Array::from(bytes);
            let _ = other.post_message_with_transferable(&bytes, &Array::of1(&bytes.buffer()));
        }
    });
}
