//! What a file would change, in words and counts, before anything is written.

use crate::app::components::{draw_behind, draw_icon};
use crate::app::pages::phone_name;
use crate::app::state::{BookHandle, Speech, capital, fact_text};
use crate::domain::{Customer, RecordId, Value};
use crate::merge::{Conflict, Header, Proposal, Winner, Won};
use crate::messages::{field_name, fill};
use yew::prelude::*;

/// Says who wrote the file, and when.
pub fn from(speech: &Speech, header: &Header) -> String {
    let texts = speech.language.sync();
    let when = speech.day_and_time(header.made);
    let text = if header.device_name.is_empty() { texts.in_from_unnamed } else { texts.in_from };
    fill(text, &[("phone", &header.device_name), ("when", &when)])
}

/// Shows the counts and what is doubtful.
pub fn show(speech: &Speech, book: &BookHandle, proposal: &Proposal) -> Html {
    let texts = speech.language.sync();
    let tally = &proposal.tally;
    let items = tally.items.new + tally.items.changed + tally.items.put_aside + tally.items.restored;
    let others = tally.others.new + tally.others.changed + tally.others.put_aside + tally.others.restored;
    let lines = [
        (texts.in_people_new, tally.customers.new),
        (texts.in_people_changed, tally.customers.changed),
        (texts.in_people_aside, tally.customers.put_aside),
        (texts.in_people_back, tally.customers.restored),
        (texts.in_people_erased, tally.customers.erased),
        (texts.in_visits_new, tally.visits_new + tally.visits_changed),
        (texts.in_visits_void, tally.visits_void),
        (texts.in_items, items),
        (texts.in_others, others),
    ];
    let mut lines: Vec<_> = lines.into_iter().filter(|(_, count)| *count > 0).collect();
    // Where nothing else is different, the history still tells who did what on the other phone.
    if lines.is_empty() && tally.steps > 0 {
        lines.push((texts.in_steps, tally.steps));
    }
    let going = tally.customers.put_aside + tally.customers.erased;
    html! {
        <>
            if proposal.takes_many_away() {
                { warn("alarm", "notice--soon", &fill(texts.in_many, &[("n", &speech.number(going as u64)), ("all", &speech.number(proposal.present as u64))]), texts.in_many_more) }
            }
            if proposal.has_gap { { warn("info", "notice--soon", texts.in_gap, texts.in_gap_more) } }
            { for proposal.oddities.iter().map(|oddity| {
                let more = fill(texts.in_clock_more, &[("when", &speech.day_and_time(oddity.stamp))]);
                let what = format!("{}: {}", texts.in_clock, phone_name(speech, book, oddity.device));
                warn("clock", "notice--soon", &what, &more)
            }) }
            if !lines.is_empty() {
                <div class="card">
                    <ul class="note-list">
                        { for lines.iter().map(|(text, count)| html! { <li key={*text}>{ speech.count(text, *count as u64, &[]) }</li> }) }
                    </ul>
                </div>
            }
            if proposal.conflict_count > 0 {
                <section class="stack" aria-labelledby="conflicts">
                    <h2 id="conflicts">{ speech.count(texts.in_conflicts, proposal.conflict_count as u64, &[]) }</h2>
                    <p class="note">{ texts.in_conflicts_more }</p>
                    { for proposal.conflicts.iter().map(|conflict| show_conflict(speech, book, conflict)) }
                </section>
            }
        </>
    }
}

fn warn(icon: &'static str, class: &'static str, what: &str, more: &str) -> Html {
    html! {
        <div class={classes!("notice", class)} role="alert">
            { draw_icon(icon) }<div><strong>{ what }</strong><p>{ more }</p></div>
        </div>
    }
}

fn show_conflict(speech: &Speech, book: &BookHandle, conflict: &Conflict) -> Html {
    let texts = speech.language.sync();
    let library = book.library();
    let whose = match conflict.record {
        RecordId::Customer(_) => {
            library.record(conflict.record).and_then(Customer::of).map(|it| it.title().to_owned())
        }
        RecordId::Item(id) => library.item(id).map(|item| item.name().to_owned()),
        _ => None,
    };
    let what = capital(field_name(speech.texts, conflict.record, &conflict.field));
    let title = match whose.filter(|whose| !whose.is_empty()) {
        Some(whose) => format!("{whose}, {what}"),
        None => what,
    };
    let (stays, goes) = match conflict.winner {
        Winner::Mine => (&conflict.mine, &conflict.theirs),
        Winner::Theirs => (&conflict.theirs, &conflict.mine),
    };
    let value = |value: &Value| match value {
        Value::Absent => texts.in_empty_value.to_owned(),
        value => fact_text(speech, &conflict.field, value),
    };
    let why = match conflict.won {
        Won::Later => texts.in_won_later,
        Won::ByName => texts.in_won_by_name,
    };
    let phone = phone_name(speech, book, stays.device);
    draw_behind(
        &title,
        html! {
            <ul class="note-list">
                <li class="note">{ fill(texts.in_stays, &[("value", &value(&stays.value))]) }{ ", " }{ phone }{ ", " }{ speech.day_and_time(stays.stamp) }{ ", " }{ why }</li>
                <li class="note">{ fill(texts.in_goes, &[("value", &value(&goes.value))]) }{ ", " }{ phone_name(speech, book, goes.device) }{ ", " }{ speech.day_and_time(goes.stamp) }</li>
            </ul>
        },
    )
}
