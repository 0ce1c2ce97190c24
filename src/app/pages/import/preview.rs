//! What would change, before anything does: counts first, then what needs a person, then every row.

use super::duplicates::Duplicates;
use super::list::FoldedList;
use super::ready::{Ready, title};
use super::work::Open;
use crate::app::components::{Pane, draw_icon};
use crate::app::state::{BookHandle, Speech, capital, use_book};
use crate::exchange::{Candidate, Choices, Fill, Outcome, PreviewRow, Target, Why};
use crate::messages::{expected_name, field_words, fill, kind_name, problem_words, why_skipped};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The preview.
    pub ready: Ready,
    /// Called to take it in, as decided.
    pub on_take: Callback<(Ready, Choices)>,
    /// Called to say anew what the columns hold.
    pub on_columns: Callback<Open>,
    /// Called to pick another file.
    pub on_back: Callback<()>,
}

/// Shows what would change.
#[component]
pub fn PreviewPage(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.coming_in();
    let choices = use_state(Choices::default);
    let ready = &props.ready;
    let people = ready.people(&choices);
    let onback = props.on_back.reform(|_: MouseEvent| ());
    let ontake = props.on_take.reform({
        let (ready, choices) = (ready.clone(), (*choices).clone());
        move |_: MouseEvent| (ready.clone(), choices.clone())
    });
    let oncolumns = props.on_columns.reform({
        let open = ready.open.clone();
        move |_: MouseEvent| open.clone()
    });
    let on_choose = {
        let choices = choices.clone();
        Callback::from(move |next: Choices| choices.set(next))
    };
    let nothing =
        ready.groups.added.is_empty() && ready.groups.updated.is_empty() && ready.groups.proposed.is_empty();
    let dock = html! {
        <>
            <button class="icon-button" type="button" onclick={onback} aria-label={texts.back}>{ draw_icon("back") }</button>
            if people > 0 {
                <button class="button" type="button" onclick={ontake}>{ speech.count(texts.import_take, people, &[]) }</button>
            }
        </>
    };
    let kinds = ready.open.kinds().into_iter().map(|(part, kind)| {
        let kind = kind_name(texts, kind);
        html! { <li key={part.clone()} class="note">{ if part.is_empty() { kind.to_owned() } else { format!("{part}: {kind}") } }</li> }
    });
    html! {
        <Pane key="preview" {dock}>
            <header class="title">
                <p class="title__over">{ &*ready.open.file }</p>
                <h1>{ if nothing { texts.import_nothing } else { texts.import_preview } }</h1>
                <ul>{ for kinds }</ul>
            </header>
            if ready.open.has_unknown_columns() {
                <button class="link top-gap" type="button" onclick={oncolumns}>{ texts.import_columns_change }</button>
            }
            if nothing { <p class="lead top-gap">{ texts.import_nothing_more }</p> }
            <div class="stack top-gap">
                { tally(&speech, ready) }
                { notices(&speech, ready) }
            </div>
            if !ready.groups.proposed.is_empty() {
                <Duplicates ready={ready.clone()} choices={(*choices).clone()} {on_choose} />
            }
            <section class="section stack stack--tight" aria-label={texts.import_preview}>
                <Lists ready={ready.clone()} />
            </section>
        </Pane>
    }
}

fn tally(speech: &Speech, ready: &Ready) -> Html {
    let texts = speech.language.coming_in();
    let groups = &ready.groups;
    let lines = [
        (groups.added.len(), texts.import_added),
        (groups.updated.len(), texts.import_updated),
        (groups.proposed.len(), texts.import_proposed),
        (groups.skipped.len(), texts.import_skipped),
        (ready.preview.bad_lines().len(), texts.import_bad),
    ];
    html! {
        <ul class="diff">
            { for lines.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| html! {
                <li key={words}><span class="number">{ speech.number(count as u64) }</span><span>{ speech.count(words, count as u64, &[]) }</span></li>
            }) }
        </ul>
    }
}

/// Shows what a person should know before they agree.
fn notices(speech: &Speech, ready: &Ready) -> Html {
    let texts = speech.language.coming_in();
    let groups = &ready.groups;
    let health = {
        let (speech, ready) = (*speech, ready.clone());
        Callback::from(move |place: usize| {
            let row = ready.groups.health.get(place).and_then(|row| ready.preview.rows().get(*row));
            row.and_then(|row| Some((row, row.pointer.as_ref()?))).map_or(html! {}, |(row, pointer)| {
                let words = pointer.words.join(", ");
                line(&speech, place, &row.candidate, None, &words)
            })
        })
    };
    let doubts = {
        let (speech, ready) = (*speech, ready.clone());
        Callback::from(move |place: usize| {
            let row = ready.groups.doubts.get(place).and_then(|row| ready.preview.rows().get(*row));
            row.map_or(html! {}, |row| {
                let words: Vec<String> = row
                    .candidate
                    .doubts
                    .iter()
                    .map(|doubt| {
                        format!(
                            "{}: «{}» {}",
                            doubt.label,
                            doubt.text,
                            expected_name(speech.language.coming_in(), doubt.expected)
                        )
                    })
                    .collect();
                line(&speech, place, &row.candidate, None, &words.join(", "))
            })
        })
    };
    let notice =
        |icon: &'static str, class: &'static str, what: &str, count: u64, more: &'static str, list: Html| {
            if count == 0 {
                return html! {};
            }
            html! {
                <div key={icon} class={classes!("notice", class)}>
                    { draw_icon(icon) }
                    <div><strong>{ speech.count(what, count, &[]) }</strong><p>{ more }</p>{ list }</div>
                </div>
            }
        };
    let (pointed, doubted) = (groups.health.len(), groups.doubts.len());
    html! {
        <>
            { notice("note", "notice--soon", texts.import_health, pointed as u64, texts.import_health_more,
                html! { <FoldedList title={texts.import_health_where} count={pointed} draw={health} /> }) }
            { notice("question", "notice--soon", texts.import_confirm, groups.to_confirm, texts.import_confirm_more, html! {}) }
            { notice("never", "", texts.import_refusals, groups.refusals, texts.import_refusals_more, html! {}) }
            { notice("info", "", texts.import_doubts, doubted as u64, texts.import_doubts_more,
                html! { <FoldedList title={texts.import_health_where} count={doubted} draw={doubts} /> }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ListsProps {
    ready: Ready,
}

/// Shows every row, by what would become of it.
#[component]
fn Lists(props: &ListsProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.coming_in();
    let Some(book) = use_book() else { return html! {} };
    let ready = &props.ready;
    let added = {
        let ready = ready.clone();
        Callback::from(move |place: usize| {
            let row = ready.groups.added.get(place).and_then(|row| ready.preview.rows().get(*row));
            row.map_or(html! {}, |row| line(&speech, place, &row.candidate, None, &facts(&row.candidate)))
        })
    };
    let updated = {
        let (ready, book) = (ready.clone(), book.clone());
        Callback::from(move |place: usize| {
            let row = ready.groups.updated.get(place).and_then(|row| ready.preview.rows().get(*row));
            row.map_or(html! {}, |row| {
                line(&speech, place, &row.candidate, known(&book, row), &difference(&speech, row))
            })
        })
    };
    let skipped = {
        let ready = ready.clone();
        Callback::from(move |place: usize| {
            let row = ready.groups.skipped.get(place).and_then(|row| ready.preview.rows().get(*row));
            row.map_or(html! {}, |row| {
                let why = match row.outcome {
                    Outcome::Skipped(why) => why_skipped(speech.language.coming_in(), why),
                    _ => "",
                };
                line(&speech, place, &row.candidate, known(&book, row), why)
            })
        })
    };
    let bad = {
        let ready = ready.clone();
        Callback::from(move |place: usize| {
            let Some(bad) = ready.preview.bad_lines().get(place) else { return html! {} };
            let what = problem_words(speech.language.coming_in(), &bad.problem);
            html! {
                <li key={place} class="fact">
                    { draw_icon("info") }
                    <span class="fact__what">{ what }</span>
                    <span class="fact__from">{ line_words(&speech, &bad.part, bad.line) }</span>
                </li>
            }
        })
    };
    let groups = &ready.groups;
    html! {
        <>
            <FoldedList title={texts.import_new_list} count={groups.added.len()} draw={added} />
            <FoldedList title={texts.import_updated_list} count={groups.updated.len()} draw={updated} />
            <FoldedList title={texts.import_skipped_list} count={groups.skipped.len()} draw={skipped} />
            <FoldedList title={texts.import_bad_list} count={ready.preview.bad_lines().len()} draw={bad} />
        </>
    }
}

/// Shows somebody of the file, under the name they have here where that is another one.
fn line(speech: &Speech, place: usize, candidate: &Candidate, here: Option<String>, more: &str) -> Html {
    let at = line_words(speech, &candidate.part, candidate.line);
    let there = title(candidate);
    let name = here.filter(|name| !name.is_empty()).unwrap_or_else(|| there.to_owned());
    // Of a row without a name there is only what becomes of it to tell.
    let (name, more) = match (name.is_empty(), more.is_empty()) {
        (true, true) => (speech.language.coming_in().anonymous.to_owned(), ""),
        (true, false) => (capital(more), ""),
        (false, _) => (name, more),
    };
    html! {
        <li key={place} class="fact">
            { draw_icon("person") }
            <span class="fact__what">{ name }</span>
            <span class="fact__from">{ if more.is_empty() { at } else { format!("{more} · {at}") } }</span>
        </li>
    }
}

fn line_words(speech: &Speech, part: &str, line: u32) -> String {
    let line = speech.number(line.into());
    if part.is_empty() {
        fill(speech.language.coming_in().import_line, &[("line", &line)])
    } else {
        fill(speech.language.coming_in().import_line_of, &[("part", part), ("line", &line)])
    }
}

fn facts(candidate: &Candidate) -> String {
    let shown: Vec<&str> =
        candidate.phones.iter().take(1).chain(candidate.mails.iter().take(1)).map(|text| &**text).collect();
    shown.join(", ")
}

/// Returns what somebody is called here, if they are known.
fn known(book: &BookHandle, row: &PreviewRow) -> Option<String> {
    let of = match row.outcome {
        Outcome::Updated { of } | Outcome::Skipped(Why::NothingNew { of }) => of,
        _ => return None,
    };
    match of {
        Target::Known(id) => book.library().customer(id).map(|customer| customer.title().to_owned()),
        Target::Row(_) => None,
    }
}

/// Says what is added to somebody and what stays although the file says something else.
fn difference(speech: &Speech, row: &PreviewRow) -> String {
    let texts = speech.language.coming_in();
    let mut adds: Vec<String> = Vec::new();
    for fill in &row.fills {
        let words = match fill {
            Fill::Set(field, _) => field_words(texts, field),
            Fill::Note(_) => texts.meaning_note.to_lowercase(),
        };
        if !adds.contains(&words) {
            adds.push(words);
        }
    }
    let keeps: Vec<String> = row.kept.iter().map(|kept| field_words(texts, &kept.field)).collect();
    let adds = fill(texts.import_adds, &[("what", &adds.join(", "))]);
    if keeps.is_empty() {
        adds
    } else {
        format!("{adds}. {}", fill(texts.import_keeps, &[("what", &keeps.join(", "))]))
    }
}
