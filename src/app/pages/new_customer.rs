//! Somebody new: a name, and what was said at once. A hint where it looks like somebody who is known.

use super::profile::{AllergyPicks, back_button, draw_warning};
use crate::analysis::{Resemblance, Traits, resembling};
use crate::app::components::{AskFirst, Pane, Size, TextField, draw_avatar, draw_icon, draw_restored};
use crate::app::route::Route;
use crate::app::state::{
    BookHandle, Failure, Form, NoticeAction, Notices, Speech, VisitDraft, order_text, use_book, use_form,
    warnings,
};
use crate::domain::{
    Allergen, Allergy, AllergyKind, CustomerId, Field, OrderLine, Role, Severity, StatedBy, Value,
};
use crate::messages::fill;
use crate::platform::{clock, page, random};
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// How many items are offered as today's order.
const ITEMS: usize = 8;
/// How many people it may be are shown.
const LIKENESSES: usize = 3;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What has been typed of the name.
    #[prop_or_default]
    pub name: AttrValue,
}

/// What was said of them so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Said {
    /// What was typed into the search before.
    begun: String,
    name: String,
    look: String,
    phone: String,
    allergies: Vec<Allergen>,
    lines: Vec<OrderLine>,
}

/// Asks for somebody new.
#[component]
pub fn NewCustomer(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.person();
    let book = use_book();
    // A name that comes from the search begins somebody else, unless it is the form that was begun with it.
    let begun = props.name.to_string();
    let Form { filled, restored, forget } = use_form(
        book.clone(),
        "new".to_owned(),
        |kept: &Said| begun.is_empty() || kept.begun == begun,
        || Said { begun: begun.clone(), name: begun.clone(), ..Said::default() },
    );
    let asking = use_state_eq(|| false);
    let Some((book, notices)) = book.zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let owner = book.role() == Role::Owner;
    let Said { name, look, allergies, lines, .. } = &*filled;
    // What the owner had begun to type is not the staff's to see, nor to write.
    let phone = if owner { &filled.phone } else { "" };
    let likenesses = resembling(&library, &Traits::new(name, look, [phone], []), LIKENESSES);
    let with = |change: fn(&mut Said, String)| {
        let filled = filled.clone();
        Callback::from(move |text: String| {
            let mut next = (*filled).clone();
            change(&mut next, text);
            filled.set(next);
        })
    };
    let on_toggle = {
        let filled = filled.clone();
        Callback::from(move |allergen: Allergen| {
            let mut next = (*filled).clone();
            match next.allergies.iter().position(|other| *other == allergen) {
                Some(place) => _ = next.allergies.remove(place),
                None => next.allergies.push(allergen),
            }
            filled.set(next);
        })
    };
    let on_empty = {
        let (filled, forget) = (filled.clone(), forget.clone());
        Callback::from(move |()| {
            filled.set(Said::default());
            forget.emit(());
            page::focus("name");
        })
    };
    let usable = !name.trim().is_empty() || !look.trim().is_empty() || !phone.trim().is_empty();
    let said: Vec<Allergy> = {
        let (by, stated) = (book.staff(), clock::now());
        let said = |allergen: &Allergen| Allergy {
            kind: AllergyKind::Listed(*allergen),
            severity: Severity::default(),
            stated_by: StatedBy::Themselves,
            by: by.as_str().into(),
            stated,
            to_confirm: false,
        };
        allergies.iter().map(said).collect()
    };
    let alarms = warnings(&speech, &library, lines, &said);
    let asks = !alarms.is_empty();
    let add = {
        let (book, notices) = (book.clone(), notices.clone());
        let (name, look, phone) = (name.trim().to_owned(), look.trim().to_owned(), phone.trim().to_owned());
        let (lines, forget) = (lines.clone(), forget.clone());
        Callback::from(move |()| {
            if !usable {
                page::focus("name");
                return;
            }
            let id = CustomerId::random(&mut random::roll);
            let mut facts: Vec<(Field, Value)> =
                vec![(Field::Name, name.as_str().into()), (Field::Look, look.as_str().into())];
            if owner {
                facts.push((Field::Phone, phone.as_str().into()));
            }
            // Nobody has asked them yet: their page does, and until they agree it holds for this visit.
            facts.extend(said.iter().map(|allergy| (allergy.kind.field().passing(), allergy.to_value())));
            let visit =
                (!lines.is_empty()).then(|| VisitDraft { lines: lines.clone(), ..VisitDraft::default() });
            let (notices, shown) =
                (notices.clone(), if name.is_empty() { look.clone() } else { name.clone() });
            book.add_customer(
                id,
                facts,
                visit,
                Callback::from(move |result: Result<_, Failure>| match result {
                    Ok(step) => {
                        notices.dispatch(NoticeAction::done(
                            fill(texts.customer_added, &[("name", &shown)]),
                            step,
                        ));
                        Route::Customer(id).replace();
                    }
                    Err(failure) => notices.dispatch(NoticeAction::say(failure.sentence(texts))),
                }),
            );
            forget.emit(());
        })
    };
    let onadd = {
        let (add, asking) = (add.clone(), asking.setter());
        Callback::from(move |_: MouseEvent| if usable && asks { asking.set(true) } else { add.emit(()) })
    };
    let on_close = {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(false))
    };
    let what = if lines.is_empty() { texts.add_customer_more.to_owned() } else { order_text(lines) };
    let dock = html! {
        <>
            { back_button(&speech) }
            <button class={classes!("check-in", "check-in--wide", asks.then_some("check-in--asks"))} type="button" onclick={onadd} aria-disabled={(!usable).to_string()}>
                { draw_icon(if asks { "allergy" } else { "check" }) }
                <span class="check-in__text">
                    <span>{ if asks { texts.record_visit_asks } else if lines.is_empty() { texts.add_customer } else { texts.record_visit } }</span><span>{ what.clone() }</span>
                </span>
            </button>
        </>
    };
    html! {
        <Pane {dock}>
            <header class="title"><h1>{ texts.new_customer }</h1><p class="note">{ texts.new_customer_more }</p></header>
            <div class="stack stack--loose form-body">
                if restored && *filled != Said::default() { { draw_restored(&speech, &on_empty) } }
                <TextField id="name" label={texts.name} capitals="words" class="input--name" value={name.clone()}
                    on_type={with(|said, text| said.name = text)} on_save={Callback::noop()} />
                if !likenesses.is_empty() {
                    <div class="notice" role="status">
                        { draw_icon("people") }
                        <div class="stack stack--tight">
                            <p><strong>{ texts.known_already }</strong></p>
                            { for likenesses.iter().map(|likeness| known(&speech, &book, likeness)) }
                        </div>
                    </div>
                }
                <TextField id="look" label={texts.how_to_recognise} placeholder={texts.how_to_recognise_example} hint={texts.gladly_read} value={look.clone()}
                    on_type={with(|said, text| said.look = text)} on_save={Callback::noop()} />
                <fieldset class="field">
                    <legend class="field__label">{ texts.allergies_said }</legend>
                    <AllergyPicks chosen={allergies.clone()} {on_toggle} />
                </fieldset>
                <fieldset class="field">
                    <legend class="field__label">{ texts.had_today }</legend>
                    <div class="cluster">
                        { for book.known_items().iter().take(ITEMS).map(|item| {
                            let line = item.line();
                            let chosen = lines.iter().any(|other| other.name == line.name);
                            let onclick = {
                                let (filled, line) = (filled.clone(), line.clone());
                                Callback::from(move |_: MouseEvent| {
                                    let mut next = (*filled).clone();
                                    if chosen { next.lines.retain(|other| other.name != line.name) } else { next.lines.push(line.clone()) }
                                    filled.set(next);
                                })
                            };
                            html! { <button key={line.name.to_string()} class="pick" type="button" aria-pressed={chosen.to_string()} {onclick}>{ &*line.name }</button> }
                        }) }
                    </div>
                    { for alarms.iter().map(|words| draw_warning(words)) }
                </fieldset>
                if owner {
                    <TextField id="phone" label={texts.phone} kind="tel" hint={texts.phone_hint} value={phone.to_owned()}
                        on_type={with(|said, text| said.phone = text)} on_save={Callback::noop()} />
                }
            </div>
            if *asking && asks {
                <AskFirst name={(*name).clone()} {alarms} {what} on_yes={add} {on_close} />
            }
        </Pane>
    }
}

/// Shows somebody it may be, with what they share.
fn known(speech: &Speech, book: &BookHandle, likeness: &Resemblance) -> Html {
    let library = book.library();
    let Some(customer) = library.customer(likeness.customer) else { return html! {} };
    let name = customer.title().to_owned();
    html! {
        <a class="go go--bare" key={likeness.customer.to_string()} href={Route::Customer(likeness.customer).href()}>
            { draw_avatar(likeness.customer, &name, Size::Small) }
            <span><span class="go__what">{ name }</span><span class="go__more">{ crate::app::state::shared_text(speech, &likeness.shared) }</span></span>
            { draw_icon("forward") }
        </a>
    }
}
