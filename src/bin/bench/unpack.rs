//! The unpacking of a file, of which nothing is made.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Unseals and unpacks a file and hands over what is in it, piece by piece; returns whether it could be read.
#[wasm_bindgen]
pub fn unpack(file: &[u8], passphrase: &str, take: &Function) -> bool {
    let hand = |piece: &[u8]| _ = take.call1(&JsValue::UNDEFINED, &Uint8Array::from(piece));
    il_solito::merge::unpack(file, passphrase, hand).is_ok()
}
