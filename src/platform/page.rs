//! The window and the document: language, theme, hand, size, focus.

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Performance, Window};

thread_local! {
    /// Asking what kind of thing the global object is takes longer than what is wanted of it.
    static WINDOW: Option<Window> = find_window();
    /// A worker has one, too.
    static PERFORMANCE: Option<Performance> =
        Reflect::get(&js_sys::global(), &"performance".into()).ok().and_then(|found| found.dyn_into().ok());
}

#[allow(clippy::disallowed_methods)]
fn find_window() -> Option<Window> {
    web_sys::window()
}

/// Returns whether there is a window: a worker has none.
pub fn is_here() -> bool {
    WINDOW.with(Option::is_some)
}

/// Returns the window.
#[allow(clippy::expect_used)]
pub fn window() -> Window {
    WINDOW.with(Clone::clone).expect("the page runs in a window")
}

/// Returns the document.
#[allow(clippy::expect_used)]
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// Sets an attribute of the root element, or takes it away.
pub fn mark_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        // Setting a well-formed attribute cannot fail.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Returns an attribute of the root element, if it is there.
pub fn root_mark(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Sets the colours that the phone paints around the page, where the device is light and where it is dark.
pub fn paint_around(light: &str, dark: &str) {
    for (scheme, colour) in [("light", light), ("dark", dark)] {
        let query = format!("meta[name='theme-color'][media*='{scheme}']");
        if let Ok(Some(mark)) = document().query_selector(&query) {
            // Setting a well-formed attribute cannot fail.
            let _ = mark.set_attribute("content", colour);
        }
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Returns the element of that id, if there is one.
pub fn find(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Moves the focus to the element of that id, if there is one.
pub fn focus(id: &str) {
    if let Some(element) = find(id)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// Returns the languages that the device prefers, the first first.
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Returns whether a media query holds.
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|media| media.matches())
}

/// Calls back whenever a media query starts or stops to hold, until the listener is dropped.
pub fn on_match(query: &str, on_change: impl Fn(bool) + 'static) -> Option<EventListener> {
    let media = window().match_media(query).ok().flatten()?;
    let list = media.clone();
    Some(EventListener::new(&media, "change", move |_| on_change(list.matches())))
}

/// Calls back when the page is shown or hidden.
pub fn on_visibility(on_change: impl Fn(bool) + 'static) -> EventListener {
    EventListener::new(&document(), "visibilitychange", move |_| on_change(!document().hidden()))
}

/// Returns the milliseconds since the page, or the worker, began, for measuring slices of work.
pub fn elapsed() -> f64 {
    PERFORMANCE.with(|performance| performance.as_ref().map_or(0.0, Performance::now))
}

/// Offers the page to be printed.
pub fn print() {
    let _ = window().print();
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}
