//! Keeps the screen awake for as long as something is shown on it that another phone reads.

use super::page;
use gloo::events::EventListener;
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What was asked of the browser.
#[derive(Default)]
struct Asked {
    /// The browser's promise to stay awake, which it takes back when the page is out of sight.
    sentinel: Option<JsValue>,
    over: bool,
}

/// A wish to stay awake, where the browser can: it ends when this is dropped.
pub struct Awake {
    asked: Rc<RefCell<Asked>>,
    _back: EventListener,
}

impl Awake {
    /// Asks for it.
    pub fn start() -> Self {
        let asked: Rc<RefCell<Asked>> = Rc::default();
        keep(asked.clone());
        let again = asked.clone();
        let back = page::on_visibility(move |shown| {
            if shown {
                keep(again.clone());
            }
        });
        Self { asked, _back: back }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        let mut asked = self.asked.borrow_mut();
        asked.over = true;
        if let Some(sentinel) = asked.sentinel.take() {
            // One that the browser has ended already need not be ended.
            let _ = call(&sentinel, "release", &JsValue::UNDEFINED);
        }
    }
}

fn keep(asked: Rc<RefCell<Asked>>) {
    let navigator: JsValue = page::window().navigator().into();
    let Ok(lock) = Reflect::get(&navigator, &"wakeLock".into()) else { return };
    if lock.is_undefined() {
        return;
    }
    let Ok(promise) = call(&lock, "request", &"screen".into()) else { return };
    spawn_local(async move {
        // On a low battery the answer is no: the screen then goes dark as it always does.
        let Ok(sentinel) = JsFuture::from(Promise::resolve(&promise)).await else { return };
        let mut asked = asked.borrow_mut();
        if asked.over {
            let _ = call(&sentinel, "release", &JsValue::UNDEFINED);
        } else {
            asked.sentinel = Some(sentinel);
        }
    });
}

fn call(object: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(object, &name.into())?.dyn_into()?;
    function.call1(object, with)
}
