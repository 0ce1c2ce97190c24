//! What somebody typed, as the words that must all be found.

use super::texts::phone_digits;
use crate::analysis::fold;
use crate::domain::order;

/// One thing that must be found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term {
    /// The word, folded; for a number its digits as they are dialled, without gaps.
    pub word: String,
    /// Whether it is a number, written in one go or in groups.
    pub number: bool,
}

impl Term {
    /// The most words that are looked at; whoever types more has pasted something.
    pub const MOST: usize = 8;

    /// From how many letters on a word is looked for inside words too.
    const INSIDE_FROM: usize = 2;

    /// Returns how many wrong letters are forgiven: none below 4, one below 8, then two; none in numbers.
    pub fn forgiven(&self) -> u8 {
        match self.word.chars().count() {
            _ if self.number => 0,
            0..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }

    /// Returns whether it is looked for inside words.
    pub fn goes_inside(&self) -> bool {
        self.word.chars().count() >= Self::INSIDE_FROM
    }
}

/// Reads what was typed. Neighbouring groups of digits are one number: "333 12 34" is 3331234.
pub fn terms(query: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut rest = query;
    while !rest.is_empty() && terms.len() < Term::MOST {
        let number = number_length(rest);
        if number > 0 {
            let (digits, after) = rest.split_at(number);
            terms.push(Term { word: phone_digits(digits), number: true });
            rest = after;
            continue;
        }
        // Up to the next space: a sign inside a word may cut it in two, "d'angelo".
        let rest_trimmed = rest.trim_start();
        let end = rest_trimmed.find(char::is_whitespace).unwrap_or(rest_trimmed.len());
        let (word, after) = rest_trimmed.split_at(end);
        for word in fold(word).split_ascii_whitespace() {
            let number = word.bytes().all(|byte| byte.is_ascii_digit());
            terms.push(Term { word: word.into(), number });
        }
        rest = after;
    }
    terms.truncate(Term::MOST);
    order::sort_out(&mut terms);
    terms
}

/// Returns how many bytes at the beginning write a number in groups; 0 where a letter comes before the next space.
fn number_length(text: &str) -> usize {
    let mut length = 0;
    let mut digits = false;
    for word in text.split_inclusive(char::is_whitespace) {
        if !word.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+-/.()".contains(c)) {
            break;
        }
        digits |= word.bytes().any(|byte| byte.is_ascii_digit());
        length += word.len();
    }
    if digits { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(query: &str) -> Vec<String> {
        terms(query).into_iter().map(|term| term.word).collect()
    }

    #[test]
    fn groups_of_digits_are_one_number() {
        assert_eq!(typed("+39 333 12-34"), ["3331234"]);
        assert_eq!(typed("rossi 333 12 "), ["33312", "rossi"]);
        assert_eq!(typed("333 ross"), ["333", "ross"]);
        assert_eq!(typed("D'Ang"), ["ang", "d"]);
        assert_eq!(typed("rossi84 - x"), ["rossi84", "x"]);
        assert!(typed(" +- ").is_empty());
        assert_eq!(typed("anna anna"), ["anna"]);
    }

    #[test]
    fn long_words_are_forgiven_more() {
        let forgiven = |word: &str| terms(word).first().map(Term::forgiven);
        assert_eq!(forgiven("ann"), Some(0));
        assert_eq!(forgiven("anna"), Some(1));
        assert_eq!(forgiven("giuseppe"), Some(2));
        assert_eq!(forgiven("33312345"), Some(0));
    }
}
