//! Long work off the screen's thread: the app's own binary, started once more in a worker for one job, then ended.

use super::page;
use futures_channel::oneshot;
use gloo::events::EventListener;
use js_sys::{Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Why a job has no result: the worker could not start, ran out of memory, or did not know what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// Has a job done in a worker of its own, whose memory goes with it; `input` and the answer are bytes.
///
/// Dropping the future ends the worker, whatever it is doing.
pub async fn ask(job: &str, input: &[u8]) -> Result<Vec<u8>, Broken> {
    let worker = Ended(start().ok_or(Broken)?);
    let order = message([("job", job.into()), ("input", Uint8Array::from(input).into())]).ok_or(Broken)?;
    let (told, answer) = oneshot::channel();
    let told = Rc::new(RefCell::new(Some(told)));
    let on_message = {
        let (worker, told) = (worker.0.clone(), told.clone());
        EventListener::new(&worker.clone(), "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
            // The first word says that the worker listens; what is sent earlier may be lost.
            if data.is_string() {
                let _ = worker.post_message(&order);
            } else if let Some(told) = told.take() {
                let _ = told.send(data.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec));
            }
        })
    };
    let on_error = EventListener::new(&worker.0, "error", move |_| {
        if let Some(told) = told.take() {
            let _ = told.send(None);
        }
    });
    let result = answer.await;
    drop((on_message, on_error));
    result.ok().flatten().ok_or(Broken)
}

/// A worker that is ended when nobody waits for it any more.
struct Ended(Worker);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

fn start() -> Option<Worker> {
    let address = |query: &str| {
        let link = page::document().query_selector(query).ok()??;
        link.dyn_into::<HtmlLinkElement>().ok().map(|link| link.href())
    };
    let places = message([
        ("script", address("link[rel='modulepreload']")?.into()),
        ("binary", address("link[rel='preload'][as='fetch']")?.into()),
    ])?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options("./worker.js", &options).ok()?;
    worker.post_message(&places).ok()?;
    Some(worker)
}

fn message(parts: [(&str, JsValue); 2]) -> Option<JsValue> {
    let message = Object::new();
    for (name, value) in parts {
        Reflect::set(&message, &name.into(), &value).ok()?;
    }
    Some(message.into())
}

/// Returns whether this is a worker and not a page.
pub fn is_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Does the jobs that the page asks for; `answer` returns nothing for one that it does not know or cannot do.
pub fn serve<F: Future<Output = Option<Vec<u8>>> + 'static>(answer: fn(String, Vec<u8>) -> F) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let replying = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        let part = |name: &str| Reflect::get(&data, &name.into()).unwrap_or_default();
        let job = part("job").as_string().unwrap_or_default();
        let input = part("input").dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
        let scope = replying.clone();
        spawn_local(async move {
            let reply = answer(job, input).await;
            let reply = reply.map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes.as_slice()).into());
            let _ = scope.post_message(&reply);
        });
    })
    .forget();
    let _ = scope.post_message(&"listening".into());
}
