//! Whether the browser promises to keep the data, and how much room there is.

use super::page;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// Asks the browser to keep the data. Firefox asks the person, so the answer may take long: never wait for it.
pub async fn ask() -> Option<bool> {
    answer(storage()?.persist()).await?.as_bool()
}

/// Returns whether the browser has promised to keep the data; `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    answer(storage()?.persisted()).await?.as_bool()
}

/// Returns the bytes in use and the bytes that may be used, where the browser tells.
pub async fn room() -> Option<(f64, f64)> {
    let estimate: StorageEstimate = answer(storage()?.estimate()).await?.unchecked_into();
    Some((estimate.get_usage()?, estimate.get_quota()?))
}

/// Returns the browser's storage, which a page without a secure address does not get to see.
fn storage() -> Option<StorageManager> {
    let storage = Reflect::get(&page::window().navigator(), &"storage".into()).ok()?;
    storage.is_object().then(|| storage.unchecked_into())
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}
