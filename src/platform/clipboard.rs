//! Copying text, for a person to paste it elsewhere.

use super::page;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; returns whether the browser did.
pub async fn copy(text: &str) -> bool {
    let clipboard = page::window().navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
