//! Reviews copied from a web page: one or many, with whatever stands around them.

use super::item::TRIPADVISOR;
use super::{ReviewDraft, When, read_stars, read_when};
use crate::analysis::fold;
use crate::domain::Day;
use crate::exchange::DateOrder;

/// What stands before the date at the end of a review, folded.
const WRITTEN: [&str; 8] = [
    "scritta in data",
    "scritta il",
    "scritto il",
    "written",
    "escrita el",
    "ecrit le",
    "verfasst am",
    "recensione scritta il",
];
/// What stands before the date at the head of a review, folded.
const REVIEWED: [&str; 8] = [
    "recensito il",
    "recensita il",
    "recensione pubblicata il",
    "reviewed on",
    "reviewed",
    "avis publie le",
    "bewertet am",
    "opinion escrita el",
];
/// Beginnings of lines that are nobody's words, folded.
const AROUND: [&str; 14] = [
    "questa recensione rappresenta",
    "this review is the subjective",
    "leggi di piu",
    "read more",
    "leggi tutto",
    "condividi",
    "share",
    "utile",
    "helpful",
    "mostra tutto",
    "show less",
    "leggi meno",
    "grazie",
    "traduzione di google",
];
/// Beginnings of lines after which the house speaks, folded.
const REPLIES: [&str; 6] = [
    "risposta da",
    "risposta del proprietario",
    "response from",
    "owner response",
    "respuesta de",
    "reponse de",
];
/// Words after the number of reviews that somebody has written, folded.
const CONTRIBUTIONS: [&str; 6] =
    ["contributi", "contributo", "contribution", "recensioni", "reviews", "opiniones"];

/// Reads what was pasted; `today` is for a review without its date.
pub fn read_paste(text: &str, today: Day) -> Vec<ReviewDraft> {
    let lines: Vec<(u32, &str)> =
        text.lines().enumerate().map(|(place, line)| (place as u32 + 1, line.trim())).collect();
    let mut drafts: Vec<ReviewDraft> = Vec::new();
    for block in blocks(&lines) {
        let draft = read_block(block, today);
        if !draft.is_empty() {
            drafts.push(draft);
        }
    }
    drafts
}

/// Cuts the lines into reviews: after the lines that end one, or else where a line of signs or an empty one stands
/// before a head.
fn blocks<'a, 'b>(lines: &'b [(u32, &'a str)]) -> Vec<&'b [(u32, &'a str)]> {
    let ends: Vec<usize> = (0..lines.len()).filter(|at| ends_review(lines, *at)).collect();
    let cuts: Vec<usize> = if ends.is_empty() {
        (1..lines.len()).filter(|at| begins_review(lines, *at)).collect()
    } else {
        ends.iter().map(|at| after_end(lines, at + 1)).collect()
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([lines.len()]) {
        parts.extend(lines.get(from..cut));
        from = cut.max(from);
    }
    parts
}

fn ends_review(lines: &[(u32, &str)], at: usize) -> bool {
    lines.get(at).is_some_and(|(_, line)| {
        let folded = fold(line);
        WRITTEN.iter().any(|mark| folded.starts_with(mark)) && dated(line, &WRITTEN).is_some()
    })
}

/// Passes over the boilerplate and the answer of the house that follow the end of a review.
fn after_end(lines: &[(u32, &str)], mut at: usize) -> usize {
    let is = |at: usize, marks: &[&str]| {
        lines.get(at).is_some_and(|(_, line)| {
            let folded = fold(line);
            marks.iter().any(|mark| folded.starts_with(mark))
        })
    };
    let empty = |at: usize| lines.get(at).is_some_and(|(_, line)| line.is_empty());
    while empty(at) || is(at, &AROUND) {
        at += 1;
    }
    if is(at, &REPLIES) {
        while at < lines.len() && !empty(at) {
            at += 1;
        }
    }
    at
}

fn begins_review(lines: &[(u32, &str)], at: usize) -> bool {
    let gap = |(_, line): &(u32, &str)| line.is_empty() || is_rule(line);
    let after_gap = at.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(gap);
    let Some((_, line)) = lines.get(at) else { return false };
    let rule = at.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|(_, line)| is_rule(line));
    let head = lines.iter().skip(at).take(4).take_while(|line| !gap(line)).any(|(_, line)| is_head(line));
    after_gap && !line.is_empty() && !is_rule(line) && (rule || head)
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|letter| matches!(letter, '-' | '=' | '_' | '*' | '—' | '–'))
}

/// Returns whether a line holds the stars or the date of a review.
fn is_head(line: &str) -> bool {
    line.len() < 90 && parts(line).any(|part| stars_of(part).is_some() || dated(part, &REVIEWED).is_some())
}

fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(" - ")
        .flat_map(|part| part.split(" · "))
        .flat_map(|part| part.split(" | "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split('•'))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Reads the stars of a line that is about them.
fn stars_of(line: &str) -> Option<u8> {
    let folded = fold(line);
    let about = line.contains(['★', '⭐'])
        || [" di 5", " of 5", " de 5", " sur 5", " von 5"].iter().any(|sign| folded.contains(sign))
        || line.contains("/5")
        || (folded.len() < 12
            && ["stelle", "stella", "stars", "star", "estrellas", "etoiles", "sterne", "bolle"]
                .iter()
                .any(|word| folded.ends_with(word)));
    if about && line.len() < 40 { read_stars(line) } else { None }
}

/// Reads the date of a line that is about it: after one of the marks, or alone.
fn dated(line: &str, marks: &[&str]) -> Option<When> {
    let folded = fold(line);
    let rest = match marks.iter().find(|mark| folded.starts_with(*mark)) {
        // The mark has as many words as its folded form.
        Some(mark) => {
            let words = mark.split(' ').count();
            line.split_whitespace().skip(words).collect::<Vec<_>>().join(" ")
        }
        None if line.len() < 32 => line.to_owned(),
        None => return None,
    };
    match read_when(rest.trim_end_matches('.'), DateOrder::DayFirst) {
        When::Unknown => None,
        when => Some(when),
    }
}

fn read_block(lines: &[(u32, &str)], today: Day) -> ReviewDraft {
    let mut draft = ReviewDraft { source: TRIPADVISOR.into(), ..ReviewDraft::default() };
    let mut rest: Vec<&str> = Vec::new();
    let mut reply: Vec<&str> = Vec::new();
    let mut replying = false;
    for (number, line) in lines.iter().copied().filter(|(_, line)| !line.is_empty() && !is_rule(line)) {
        if draft.line == 0 {
            draft.line = number;
        }
        let folded = fold(line);
        let begins = |marks: &[&str]| marks.iter().any(|mark| folded.starts_with(mark));
        if begins(&REPLIES) {
            replying = true;
        } else if replying {
            reply.push(line);
        } else if begins(&AROUND)
            && line.len() < 200
            && (line.len() < 30 || folded.starts_with("questa") || folded.starts_with("this"))
        {
        } else if let Some(count) = contributions(&folded) {
            // What stands above the number is who wrote it, and where they are from.
            draft.author = rest.first().copied().unwrap_or_default().into();
            draft.author_reviews = Some(count);
            rest.clear();
        } else if line.len() < 90 && read_head(&mut draft, line, &folded) {
        } else {
            rest.push(line);
        }
    }
    if draft.author.is_empty() && rest.len() > 1 && rest.first().is_some_and(|line| is_name(line)) {
        draft.author = rest.remove(0).into();
    }
    let title = rest.first().copied().filter(|first| rest.len() > 1 && first.len() < 90).unwrap_or_default();
    let body = rest.get(usize::from(!title.is_empty())..).unwrap_or_default();
    draft.set_text(title, &body.join("\n"));
    draft.reply = reply.join("\n").into();
    if draft.when == When::Unknown {
        draft.when = When::Day(today);
    }
    draft
}

/// Reads a line of a head, such as `4,0 di 5 bolle`, `ott 2026 • Coppie`, `Scritta in data 3 ottobre 2026` or
/// `Mario R. - 3 ottobre 2026 - ★★★★`; returns whether it is one.
fn read_head(draft: &mut ReviewDraft, line: &str, folded: &str) -> bool {
    let marked = WRITTEN.iter().chain(&REVIEWED).any(|mark| folded.starts_with(mark));
    if marked {
        let when = dated(line, &WRITTEN).or_else(|| dated(line, &REVIEWED));
        draft.when = when.unwrap_or(draft.when);
        return when.is_some();
    }
    if let Some(month) = month_of(folded) {
        draft.visited = month.into();
        return true;
    }
    let mut read = false;
    let mut left = "";
    for part in parts(line) {
        if let Some(stars) = stars_of(part) {
            draft.stars = Some(stars);
            read = true;
        } else if let Some(when) = dated(part, &[]) {
            draft.when = when;
            read = true;
        } else if left.is_empty() {
            left = part;
        }
    }
    if read && draft.author.is_empty() && is_name(left) {
        draft.author = left.into();
    }
    read
}

/// Reads `ott 2026`, alone or with more behind it, as the month of a visit.
fn month_of(folded: &str) -> Option<String> {
    let mut words = folded.split(' ');
    let (month, year) = (words.next()?, words.next()?);
    let year: u16 = year.parse().ok().filter(|year| (2000..2100).contains(year))?;
    let first = format!("1 {month} {year}");
    match read_when(&first, DateOrder::DayFirst) {
        When::Day(day) if !month.starts_with(|letter: char| letter.is_ascii_digit()) => {
            Some(format!("{year}-{:02}", day.civil().1))
        }
        _ => None,
    }
}

fn contributions(folded: &str) -> Option<u32> {
    let (number, rest) = folded.split_once(' ')?;
    let known = CONTRIBUTIONS.iter().any(|word| rest.starts_with(word));
    number.parse().ok().filter(|_| known && rest.len() < 24)
}

fn is_name(line: &str) -> bool {
    (1..=40).contains(&line.len())
        && line.split_whitespace().count() <= 4
        && !line.ends_with(['.', '!', '?', '…'])
        || (line.len() <= 24 && line.ends_with('.') && line.split_whitespace().count() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Day = Day(20_000);

    #[test]
    fn two_reviews_of_a_page() {
        let text = "Chiara B.\nFirenze, Italia\n12 contributi\n2,0 di 5 bolle\nChe delusione\nott 2026 • Coppie\n\
                    La carbonara era fredda.\nPeccato.\nScritta in data 3 novembre 2026\n\
                    Questa recensione rappresenta l’opinione personale di un viaggiatore.\n\n\
                    Risposta da Marta, Proprietario\nCi dispiace.\n\n\
                    Tom\n1 contribution\n5.0 of 5 bubbles\nLovely\nGreat coffee\nWritten 1 November 2026\n";
        let read = read_paste(text, TODAY);
        let short: Vec<_> = read
            .iter()
            .map(|draft| (&*draft.author, draft.stars, &*draft.text, &*draft.visited, draft.author_reviews))
            .collect();
        assert_eq!(
            short,
            [
                (
                    "Chiara B.",
                    Some(2),
                    "Che delusione\nLa carbonara era fredda.\nPeccato.",
                    "2026-10",
                    Some(12)
                ),
                ("Tom", Some(5), "Lovely\nGreat coffee", "", Some(1)),
            ]
        );
        let day = Day::from_civil(2026, 11, 3).unwrap_or(TODAY);
        assert_eq!(read.first().map(|draft| draft.when), Some(When::Day(day)));
    }

    #[test]
    fn heads_in_one_line_and_words_alone() {
        let text = "Mario R. - 3 ottobre 2026 - ★★★★\nBuono, un po’ caro.\n\nAnna · 2026-10-05 · ★\nMai più.";
        let read = read_paste(text, TODAY);
        let short: Vec<_> =
            read.iter().map(|draft| (&*draft.author, draft.stars, &*draft.text, draft.line)).collect();
        assert_eq!(
            short,
            [("Mario R.", Some(4), "Buono, un po’ caro.", 1), ("Anna", Some(1), "Mai più.", 4)]
        );
        let alone = read_paste("Siamo stati benissimo, torneremo presto.", TODAY);
        let short: Vec<_> = alone.iter().map(|draft| (&*draft.text, draft.when)).collect();
        assert_eq!(short, [("Siamo stati benissimo, torneremo presto.", When::Day(TODAY))]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([a-z★0-9 .•-]{0,20}\n){0,12}") {
            let read = read_paste(&text, TODAY);
            prop_assert!(read.iter().all(|draft| !draft.is_empty() && draft.when != When::Unknown));
        }
    }
}
