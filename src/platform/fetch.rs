//! Reading files of the app itself that are not needed at the start.

use super::page;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Reads a file of the build by its address within it; `None` where there is neither a kept copy nor a network.
pub async fn read(address: &str) -> Option<Vec<u8>> {
    load(address).await.ok().flatten()
}

async fn load(address: &str) -> Result<Option<Vec<u8>>, JsValue> {
    let response: Response = JsFuture::from(page::window().fetch_with_str(address)).await?.unchecked_into();
    if !response.ok() {
        return Ok(None);
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Some(js_sys::Uint8Array::new(&buffer).to_vec()))
}
