//! Whom there is reason to thank today, and what was done already.

use super::draw_views;
use super::gifts::ready_made;
use super::thank_card::draw_due;
use super::thank_sheet::ThankSheet;
use super::words::name_of;
use super::work::use_thanks;
use crate::analysis::survey::Survey;
use crate::analysis::thanks::{Due, Gift};
use crate::app::components::{Pane, draw_icon};
use crate::app::route::{CarePage, Route};
use crate::app::state::{BookHandle, Notices, Speech, capital};
use crate::domain::{CustomerId, Gesture};
use crate::messages::fill;
use std::rc::Rc;
use yew::prelude::*;

/// How many of what was done are shown.
const DONE: usize = 4;
/// How many of those who are left out are named.
const NAMED: usize = 6;

#[derive(Properties)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// Everybody's visits, counted.
    pub survey: Rc<Survey>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.book == other.book && Rc::ptr_eq(&self.survey, &other.survey)
    }
}

/// Shows the list.
#[component]
pub fn ThanksDue(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let book = &props.book;
    let gifts =
        use_memo((book.clone(), speech), |(book, speech)| Gift::all(&book.library(), &ready_made(speech)));
    let thanks = use_thanks(book, &props.survey, &gifts);
    let up = use_state(|| None::<Due>);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let on_more = {
        let up = up.clone();
        Callback::from(move |due: Due| up.set(Some(due)))
    };
    let on_close = {
        let up = up.clone();
        Callback::from(move |()| up.set(None))
    };
    let note = match &thanks {
        None => texts.looking.to_owned(),
        Some(thanks) => {
            let due = thanks.due.len() as u64;
            let done = thanks.done.len() as u64;
            let due = speech.count(texts.thanks_count, due, &[]);
            if done == 0 {
                due
            } else {
                format!("{due}, {}", speech.count(texts.thanks_done_count, done, &[]))
            }
        }
    };
    html! {
        <Pane>
            <header class="title">
                <h1>{ speech.texts.care }</h1>
                <p class="note" role="status">{ note }</p>
            </header>
            <div class="stack top-gap">
                { draw_views(&speech, &CarePage::Thanks) }
                if let Some(thanks) = &thanks {
                    if thanks.due.is_empty() {
                        <div class="empty">
                            { draw_icon("gift") }
                            <h2>{ texts.thanks_none }</h2>
                            <p class="lead">{ texts.thanks_none_more }</p>
                        </div>
                    }
                    <ul class="stack" aria-label={texts.thanks}>
                        { for thanks.due.iter().map(|due| draw_due(&speech, book, &notices, due, &on_more)) }
                    </ul>
                    if thanks.more > 0 { <p class="note">{ speech.count(texts.thanks_more, thanks.more as u64, &[]) }</p> }
                    if !thanks.refused.is_empty() { <p class="note">{ refused(&speech, book, &thanks.refused) }</p> }
                    { for thanks.done.iter().take(DONE).filter_map(|gesture| done(&speech, book, gesture)) }
                }
                <div class="rows">
                    <a class="go" href={Route::Care(CarePage::Gifts).href()}>
                        { draw_icon("gift") }
                        <span><span class="go__what">{ texts.gifts }</span><span class="go__more">{ texts.gifts_more }</span></span>
                        { draw_icon("forward") }
                    </a>
                </div>
            </div>
            if let Some(due) = &*up {
                <ThankSheet book={book.clone()} due={due.clone()} gifts={gifts.clone()} {on_close} />
            }
        </Pane>
    }
}

/// Says who is left out, and why.
fn refused(speech: &Speech, book: &BookHandle, people: &[CustomerId]) -> String {
    let library = book.library();
    let names = people.iter().take(NAMED).filter_map(|id| library.customer(*id));
    let names: Vec<&str> = names.map(|customer| name_of(speech, &customer)).collect();
    speech.count(speech.language.care().thanks_refused, people.len() as u64, &[("names", &names.join(", "))])
}

/// Shows something that was done, so that nobody repeats it.
fn done(speech: &Speech, book: &BookHandle, gesture: &Gesture) -> Option<Html> {
    let texts = speech.language.care();
    let library = book.library();
    let id = library.canonical(*gesture.customers.first()?);
    let customer = library.customer(id)?;
    let what = capital(&gesture.what);
    let day = speech.day(gesture.at);
    let name = name_of(speech, &customer);
    let values = [("what", what.as_str()), ("name", name), ("by", &*gesture.by), ("day", day.as_str())];
    let text = if gesture.by.is_empty() { texts.done_line } else { texts.done_line_by };
    Some(html! {
        <p class="notice notice--good" key={gesture.id.to_string()}>
            { draw_icon("check") }
            <span><strong>{ texts.already_done }</strong>{ " " }{ fill(text, &values) }</span>
        </p>
    })
}
