//! How somebody wants a thing: the modifiers that they nearly always ask for are part of it, a passing wish is not.

use crate::analysis::fold;
use crate::domain::OrderLine;

/// How many of the last times are looked at.
const LATE: usize = 10;

/// Returns the line as it is wanted, of all the times it was had, the latest first; `None` where there is none.
///
/// A modifier counts that was asked for at least two times in three; the number is the most frequent one, the latest of
/// several; the price is the latest.
pub fn wanted<'a>(lines: impl Iterator<Item = &'a OrderLine>) -> Option<OrderLine> {
    let late: Vec<&OrderLine> = lines.take(LATE).collect();
    let latest = late.first()?;
    let same = |quantity: u16| late.iter().filter(|line| line.quantity == quantity).count();
    let most = late.iter().map(|line| same(line.quantity)).max()?;
    let quantity = late.iter().find(|line| same(line.quantity) == most).map_or(1, |line| line.quantity);
    let asked =
        |key: &str| late.iter().filter(|line| modifiers(&line.note).any(|word| fold(word) == key)).count();
    let mut seen: Vec<String> = Vec::new();
    let mut notes: Vec<&str> = Vec::new();
    for word in late.iter().flat_map(|line| modifiers(&line.note)) {
        let key = fold(word);
        if !seen.contains(&key) && asked(&key) * 3 >= late.len() * 2 {
            notes.push(word);
        }
        seen.push(key);
    }
    Some(OrderLine { quantity, note: notes.join(", ").into(), ..(*latest).clone() })
}

/// Cuts a note into what was asked for: "doppia panna, senza zucchero" is two wishes.
pub fn modifiers(note: &str) -> impl Iterator<Item = &str> {
    note.split([',', ';', '+', '/']).map(str::trim).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(note: &str) -> OrderLine {
        OrderLine { note: note.into(), ..OrderLine::named("Cappuccino") }
    }

    #[test]
    fn what_is_always_wanted_stays_and_a_passing_wish_does_not() {
        let lines = [line("doppia panna, bollente"), line("Doppia panna"), line("doppia  panna; al vetro")];
        assert_eq!(&*wanted(lines.iter()).unwrap().note, "doppia panna");
        let lines = [line("senza zucchero"), line(""), line("")];
        assert_eq!(&*wanted(lines.iter()).unwrap().note, "");
        assert_eq!(wanted([].into_iter()), None);
    }

    proptest! {
        #[test]
        fn only_what_was_asked_for_is_wanted(
            notes in prop::collection::vec(prop::collection::vec(0_usize..4, 0..3), 1..12),
        ) {
            const WORDS: [&str; 4] = ["doppio", "freddo", "senza schiuma", "al vetro"];
            let lines: Vec<OrderLine> = notes
                .iter()
                .map(|words| line(&words.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(", ")))
                .collect();
            let wanted = wanted(lines.iter()).unwrap();
            let late = &lines[..lines.len().min(LATE)];
            for word in WORDS {
                let asked = late.iter().filter(|line| modifiers(&line.note).any(|other| other == word)).count();
                let kept = modifiers(&wanted.note).any(|other| other == word);
                prop_assert_eq!(kept, asked > 0 && asked * 3 >= late.len() * 2);
            }
        }
    }
}
