//! Where in a text the typed words stand, so that the screen can show why somebody was found.

use super::terms;
use crate::analysis::fold_traced;
use crate::domain::order;
use std::ops::Range;

/// A folded letter, where it came from, and whether a word begins with it.
struct Letter {
    letter: char,
    from: Range<usize>,
    begins: bool,
}

/// Returns the ranges of bytes to mark in a text, in their order, never overlapping.
pub fn marks(text: &str, query: &str) -> Vec<Range<usize>> {
    let letters = letters_of(text);
    let digits: Vec<&Letter> = letters.iter().filter(|letter| letter.letter.is_ascii_digit()).collect();
    let all: Vec<&Letter> = letters.iter().collect();
    let mut marks = Vec::new();
    for term in terms(query) {
        let word: Vec<char> = term.word.chars().collect();
        // Digits are marked across the gaps in which phone numbers are written.
        let letters = if term.number { &digits } else { &all };
        let places = places(letters, &word, |letter| letter.begins);
        let places = if places.is_empty() && term.goes_inside() {
            self::places(letters, &word, |_| true)
        } else {
            places
        };
        for place in places {
            let run = letters.get(place..place + word.len()).unwrap_or_default();
            if let (Some(first), Some(last)) = (run.first(), run.last()) {
                marks.push(first.from.start..last.from.end);
            }
        }
    }
    united(marks)
}

fn letters_of(text: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut begins = true;
    fold_traced(text, |letter, from| match letter {
        Some(letter) => {
            letters.push(Letter { letter, from, begins });
            begins = false;
        }
        None => begins = true,
    });
    letters
}

fn places(letters: &[&Letter], word: &[char], allowed: impl Fn(&Letter) -> bool) -> Vec<usize> {
    letters
        .windows(word.len().max(1))
        .enumerate()
        .filter(|(_, run)| run.first().is_some_and(|first| allowed(first)))
        // A word ends at a gap; a number goes on behind it.
        .filter(|(_, run)| {
            run.iter().zip(word).enumerate().all(|(at, (letter, wanted))| {
                letter.letter == *wanted && (at == 0 || !letter.begins || wanted.is_ascii_digit())
            })
        })
        .map(|(place, _)| place)
        .collect()
}

/// Puts ranges in order and joins those that touch.
fn united(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    order::sort_by_key(&mut marks, |mark| (mark.start, mark.end));
    let mut united: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match united.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => united.push(mark),
        }
    }
    united
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        marks(text, query).into_iter().map(|mark| &text[mark]).collect()
    }

    #[test]
    fn what_was_typed_is_marked_as_it_is_written() {
        assert_eq!(marked("Niccolò D'Amico", "niccolo am"), ["Niccolò", "Am"]);
        assert_eq!(marked("Anna Giannini", "ann"), ["Ann"]);
        assert_eq!(marked("Gianni", "ann"), ["ann"]);
        assert_eq!(marked("+39 333 123 45 67", "33312"), ["333 12"]);
        assert_eq!(marked("Große Straße", "strasse"), ["Straße"]);
        assert_eq!(marked("ab cd", "abcd"), [""; 0]);
    }

    proptest! {
        #[test]
        fn marks_are_in_order_and_on_letters(text in "[a-cà' 0-9ß]{0,20}", query in "[a-c 0-9]{0,6}") {
            let mut end = 0;
            for mark in marks(&text, &query) {
                prop_assert!(mark.start >= end && mark.end > mark.start);
                prop_assert!(text.get(mark.clone()).is_some());
                end = mark.end;
            }
        }
    }
}
