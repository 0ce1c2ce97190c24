//! What kind of phone and window this is, as far as installing goes, and the browser's own offer to install.

use super::page;
use gloo::events::EventListener;
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The browser offers once, at a moment of its own choosing: the offer is kept until somebody wants it.
    static OFFER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// The event that tells listeners of this module that something has changed.
const CHANGED: &str = "il-solito-install";

/// What the app runs on, as far as the steps of installing differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// An iPhone or iPad.
    Apple,
    /// An Android phone or tablet.
    Android,
    /// Anything with a keyboard.
    Desktop,
}

/// Returns what the app runs on.
pub fn device() -> Device {
    let navigator = page::window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let platform = navigator.platform().unwrap_or_default();
    // An iPad says that it is a Mac, but no Mac is touched.
    let touched_mac = platform == "MacIntel" && navigator.max_touch_points() > 1;
    if agent.contains("iPhone") || agent.contains("iPad") || touched_mac {
        Device::Apple
    } else if agent.contains("Android") {
        Device::Android
    } else {
        Device::Desktop
    }
}

/// Returns whether this is an iPhone or iPad, whose tabs lose their data after a week without use.
pub fn is_apple_touch() -> bool {
    device() == Device::Apple
}

/// Returns whether the app runs from the home screen.
pub fn is_installed() -> bool {
    let apple = Reflect::get(&page::window().navigator(), &"standalone".into());
    page::matches("(display-mode: standalone)")
        || page::matches("(display-mode: fullscreen)")
        || apple.is_ok_and(|value| value.is_truthy())
}

/// Keeps the browser's offer to install from now on. Called once, when the app starts.
pub fn await_offer() {
    EventListener::new_with_options(
        &page::window(),
        "beforeinstallprompt",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        |event| {
            // Without this the browser asks at a moment of its own, over whatever is being done.
            event.prevent_default();
            OFFER.with_borrow_mut(|offer| *offer = Some(event.clone().into()));
            tell();
        },
    )
    .forget();
    EventListener::new(&page::window(), "appinstalled", |_| {
        OFFER.with_borrow_mut(Option::take);
        tell();
    })
    .forget();
}

/// Returns whether the browser offers to install.
pub fn has_offer() -> bool {
    OFFER.with_borrow(Option::is_some)
}

/// Calls back when an offer comes or is used up, until the listener is dropped.
pub fn on_offer(on_change: impl Fn() + 'static) -> EventListener {
    EventListener::new(&page::window(), CHANGED, move |_| on_change())
}

/// Takes the offer up; returns whether the person agreed. The browser makes it only once.
pub async fn accept_offer() -> bool {
    let Some(offer) = OFFER.with_borrow_mut(Option::take) else { return false };
    let accepted = accept(&offer).await.unwrap_or(false);
    tell();
    accepted
}

async fn accept(offer: &JsValue) -> Result<bool, JsValue> {
    let prompt: Function = Reflect::get(offer, &"prompt".into())?.dyn_into()?;
    JsFuture::from(Promise::resolve(&prompt.call0(offer)?)).await?;
    let choice: Promise = Reflect::get(offer, &"userChoice".into())?.dyn_into()?;
    let choice = JsFuture::from(choice).await?;
    Ok(Reflect::get(&choice, &"outcome".into())?.as_string().as_deref() == Some("accepted"))
}

fn tell() {
    if let Ok(event) = web_sys::Event::new(CHANGED) {
        let _ = page::window().dispatch_event(&event);
    }
}
