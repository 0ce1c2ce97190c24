//! What must be seen first on a profile: allergies, those to be asked again, and that somebody was put aside.

use super::told;
use crate::analysis::health::{is_to_ask, kept, passing};
use crate::app::components::{draw_diet, draw_icon};
use crate::app::state::{BookHandle, Notices, Speech, fact_text};
use crate::domain::order;
use crate::domain::{Allergy, Customer, CustomerId, Field, Severity, StatedBy};
use crate::messages::{allergy_name, diet_name, fill};
use crate::platform::clock;
use yew::prelude::*;

/// Shows allergies with where they come from, and the diets.
pub fn show(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    customer: &Customer<'_>,
    onask: Callback<MouseEvent>,
) -> Html {
    let texts = speech.language.person();
    let mut allergies = customer.allergies();
    order::sort_by_key(&mut allergies, |allergy| (std::cmp::Reverse(allergy.severity), allergy.kind.clone()));
    let names: Vec<&str> = allergies.iter().map(|allergy| allergy_name(texts, &allergy.kind)).collect();
    let diets = customer.diets();
    let passes = passing(customer.record()).map(|(.., until)| until).max().map(|until| {
        let said = passing(customer.record()).filter_map(|(field, value, _)| match field {
            Field::Passing(key) => Some(fact_text(speech, &Field::parse(key), value)),
            _ => None,
        });
        let what = said.collect::<Vec<_>>().join("; ");
        fill(texts.health_passing_until, &[("what", &what), ("time", &speech.time(until))])
    });
    html! {
        <>
            if !allergies.is_empty() {
                <p class="allergies allergies--pinned">
                    { draw_icon("allergy") }
                    <span><span class="visually-hidden">{ speech.language.person().allergy_prefix }</span>{ names.join(", ") }</span>
                </p>
                <div class="allergies-from">
                    { for allergies.iter().map(|allergy| from(speech, book, notices, customer.id(), allergy)) }
                </div>
            }
            if !diets.is_empty() {
                <p class="cluster top-gap">
                    { for diets.iter().map(|diet| draw_diet(diet_name(texts, diet))) }
                </p>
            }
            if is_to_ask(&book.library(), customer.id()) {
                <div class="notice notice--soon top-gap">
                    { draw_icon("question") }
                    <div class="stack stack--tight">
                        if let Some(passes) = passes { <p>{ passes }</p> }
                        if kept(customer.record()).next().is_some() { <p>{ texts.health_unasked }</p> }
                        <button class="button" type="button" onclick={onask}>{ texts.health_ask }</button>
                    </div>
                </div>
            }
        </>
    }
}

/// Says how grave an allergy is, who said so and when, and asks again what is old or came from a file.
fn from(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    id: CustomerId,
    allergy: &Allergy,
) -> Html {
    let texts = speech.language.person();
    let name = allergy_name(texts, &allergy.kind);
    let severity = match allergy.severity {
        Severity::Mild => texts.severity_mild,
        Severity::Serious => texts.severity_serious,
        Severity::Grave => texts.severity_grave,
        Severity::Unsaid => texts.severity_unsaid,
    };
    let day = speech.day(allergy.stated);
    let values = [("day", day.as_str()), ("by", &*allergy.by)];
    let who = match (allergy.stated_by, allergy.by.is_empty()) {
        (StatedBy::Themselves, false) => fill(texts.stated_by_themselves_to, &values),
        (StatedBy::Themselves, true) => fill(texts.stated_by_themselves, &values),
        (StatedBy::Companion, _) => fill(texts.stated_by_companion, &values),
        (StatedBy::File, _) => fill(texts.stated_by_file, &values),
        (StatedBy::Unsaid, _) => fill(texts.stated_by_unsaid, &values),
    };
    let stale = allergy.is_stale(clock::now());
    let onconfirm = {
        let (book, done) = (book.clone(), told(notices, *speech, texts.allergy_confirmed.into()));
        let confirmed = Allergy { to_confirm: false, stated_by: StatedBy::Themselves, ..allergy.clone() };
        Callback::from(move |_: MouseEvent| book.state_allergy(id, confirmed.clone(), done.clone()))
    };
    let ongone = {
        let (book, field) = (book.clone(), allergy.kind.field());
        let done = told(notices, *speech, fill(texts.allergy_removed, &[("name", name)]));
        Callback::from(move |_: MouseEvent| book.take_away(id, field.clone(), done.clone()))
    };
    html! {
        <div key={name.to_owned()} class="allergies-from__one">
            <p><strong>{ name }</strong>{ ": " }{ severity }{ ". " }{ who }</p>
            if stale {
                <p class="note">{ texts.allergy_stale }</p>
                <p class="cluster">
                    <button class="button" type="button" onclick={onconfirm}>{ texts.allergy_still }</button>
                    <button class="button" type="button" onclick={ongone}>{ texts.allergy_no_longer }</button>
                </p>
            }
        </div>
    }
}

/// Says that somebody was put aside, with the way back.
pub fn put_aside(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    id: CustomerId,
) -> Html {
    let texts = speech.language.person();
    let onclick = {
        let (book, done) = (book.clone(), told(notices, *speech, texts.restored.into()));
        Callback::from(move |_: MouseEvent| book.restore(id, done.clone()))
    };
    html! {
        <div class="notice notice--soon top-gap">
            { draw_icon("info") }
            <div>
                <p>{ texts.is_put_aside }</p>
                <button class="button" type="button" {onclick}>{ texts.restore }</button>
            </div>
        </div>
    }
}
