//! The evidence as a file, for the forms of the platforms: counts, signs, reviews; no verdict.

use super::desk::Found;
use super::incident::{count_low, title};
use super::quote::{date_words, signature};
use super::said;
use super::signs::weight;
use super::stars::percent;
use super::traits::{tell_common, tell_ruled_out};
use crate::analysis::reviews::sign::Outcome;
use crate::app::state::{BookHandle, Speech, capital};
use crate::domain::{Day, Left, Library, PaperId, Review, VisitTie, Way};
use crate::exchange::DateOrder;
use crate::exchange::reviews::{When, read_when};
use crate::messages::fill;
use crate::messages::reviews::{join_article, sign_innocent, sign_name, source_name};
use crate::platform::{clock, files};

/// How many days after a visit a review may be written, by the Italian rule.
const DAYS: i64 = 30;

/// Saves the evidence; returns the file's name, `None` where the browser did not take it on.
pub fn save_pack(speech: &Speech, book: &BookHandle, found: &Found) -> Option<String> {
    let (year, month, day) = Day(found.today).civil();
    let name = format!("il-solito-{year:04}-{month:02}-{day:02}.txt");
    let text = write_pack(speech, book, found);
    // The mark of UTF-8, without which some programs show the accents wrong.
    let bytes = ["\u{feff}", &text].concat();
    let saved = files::download(&name, "text/plain;charset=utf-8", bytes.as_bytes()).then_some(name)?;
    book.note_departure(Left::Reviews, Way::File, 0, &saved, None);
    Some(saved)
}

fn write_pack(speech: &Speech, book: &BookHandle, found: &Found) -> String {
    let texts = said(speech);
    let library = book.library();
    let now = clock::now();
    let made = date_words(speech, Day::of(now, clock::offset(now)).0.0);
    let mut lines = vec![
        texts.pack_title.to_owned(),
        join_article(&fill(texts.pack_made, &[("day", &made), ("shop", &book.shop_name())])),
        texts.pack_note.to_owned(),
        String::new(),
        title(speech, found),
    ];
    let (low, all, usual) = count_low(found);
    let usual = format!("{usual:.0}");
    let values = [("low", low.to_string()), ("n", all.to_string()), ("usual", usual)];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    lines.push(fill(texts.low_of, &values));
    for (title, told) in
        [(texts.in_common, tell_common(speech, found)), (texts.ruled_out, tell_ruled_out(speech, found))]
    {
        if !told.is_empty() {
            lines.extend([String::new(), title.to_owned()]);
            lines.extend(told.into_iter().map(|(what, count)| format!("- {}: {count}", capital(&what))));
        }
    }
    let outcome = match found.incident.outcome {
        _ if found.incident.signs.is_empty() => texts.outcome_open,
        Outcome::Coordination => texts.outcome_coordination,
        Outcome::Problem => texts.outcome_problem,
        Outcome::Open => texts.outcome_open,
    };
    lines.extend([
        String::new(),
        format!("{}: {outcome}", texts.outcome),
        texts.ledger_lead.to_owned(),
        String::new(),
    ]);
    lines.push(texts.signs_title.to_owned());
    for sign in &found.incident.signs {
        let (_, word) = weight(speech, sign);
        let count = [("n", sign.count.to_string()), ("all", sign.of.to_string())];
        let count: Vec<(&str, &str)> = count.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lines.push(format!(
            "- {} ({word}): {}. {}. {}",
            sign_name(texts, sign.kind),
            fill(texts.so_many_of, &count),
            fill(texts.sign_usual, &[("share", &percent(sign.usual))]),
            sign_innocent(texts, sign.kind)
        ));
    }
    let (known, late) = late_visits(&library, found);
    let values = [("known", known.to_string()), ("late", late.to_string()), ("n", all.to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    lines
        .extend([String::new(), format!("{}: {}", texts.thirty_days, fill(texts.thirty_days_more, &values))]);
    lines.extend([String::new(), texts.pack_reviews.to_owned()]);
    for (_, review) in reviews(&library, found) {
        let stars = review.stars().map_or_else(
            || texts.no_stars.to_owned(),
            |stars| speech.count(texts.stars_of, stars.into(), &[]),
        );
        lines.push(String::new());
        lines.push(format!(
            "{} · {stars} · {}",
            signature(speech, review.author(), &date_words(speech, review.day().0)),
            source_name(texts, review.source())
        ));
        if review.text().is_empty() && review.stars().is_some() {
            lines.push(texts.stars_only.to_owned());
        }
        for line in [review.text(), review.url()] {
            if !line.is_empty() {
                lines.push(line.to_owned());
            }
        }
        if review.visit() == VisitTie::NotFound {
            lines.push(texts.sign_visit.to_owned());
        }
        if !review.visited().is_empty() {
            lines.push(fill(texts.pack_visit, &[("day", review.visited())]));
        }
        // Whoever decides on one review needs to know whether it is this one.
        if is_late(&review) == Some(true) {
            lines.push(texts.pack_late.to_owned());
        }
    }
    lines.join("\r\n") + "\r\n"
}

/// Walks the reviews of the incident.
fn reviews<'a>(library: &'a Library, found: &'a Found) -> impl Iterator<Item = (PaperId, Review<'a>)> {
    found.incident.window.iter().filter_map(|place| {
        let id = *found.ids.get(found.watched + place)?;
        Some((id, library.review(id)?))
    })
}

/// Counts the reviews of the incident whose author the owner knows, and those for whom no visit was found.
pub fn visits(library: &Library, found: &Found) -> (usize, usize) {
    reviews(library, found).fold((0, 0), |(known, missing), (_, review)| {
        let recognised = review.customers().next().is_some() || matches!(review.visit(), VisitTie::Found(_));
        (known + usize::from(recognised), missing + usize::from(review.visit() == VisitTie::NotFound))
    })
}

/// Counts the reviews of the incident that tell when the visit was, and those written more than 30 days after it.
pub fn late_visits(library: &Library, found: &Found) -> (usize, usize) {
    let told = reviews(library, found).filter_map(|(_, review)| is_late(&review));
    told.fold((0, 0), |(known, late), is| (known + 1, late + usize::from(is)))
}

/// Returns whether a review was written more than 30 days after the visit, where it tells when that was.
fn is_late(review: &Review) -> Option<bool> {
    let visited = review.visited();
    // Of a month alone the last day counts, for the author's good.
    let last = match read_when(visited, DateOrder::DayFirst) {
        When::Unknown => {
            read_when(&format!("{visited}-28"), DateOrder::DayFirst).day().map(|day| Day(day.0 + 3))
        }
        when => when.day(),
    }?;
    Some(review.day().0 - last.0 > DAYS)
}
