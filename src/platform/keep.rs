//! Whether the browser promises to keep the data, and how much room there is.

use super::page;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

/// Asks the browser to keep the data. Firefox asks the person, so the answer may take long: never wait for it.
pub async fn ask() -> Option<bool> {
    let storage = page::window().navigator().storage();
    JsFuture::from(storage.persist().ok()?).await.ok()?.as_bool()
}

/// Returns whether the browser has promised to keep the data; `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    let storage = page::window().navigator().storage();
    JsFuture::from(storage.persisted().ok()?).await.ok()?.as_bool()
}

/// Returns the bytes in use and the bytes that may be used, where the browser tells.
pub async fn room() -> Option<(f64, f64)> {
    let storage = page::window().navigator().storage();
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some((estimate.get_usage()?, estimate.get_quota()?))
}
