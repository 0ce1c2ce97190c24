//! What of a person can be found: which words, in which part.

use super::Part;
use crate::analysis::{fold, fold_into};
use crate::domain::{Customer, Field};

/// Short words of Italian and other family names that people write as one with the next: De Luca, Della Valle.
const PARTICLES: [&str; 22] = [
    "al", "d", "da", "dal", "dall", "dalla", "de", "degl", "degli", "dei", "del", "dell", "della", "di",
    "el", "l", "la", "le", "li", "lo", "o", "van",
];

/// Tells every word that a person can be found by, folded, maybe more than once.
pub fn words_of(customer: Customer<'_>, mut tell: impl FnMut(Part, &str)) {
    let mut folded = String::new();
    let mut words = |part: Part, text: &str| {
        folded.clear();
        fold_into(text, &mut folded);
        for word in folded.split_ascii_whitespace() {
            tell(part, word);
        }
        if part.is_name() {
            joined_words(&folded, |word| tell(part, word));
        }
    };
    for (field, register) in customer.record().present() {
        let text = register.value.as_text().unwrap_or_default();
        match field {
            Field::Name => words(Part::Name, text),
            Field::Nickname => words(Part::Nickname, text),
            Field::Look => words(Part::Look, text),
            Field::Email => words(Part::Email, text),
            Field::Tag(tag) => words(Part::Tag, tag),
            Field::Note(_) => words(Part::Note, register.value.part_text("text")),
            Field::Phone => words(Part::Phone, &phone_digits(text)),
            Field::Contact(address) => match address.split_once(':') {
                Some(("tel", number)) => words(Part::Phone, &phone_digits(number)),
                Some(("mailto", address)) => words(Part::Email, address),
                _ => {}
            },
            _ => {}
        }
    }
}

/// Tells the words that come of writing particles as one with what follows: "d angelo" is "dangelo" too.
fn joined_words(folded: &str, mut tell: impl FnMut(&str)) {
    let mut joined = String::new();
    for word in folded.split_ascii_whitespace() {
        joined.push_str(word);
        if PARTICLES.contains(&word) {
            continue;
        }
        if joined.len() > word.len() {
            tell(&joined);
        }
        joined.clear();
    }
}

/// Returns the digits of a phone number as it is dialled in Italy: without +39 or 0039; others keep their country's.
pub fn phone_digits(number: &str) -> String {
    let number = number.trim();
    let digits: String = fold(number).chars().filter(char::is_ascii_digit).collect();
    let international = if number.starts_with('+') { Some(&*digits) } else { digits.strip_prefix("00") };
    match international.map(|digits| digits.strip_prefix("39").unwrap_or(digits)) {
        Some("") | None => digits,
        Some(national) => national.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_as_they_are_dialled() {
        for (written, digits) in [
            ("+39 333 123-45 67", "3331234567"),
            ("0039 055/123456", "055123456"),
            ("333 1234567", "3331234567"),
            ("+44 20 7946 0000", "442079460000"),
            ("+39", "39"),
            ("nessuno", ""),
        ] {
            assert_eq!(phone_digits(written), digits);
        }
    }

    #[test]
    fn particles_are_written_as_one_too() {
        let joined = |name: &str| {
            let mut all = Vec::new();
            joined_words(&fold(name), |word| all.push(word.to_string()));
            all
        };
        assert_eq!(joined("Anna D'Angelo"), ["dangelo"]);
        assert_eq!(joined("Pia De La Cruz"), ["delacruz"]);
        assert!(joined("Mario Rossi").is_empty());
        assert!(joined("Rosa Di").is_empty());
    }
}
