//! Files that the person picks and files that they take out.

use super::page;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// A file that the person picked.
#[derive(Clone, PartialEq)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads a file into memory; `None` where the browser cannot.
pub async fn read(file: &File) -> Option<Picked> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Picked { name: file.name(), bytes: js_sys::Uint8Array::new(&buffer).to_vec() })
}

/// Offers bytes as a download; returns whether the browser took it on.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> bool {
    save(name, kind, bytes).is_ok()
}

fn save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = page::document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
