//! Reasons put into words: why an offer is for somebody or not, why somebody is thanked.

use crate::analysis::guard::{Heap, Reason, Unsuited};
use crate::analysis::thanks::Reason as Why;
use crate::app::state::Speech;
use crate::domain::{Channel, Customer, Day, Presence, Stamp, Standing};
use crate::messages::{allergen_name, allergy_name, channel_name as named, diet_name, fill, part_name};
use crate::platform::clock;

/// Returns what a channel is called.
pub fn channel_name(speech: &Speech, channel: Channel) -> &'static str {
    named(speech.language.care(), channel)
}

/// Returns what somebody is called in a list.
pub fn name_of<'a>(speech: &Speech, customer: &Customer<'a>) -> &'a str
where
    'static: 'a,
{
    if customer.title().is_empty() { speech.texts.anonymous } else { customer.title() }
}

/// Says why an offer is for somebody, or must not be.
pub fn reason_words(speech: &Speech, reason: &Reason) -> String {
    let texts = speech.language.care();
    let named = |item: &str| if item.is_empty() { texts.something.to_owned() } else { item.to_owned() };
    match reason {
        Reason::Erased => texts.reason_erased.into(),
        Reason::Archived => texts.reason_archived.into(),
        Reason::NotRemembered(Standing::Refused(at) | Standing::Withdrawn(at)) => {
            fill(texts.reason_not_remembered, &[("day", &speech.day(*at))])
        }
        Reason::NotRemembered(_) => fill(texts.reason_not_remembered, &[("day", "")]),
        Reason::NoConsent(standing) => match standing {
            Standing::Refused(at) => fill(texts.reason_refused, &[("day", &speech.day(*at))]),
            Standing::Withdrawn(at) => fill(texts.reason_withdrawn, &[("day", &speech.day(*at))]),
            Standing::Unasked | Standing::Given(_) => texts.reason_unasked.into(),
        },
        Reason::NoChannel => texts.reason_no_channel.into(),
        Reason::NothingNamed => texts.reason_nothing_named.into(),
        Reason::Allergy { item, kind, known } => {
            let text = match known {
                Presence::MayContain => texts.reason_allergy_traces,
                Presence::Unknown => texts.reason_allergy_unknown,
                Presence::Contains | Presence::Free => texts.reason_allergy,
            };
            fill(text, &[("what", allergy_name(speech.texts, kind)), ("item", &named(item))])
        }
        Reason::Diet { item, diet, why } => {
            let (text, what) = match why {
                Unsuited::Says => (texts.reason_diet, ""),
                Unsuited::Contains(allergen) => {
                    (texts.reason_diet_contains, allergen_name(speech.texts, *allergen))
                }
                Unsuited::Unknown => (texts.reason_diet_unknown, ""),
            };
            fill(text, &[("diet", diet_name(speech.texts, diet)), ("item", &named(item)), ("what", what)])
        }
        Reason::Never { item, what, known } => {
            let unknown = *known == Presence::Unknown;
            let text = if unknown { texts.reason_never_unknown } else { texts.reason_never };
            fill(text, &[("what", what), ("item", &named(item))])
        }
        Reason::Dislikes { what, .. } => fill(texts.reason_dislikes, &[("what", what)]),
        Reason::AlreadyTold(at) => fill(texts.reason_told, &[("day", &speech.day(*at))]),
        Reason::TooRecent { told, last } => {
            speech.count(texts.reason_recent, u64::from(*told), &[("day", &speech.day(*last))])
        }
        Reason::Likes { what, .. } => fill(texts.reason_likes, &[("what", what)]),
        Reason::Usual { item, count, of } => fill(
            texts.reason_usual,
            &[("item", item), ("count", &count.to_string()), ("of", &of.to_string())],
        ),
        Reason::SameTaste { item, through, some, of } => fill(
            texts.reason_same_taste,
            &[("item", item), ("through", through), ("some", &some.to_string()), ("of", &of.to_string())],
        ),
        Reason::FewVisits(_) => texts.reason_few.into(),
        Reason::OtherHours { comes, served } => fill(
            texts.reason_hours,
            &[("comes", part_name(speech.texts, *comes)), ("served", part_name(speech.texts, *served))],
        ),
        Reason::NothingAgainst => texts.reason_open.into(),
    }
}

/// Returns the icon and the name of a heap.
pub fn heap_words(speech: &Speech, heap: Heap) -> (&'static str, &'static str) {
    let texts = speech.language.care();
    match heap {
        Heap::Allergy => ("allergy", texts.heap_allergy),
        Heap::Unwritten => ("question", texts.heap_unwritten),
        Heap::Diet => ("leaf", texts.heap_diet),
        Heap::DietUnwritten => ("question", texts.heap_diet_unwritten),
        Heap::Never => ("never", texts.heap_never),
        Heap::Dislikes => ("dislike", texts.heap_dislikes),
        Heap::Told => ("check", texts.heap_told),
        Heap::Recent => ("clock", texts.heap_recent),
        Heap::Refused => ("never", texts.heap_refused),
        Heap::Unasked => ("mail", texts.heap_unasked),
        Heap::Unreachable => ("mail", texts.heap_unreachable),
        Heap::Nothing => ("dish", texts.heap_nothing),
        Heap::Aside => ("person", texts.heap_aside),
        Heap::Few => ("question", texts.heap_few),
        Heap::Hours => ("clock", texts.heap_hours),
        Heap::Open => ("check", texts.heap_open),
        Heap::Glad => ("heart", texts.glad),
    }
}

/// Says why somebody is thanked: the line above, and the figures under it.
pub fn why_words(speech: &Speech, why: &Why, name: &str) -> (String, String) {
    let texts = speech.language.care();
    match why {
        Why::Visits(count) => (
            fill(texts.why_visits, &[("name", name), ("n", &count.to_string())]),
            texts.why_visits_more.into(),
        ),
        Why::Years(years) => {
            (speech.count(texts.why_years, u64::from(*years), &[("name", name)]), texts.why_years_more.into())
        }
        Why::Back { away, .. } => (
            fill(texts.why_back, &[("name", name)]),
            speech.count(texts.why_back_more, (*away).max(0) as u64, &[]),
        ),
        Why::Overdue { gap, silence, .. } => {
            let gap = speech.number(gap.round().max(1.0) as u64);
            let values = [("gap", gap.as_str()), ("n", &silence.to_string())];
            (fill(texts.why_overdue, &[("name", name)]), fill(texts.why_overdue_more, &values))
        }
        Why::Birthday { days, date, .. } => {
            let (when, date) = (near_day(speech, *days), speech.birthday(*date));
            (
                fill(texts.why_birthday, &[("name", name), ("when", &when)]),
                fill(texts.why_birthday_more, &[("date", &date)]),
            )
        }
        Why::Date { label, days, date, .. } => {
            let (when, date) = (near_day(speech, *days), speech.birthday(*date));
            (
                fill(texts.why_date, &[("name", name), ("label", label), ("when", &when)]),
                fill(texts.why_birthday_more, &[("date", &date)]),
            )
        }
        Why::PutRight { what, .. } => {
            (fill(texts.why_put_right, &[("name", name)]), fill(texts.why_put_right_more, &[("what", what)]))
        }
        Why::Brings { parties, brought, .. } => (
            fill(texts.why_brings, &[("name", name)]),
            speech.count(texts.why_brings_more, u64::from(*brought), &[("parties", &parties.to_string())]),
        ),
    }
}

/// Writes a day near today: "today", "in 2 days", "yesterday".
fn near_day(speech: &Speech, days: i64) -> String {
    let now = clock::now();
    let (today, _) = Day::of(now, clock::offset(now));
    if days > 0 {
        return crate::platform::intl::days_ahead(speech.language.tag(), days.unsigned_abs());
    }
    // Noon, so that no change of the clocks makes another day of it.
    let day = Day(today.0 + days).start(clock::offset(now));
    speech.ago(Stamp(day.0 + 43_200_000))
}
