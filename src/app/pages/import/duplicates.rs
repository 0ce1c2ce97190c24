//! People of the file who may be known already: what they share, and the person's choice for each and for all.

use super::list::Rows;
use super::ready::{Ready, title};
use crate::app::components::draw_segments;
use crate::app::state::{BookHandle, Speech, capital, shared_text, use_book};
use crate::exchange::{Candidate, Choice, Choices, Outcome, Target};
use crate::messages::fill;
use yew::prelude::*;

const CHOICES: [Choice; 3] = [Choice::Merge, Choice::Apart, Choice::Skip];

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The preview.
    pub ready: Ready,
    /// What is decided.
    pub choices: Choices,
    /// Called with other decisions.
    pub on_choose: Callback<Choices>,
}

/// Shows them.
#[component]
pub fn Duplicates(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.coming_in();
    let Some(book) = use_book() else { return html! {} };
    let names: Vec<(AttrValue, Option<AttrValue>)> =
        [texts.import_same, texts.import_apart, texts.import_skip].map(|name| (name.into(), None)).into();
    let on_all = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |place: usize| {
            if let Some(all) = CHOICES.get(place) {
                // One choice for all takes back those made one by one.
                on_choose.emit(Choices { all: *all, ..Choices::default() });
            }
        })
    };
    let all = CHOICES
        .iter()
        .position(|choice| *choice == props.choices.all)
        .filter(|_| props.choices.rows.is_empty());
    let draw = {
        let (ready, choices, on_choose) =
            (props.ready.clone(), props.choices.clone(), props.on_choose.clone());
        let names = names.clone();
        Callback::from(move |place: usize| {
            let Some(row) = ready.groups.proposed.get(place).copied() else { return html! {} };
            proposal(&speech, &book, &ready, row, &choices, &names, &on_choose)
        })
    };
    html! {
        <section class="section" aria-labelledby="perhaps">
            <div class="section__head">
                <h2 id="perhaps">{ texts.import_known }</h2>
                <span class="count">{ speech.number(props.ready.groups.proposed.len() as u64) }</span>
            </div>
            <div class="stack">
                <p class="note">{ texts.import_known_more }</p>
                <div class="field">
                    <span class="field__label">{ texts.import_for_all }</span>
                    { draw_segments(texts.import_for_all, &names, all, &on_all) }
                </div>
                <Rows count={props.ready.groups.proposed.len()} {draw} />
            </div>
        </section>
    }
}

fn proposal(
    speech: &Speech,
    book: &BookHandle,
    ready: &Ready,
    place: usize,
    choices: &Choices,
    names: &[(AttrValue, Option<AttrValue>)],
    on_choose: &Callback<Choices>,
) -> Html {
    let texts = speech.language.coming_in();
    let rows = ready.preview.rows();
    let Some((row, (of, shared))) = rows.get(place).and_then(|row| match &row.outcome {
        Outcome::ProposedDuplicate { of, shared } => Some((row, (of, shared))),
        _ => None,
    }) else {
        return html! {};
    };
    let name = title(&row.candidate);
    let (there, other) = match of {
        Target::Known(id) => {
            let library = book.library();
            let known =
                library.customer(*id).map(|known| written(known.title(), [known.phone(), known.email()]));
            (texts.import_here.to_owned(), known.unwrap_or_default())
        }
        Target::Row(other) => {
            let other = rows.get(*other).map(|row| &row.candidate);
            let line = speech.number(other.map_or(0, |other| other.line).into());
            let before = fill(texts.import_row_before, &[("line", &line)]);
            (before, other.map(in_file).unwrap_or_default())
        }
    };
    let chosen = choices.rows.get(&place).copied().unwrap_or(choices.all);
    let on_one = {
        let (choices, on_choose) = (choices.clone(), on_choose.clone());
        Callback::from(move |which: usize| {
            if let Some(choice) = CHOICES.get(which) {
                let mut choices = choices.clone();
                choices.rows.insert(place, *choice);
                on_choose.emit(choices);
            }
        })
    };
    html! {
        <li key={place} class="proposal">
            <dl class="proposal__who">
                <dt>{ texts.import_in_file }</dt><dd>{ in_file(&row.candidate) }</dd>
                <dt>{ there }</dt><dd>{ other }</dd>
            </dl>
            <p class="note">{ capital(&shared_text(speech, shared)) }</p>
            { draw_segments(&fill(texts.import_which, &[("name", name)]), names, CHOICES.iter().position(|choice| *choice == chosen), &on_one) }
        </li>
    }
}

fn in_file(candidate: &Candidate) -> String {
    let contacts =
        [&candidate.phones, &candidate.mails].map(|of_kind| of_kind.first().map_or("", |text| text));
    written(title(candidate), contacts)
}

/// Writes a name and how to reach them, each once.
fn written(name: &str, contacts: [&str; 2]) -> String {
    let contacts = contacts.into_iter().filter(|text| !text.is_empty() && *text != name);
    std::iter::once(name).chain(contacts).collect::<Vec<_>>().join(", ")
}
