//! The part of the address behind the hash, which names the screen and never reaches a server.

use super::page;
use gloo::events::EventListener;

/// Reads it, without the hash.
pub fn read() -> String {
    page::window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to another screen; the way back leads here.
pub fn go(to: &str) {
    let _ = page::window().location().set_hash(to);
}

/// Goes to another screen in place of this one.
pub fn replace(to: &str) {
    let _ = page::window().location().replace(&format!("#{to}"));
}

/// Goes back to where the person came from, or to `otherwise` where they came from nowhere.
pub fn back(otherwise: &str) {
    match page::window().history() {
        Ok(history) if history.length().unwrap_or(0) > 1 => {
            let _ = history.back();
        }
        _ => go(otherwise),
    }
}

/// Calls back whenever it changes, until the listener is dropped.
pub fn on_change(on_change: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&page::window(), "hashchange", move |_| on_change(read()))
}

/// Writes a text so that it can stand in an address.
pub fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Reads what [`encode`] wrote; nothing where that makes no sense.
pub fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map(String::from).unwrap_or_default()
}
