//! The phone's share sheet: hands a file to another app, by the person's hand.

use super::page;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FilePropertyBag};

/// How sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The person chose where it goes.
    Done,
    /// The person changed their mind.
    Refused,
    /// This browser does not share such files.
    Impossible,
}

/// Hands a file to the share sheet. Must be called while a press is being answered.
pub async fn share_file(name: &str, kind: &str, bytes: &[u8]) -> Shared {
    let Ok((share, navigator, what)) = offer(name, kind, bytes) else { return Shared::Impossible };
    let Ok(promise) = share.call1(&navigator, &what) else { return Shared::Impossible };
    match JsFuture::from(Promise::resolve(&promise)).await {
        Ok(_) => Shared::Done,
        Err(error) if error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError") => {
            Shared::Refused
        }
        Err(_) => Shared::Impossible,
    }
}

fn offer(name: &str, kind: &str, bytes: &[u8]) -> Result<(Function, JsValue, JsValue), JsValue> {
    let navigator: JsValue = page::window().navigator().into();
    let share: Function = Reflect::get(&navigator, &"share".into())?.dyn_into()?;
    let can: Function = Reflect::get(&navigator, &"canShare".into())?.dyn_into()?;
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options)?;
    let what = Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&file))?;
    if can.call1(&navigator, &what)?.is_truthy() {
        Ok((share, navigator, what.into()))
    } else {
        Err(JsValue::UNDEFINED)
    }
}
