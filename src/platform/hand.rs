//! What leaves by the person's own hand: text that is copied or shared, and addresses that open another app.

use super::page;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Puts a text where it can be pasted from; returns whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let navigator: JsValue = page::window().navigator().into();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    call(&clipboard, "writeText", &text.into()).await
}

/// Returns whether the phone has a share sheet.
pub fn can_share() -> bool {
    let navigator: JsValue = page::window().navigator().into();
    Reflect::has(&navigator, &"share".into()).unwrap_or(false)
}

/// Hands a text to the phone's share sheet; returns whether the person chose where it goes.
pub async fn share_text(text: &str) -> bool {
    let navigator: JsValue = page::window().navigator().into();
    let what = Object::new();
    let _ = Reflect::set(&what, &"text".into(), &text.into());
    call(&navigator, "share", &what).await
}

async fn call(object: &JsValue, verb: &str, what: &JsValue) -> bool {
    let verb = Reflect::get(object, &verb.into()).ok().and_then(|verb| verb.dyn_into::<Function>().ok());
    let promise = verb.and_then(|verb| verb.call1(object, what).ok());
    match promise {
        Some(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
        None => false,
    }
}

/// Writes a text so that it can stand in an address.
pub fn encode(text: &str) -> String {
    String::from(js_sys::encode_uri_component(text))
}
