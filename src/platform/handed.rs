//! Files that were handed to the app from outside: shared with it, opened with it, or dropped on its window. They wait in
//! a cache of their own, which the service worker and `handed.js` fill, until the page has dealt with them.

use super::page;
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, Response};

/// A file that waits.
pub struct Handed {
    /// What is in it.
    pub bytes: Vec<u8>,
    place: Place,
}

/// Where it lies.
#[derive(Clone)]
pub struct Place {
    cache: Cache,
    request: Request,
}

impl Handed {
    /// Returns the one that has waited longest; `None` where none waits, or this browser keeps none.
    pub async fn first() -> Option<Self> {
        first().await.ok().flatten()
    }

    /// Returns where it lies, by which it is taken away once it is dealt with.
    pub fn place(&self) -> Place {
        self.place.clone()
    }
}

impl Place {
    /// Takes the file away.
    pub async fn clear(self) {
        // One that is gone already is as good.
        let _ = JsFuture::from(self.cache.delete_with_request(&self.request)).await;
    }
}

/// Calls back when one arrives, until the listener is dropped.
pub fn on_arrival(on_handed: impl Fn() + 'static) -> EventListener {
    EventListener::new(&page::window(), "handed", move |_| on_handed())
}

async fn first() -> Result<Option<Handed>, JsValue> {
    let Some(name) = page::root_mark("data-handed") else { return Ok(None) };
    let caches = page::window().caches()?;
    if !JsFuture::from(caches.has(&name)).await?.is_truthy() {
        return Ok(None);
    }
    let cache: Cache = JsFuture::from(caches.open(&name)).await?.dyn_into()?;
    let requests: Array = JsFuture::from(cache.keys()).await?.dyn_into()?;
    let Ok(request) = requests.get(0).dyn_into::<Request>() else { return Ok(None) };
    let answer: Response = JsFuture::from(cache.match_with_request(&request)).await?.dyn_into()?;
    let buffer = JsFuture::from(answer.array_buffer()?).await?;
    Ok(Some(Handed { bytes: Uint8Array::new(&buffer).to_vec(), place: Place { cache, request } }))
}
