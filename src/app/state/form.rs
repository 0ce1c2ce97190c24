//! A form that is half filled in outlives its page: the whole of it is kept, sealed, at every pause, until it is sent.

use super::BookHandle;
use gloo::timers::callback::Timeout;
use serde::Serialize;
use serde::de::DeserializeOwned;
use yew::prelude::*;

/// How long after the last change it is kept, in milliseconds.
const KEPT_AFTER: u32 = 300;

/// What is being filled in.
pub struct Form<T> {
    /// As it is now.
    pub filled: UseStateHandle<T>,
    /// Whether it was begun before this page was opened.
    pub restored: bool,
    /// Called once it is sent, or given up: nothing of it is kept then.
    pub forget: Callback<()>,
}

/// Fills in a form that is kept under a name; begins with what was kept there, or else with `begin`.
#[hook]
pub fn use_form<T>(
    book: Option<BookHandle>,
    name: String,
    takes: impl FnOnce(&T) -> bool,
    begin: impl FnOnce() -> T,
) -> Form<T>
where
    T: Clone + Default + PartialEq + Serialize + DeserializeOwned + 'static,
{
    let book = book.map(|book| book.steady());
    let first = use_memo((), |()| {
        let kept = book.as_ref().and_then(|book| book.draft(&name)).and_then(|text| parse::<T>(&text));
        let kept = kept.filter(takes);
        (kept.is_some(), kept.unwrap_or_else(begin))
    });
    let filled = use_state(|| first.1.clone());
    // What is not kept yet.
    let pending = use_mut_ref(|| None::<Timeout>);
    let latest = use_mut_ref(|| None::<T>);
    {
        let (book, name) = (book.clone(), name.clone());
        let (pending, latest, first) = (pending.clone(), latest.clone(), first.clone());
        use_effect_with((*filled).clone(), move |now| {
            if latest.borrow().is_none() && *now == first.1 {
                return;
            }
            latest.replace(Some(now.clone()));
            let waiting =
                Timeout::new(KEPT_AFTER, move || keep(book.as_ref(), &name, latest.borrow().as_ref()));
            pending.replace(Some(waiting));
        });
    }
    {
        let (book, name) = (book.clone(), name.clone());
        let (pending, latest) = (pending.clone(), latest.clone());
        use_effect_with((), move |()| {
            move || {
                // Whoever leaves at once has filled it in all the same.
                if pending.take().is_some() {
                    keep(book.as_ref(), &name, latest.borrow().as_ref());
                }
            }
        });
    }
    let forget = Callback::from(move |()| {
        pending.take();
        latest.take();
        keep::<T>(book.as_ref(), &name, None);
    });
    Form { filled, restored: first.0, forget }
}

fn keep<T: Default + PartialEq + Serialize>(book: Option<&BookHandle>, name: &str, form: Option<&T>) {
    let text = form.filter(|form| **form != T::default()).and_then(write);
    if let Some(book) = book {
        book.keep_draft(name, text.as_deref());
    }
}

/// Writes it as hexadecimal digits, since drafts are texts.
fn write<T: Serialize>(form: &T) -> Option<String> {
    let bytes = postcard::to_allocvec(form).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Reads what [`write`] wrote; nothing where it was another version's form.
fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    let pairs = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
    let bytes: Option<Vec<u8>> = pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect();
    postcard::from_bytes(&bytes?).ok()
}
