//! What two records say, put into words: what differs, what is added, what is there already.

use crate::analysis::comparison::{Compared, Outcome};
use crate::app::components::draw_icon;
use crate::app::state::{Speech, capital, fact_text};
use crate::domain::{CustomerId, RecordId, Value};
use crate::messages::{field_name, fill};
use yew::prelude::*;

/// Shows all facts, by what becomes of them.
pub fn facts(speech: &Speech, compared: &[Compared], keep: CustomerId) -> Html {
    let texts = speech.language.people();
    let of = |wanted: &[Outcome]| -> Vec<&Compared> {
        compared.iter().filter(|compared| wanted.contains(&compared.outcome)).collect()
    };
    let groups = [
        (texts.join_taken, None, of(&[Outcome::TakenOver])),
        (texts.join_differs, Some(texts.join_differs_more), of(&[Outcome::Differs])),
        (texts.join_same, None, of(&[Outcome::Own, Outcome::Same])),
    ];
    groups
        .into_iter()
        .filter(|(_, _, facts)| !facts.is_empty())
        .map(|(title, note, facts)| {
            html! {
                <section key={title} class="section section--near">
                    <div class="section__head"><h2>{ title }</h2></div>
                    if let Some(note) = note { <p class="note">{ note }</p> }
                    <ul class="facts">{ for facts.iter().map(|fact| one(speech, fact, keep)) }</ul>
                </section>
            }
        })
        .collect()
}

fn one(speech: &Speech, compared: &Compared, keep: CustomerId) -> Html {
    let texts = speech.language.people();
    let kept = fact_text(speech, &compared.field, &compared.kept);
    let other = fact_text(speech, &compared.field, &compared.other);
    let (icon, class, what, instead) = match compared.outcome {
        Outcome::TakenOver => {
            let before = compared.kept != Value::Absent;
            let before = before.then(|| fill(texts.join_before, &[("value", &kept)]));
            ("plus", "fact--like", other, before)
        }
        Outcome::Differs => ("info", "", kept, Some(fill(texts.join_instead, &[("value", &other)]))),
        Outcome::Own | Outcome::Same => ("check", "", kept, None),
    };
    let field = capital(field_name(texts, RecordId::Customer(keep), &compared.field));
    html! {
        <li key={compared.field.key().into_owned()} class={classes!("fact", class)}>
            { draw_icon(icon) }
            <span class="fact__what">{ what }</span>
            <span class="fact__from">{ field }</span>
            if let Some(instead) = instead { <span class="fact__from">{ instead }</span> }
        </li>
    }
}
