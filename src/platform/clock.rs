//! The phone's wall clock and its distance from UTC.

use crate::domain::Stamp;
use wasm_bindgen::JsValue;

/// Reads the clock.
#[allow(clippy::disallowed_methods)]
pub fn now() -> Stamp {
    Stamp(js_sys::Date::now().max(0.0) as u64)
}

/// Returns how many minutes local time is ahead of UTC at a moment.
pub fn offset(at: Stamp) -> i16 {
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    -(date.get_timezone_offset() as i16)
}
