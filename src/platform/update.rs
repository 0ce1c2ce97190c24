//! The service worker: registered once, asked for news, told to take over only when the person agrees.

use super::page;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerRegistration};

/// A newer version of the app that waits for the person to agree.
#[derive(Clone, PartialEq)]
pub struct Waiting(ServiceWorker);

impl Waiting {
    /// Lets the newer version take over; the page is loaded anew once it has.
    pub fn apply(&self) {
        let message = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&message, &"type".into(), &"apply".into());
        let reloaded = Rc::new(RefCell::new(false));
        EventListener::new(&page::window().navigator().service_worker(), "controllerchange", move |_| {
            if !reloaded.replace(true) {
                page::reload();
            }
        })
        .forget();
        let _ = self.0.post_message(&message);
    }
}

/// Registers the worker and calls back whenever a newer version waits.
pub async fn watch(on_waiting: impl Fn(Waiting) + Clone + 'static) -> Option<()> {
    let navigator = page::window().navigator();
    if !js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false) {
        return None;
    }
    let container = navigator.service_worker();
    let registration = JsFuture::from(container.register("sw.js")).await.ok()?;
    let registration: ServiceWorkerRegistration = registration.unchecked_into();
    let tell = {
        let registration = registration.clone();
        move || {
            // Without a controller this is the first visit: there is nothing to update from.
            if page::window().navigator().service_worker().controller().is_some()
                && let Some(waiting) = registration.waiting()
            {
                on_waiting(Waiting(waiting));
            }
        }
    };
    tell();
    let found = registration.clone();
    EventListener::new(&registration, "updatefound", move |_| {
        if let Some(installing) = found.installing() {
            let tell = tell.clone();
            EventListener::new(&installing, "statechange", move |_| tell()).forget();
        }
    })
    .forget();
    // A phone may keep the app open for days: look for news whenever it is taken up again.
    page::on_visibility(move |shown| {
        if shown {
            let _ = registration.update();
        }
    })
    .forget();
    Some(())
}
