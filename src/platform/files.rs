//! Files that the person picks or drops, and files that they take out.

use super::page;
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

/// How long a file that is taken out stays readable for the browser, in milliseconds: some phones ask first.
const KEEP_FOR: u32 = 60_000;

/// A file that the person picked.
#[derive(Clone, PartialEq)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Returns the file that was picked with an input, and empties the input so that the same one can be picked again.
pub fn picked(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = first(input.files());
    input.set_value("");
    file
}

/// Returns the file that was dropped.
pub fn dropped(event: &DragEvent) -> Option<File> {
    first(event.data_transfer()?.files())
}

fn first(files: Option<FileList>) -> Option<File> {
    files?.get(0)
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
    Timeout::new(KEEP_FOR, move || {
        // An address that is gone already is as good.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
