//! One spelling for all spellings: what makes "Niccolò D'Amico" and "niccolo d amico" the same words.

mod marks;

use crate::domain::order;
use marks::MARKS;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Letters that are found by typing other ones, a line for each spelling: what is typed, a space, all that become it;
/// `_` is the gap between two words. From Unicode 17's compatibility decompositions (NFKD) of U+0080 to U+2E7F, U+2FE0
/// to U+31FF, U+FB00 to U+FB4F and U+FF00 to U+FFEF, less the accents, and of what does not come apart: æ, ø, ß and such.
const SPELLINGS: &str = include_str!("spellings.txt");

/// The spellings, in the order of the letters that become them.
static BY_LETTER: LazyLock<Vec<(char, &str)>> = LazyLock::new(|| {
    let lines = SPELLINGS.lines().filter_map(|line| line.split_once(' '));
    let mut by_letter: Vec<(char, &str)> =
        lines.flat_map(|(spelling, letters)| letters.chars().map(move |letter| (letter, spelling))).collect();
    order::sort_by_key(&mut by_letter, |(letter, _)| *letter);
    by_letter
});

/// What a letter becomes.
enum Folded {
    /// A letter or a digit.
    Letter(char),
    /// The end of a word.
    Gap,
}

/// Returns the words in one spelling: no case, no accents, one space for whatever stands between words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends what [`fold`] returns, to save an allocation where many texts are folded.
pub fn fold_into(text: &str, out: &mut String) {
    let start = out.len();
    let mut gap = false;
    let mut put = |folded: Folded| match folded {
        Folded::Letter(letter) => {
            if gap && out.len() > start {
                out.push(' ');
            }
            gap = false;
            out.push(letter);
        }
        Folded::Gap => gap = true,
    };
    for letter in text.chars() {
        fold_letter(letter, &mut put);
    }
}

/// Folds letter by letter, telling for each folded letter (`None` for a gap) which bytes of the text it came from.
pub fn fold_traced(text: &str, mut tell: impl FnMut(Option<char>, std::ops::Range<usize>)) {
    for (start, letter) in text.char_indices() {
        let range = start..start + letter.len_utf8();
        fold_letter(letter, &mut |folded| match folded {
            Folded::Letter(letter) => tell(Some(letter), range.clone()),
            Folded::Gap => tell(None, range.clone()),
        });
    }
}

/// Folds one letter and leaves signs as they are, for texts whose signs are looked at.
pub fn spell_letter(letter: char, mut tell: impl FnMut(char)) {
    let mut is_sign = true;
    fold_letter(letter, &mut |folded| is_sign &= matches!(folded, Folded::Gap));
    if is_sign && !is_mark(letter) {
        return tell(letter);
    }
    fold_letter(letter, &mut |folded| match folded {
        Folded::Letter(part) => tell(part),
        Folded::Gap => tell(' '),
    });
}

/// Folds one letter. Letters can be folded one by one, since marks are dropped and so their order is no matter.
fn fold_letter(letter: char, put: &mut impl FnMut(Folded)) {
    if letter.is_ascii() {
        let letter = letter.to_ascii_lowercase();
        return put(if letter.is_ascii_alphanumeric() { Folded::Letter(letter) } else { Folded::Gap });
    }
    if respell(letter, put) {
        return;
    }
    for lower in letter.to_lowercase() {
        if !respell(lower, put) {
            put_plain(lower, put);
        }
    }
}

/// Writes a letter that is typed as others; returns whether it is one.
fn respell(letter: char, put: &mut impl FnMut(Folded)) -> bool {
    if let Some(plain) = mathematical(letter) {
        put(Folded::Letter(plain));
        return true;
    }
    if let Some(parts) = syllable(letter) {
        parts.for_each(|part| put(Folded::Letter(part)));
        return true;
    }
    let Ok(place) = BY_LETTER.binary_search_by_key(&letter, |(letter, _)| *letter) else { return false };
    for part in BY_LETTER.get(place).map_or("", |(_, spelling)| spelling).chars() {
        put(if part == '_' { Folded::Gap } else { Folded::Letter(part) });
    }
    true
}

/// Writes a letter that stays as it is.
fn put_plain(letter: char, put: &mut impl FnMut(Folded)) {
    if is_mark(letter) {
        // Accents are dropped; the vowel signs of Indic scripts are letters.
    } else if letter.is_alphanumeric() {
        put(Folded::Letter(letter));
    } else {
        put(Folded::Gap);
    }
}

fn is_mark(letter: char) -> bool {
    let found = MARKS.binary_search_by(|(first, last)| {
        if letter < *first {
            Ordering::Greater
        } else if letter > *last {
            Ordering::Less
        } else {
            Ordering::Equal
        }
    });
    found.is_ok()
}

/// Returns the letter or digit that one of the bold, slanted or double-struck ones of U+1D400 to U+1D7FF stands for.
fn mathematical(letter: char) -> Option<char> {
    let at = match letter {
        '\u{1d400}'..='\u{1d6a3}' => ('a', (letter as u32 - 0x1d400) % 26),
        '\u{1d7ce}'..='\u{1d7ff}' => ('0', (letter as u32 - 0x1d7ce) % 10),
        _ => return None,
    };
    char::from_u32(at.0 as u32 + at.1)
}

/// Takes a Korean syllable apart into its two or three letters, as the Unicode standard says in 3.12.
fn syllable(letter: char) -> Option<impl Iterator<Item = char>> {
    let place = matches!(letter, '\u{ac00}'..='\u{d7a3}').then(|| letter as u32 - 0xac00)?;
    let last = (place % 28 > 0).then_some(0x11a7 + place % 28);
    let parts = [Some(0x1100 + place / 588), Some(0x1161 + place % 588 / 28), last];
    Some(parts.into_iter().flatten().filter_map(char::from_u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

    #[test]
    fn spellings_of_one_name_are_one() {
        for (written, folded) in [
            ("Niccolò  D'Amico", "niccolo d amico"),
            ("  Łukasz Żółć-Müller ", "lukasz zolc muller"),
            ("STRAẞE, Ærø", "strasse aero"),
            ("Đorđe Ćosić", "dorde cosic"),
            ("ﬁnocchio № 5²", "finocchio no 52"),
            ("İpek", "ipek"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
            ("mario.rossi@example.it", "mario rossi example it"),
            ("…", ""),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
        }

        #[test]
        fn case_and_outer_space_do_not_matter(text in "[a-zàèéìòù' ]{0,20}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
            prop_assert_eq!(fold(&format!(" {text}\n")), fold(&text));
        }

        #[test]
        fn tracing_tells_the_same_letters(text in ".*") {
            let mut letters = String::new();
            fold_traced(&text, |letter, range| {
                assert!(text.get(range).is_some());
                letters.extend(letter);
            });
            prop_assert_eq!(letters, fold(&text).replace(' ', ""));
        }
    }

    /// Folds a letter between two others, by the tables of Unicode itself.
    fn fold_by_unicode(letter: char) -> String {
        let typed = |part: char| match part {
            'ß' => "ss".into(),
            'æ' => "ae".into(),
            'œ' => "oe".into(),
            'þ' => "th".into(),
            'ø' => "o".into(),
            'đ' | 'ð' => "d".into(),
            'ł' => "l".into(),
            'ħ' => "h".into(),
            'ı' => "i".into(),
            'ς' => "σ".into(),
            _ if canonical_combining_class(part) != 0 => String::new(),
            _ if part.is_alphanumeric() => part.to_string(),
            _ if is_combining_mark(part) => String::new(),
            _ => " ".into(),
        };
        let mut folded = String::from("x");
        decompose_compatible(letter, |part| {
            for lower in part.to_lowercase() {
                // A capital may have a small letter that comes apart again.
                decompose_compatible(lower, |part| folded.push_str(&typed(part)));
            }
        });
        folded.push('x');
        folded.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_table_says_what_unicode_says() {
        let ranges = [
            '\0'..='\u{2e7f}',
            '\u{2fe0}'..='\u{31ff}',
            '\u{ac00}'..='\u{d7ff}',
            '\u{fb00}'..='\u{fb4f}',
            '\u{fe00}'..='\u{fe2f}',
            '\u{ff00}'..='\u{ffef}',
            '\u{1d7ce}'..='\u{1d7ff}',
        ];
        for letter in ranges.into_iter().flatten() {
            assert_eq!(fold(&format!("x{letter}x")), fold_by_unicode(letter), "{letter} {:x}", letter as u32);
        }
        // Where Unicode left holes between the mathematical letters, ours has none.
        for letter in ('\u{1d400}'..='\u{1d6a3}').filter(|letter| letter.is_alphabetic()) {
            assert_eq!(fold(&format!("x{letter}x")), fold_by_unicode(letter), "{letter}");
        }
    }

    #[test]
    fn the_marks_are_all_that_unicode_drops() {
        for mark in ('\0'..=char::MAX).filter(|letter| fold_by_unicode(*letter) == "xx") {
            assert_eq!(fold(&format!("x{mark}x")), "xx", "{:x}", mark as u32);
        }
        for (first, last) in MARKS {
            assert!((first..=last).all(|mark| fold_by_unicode(mark) == "xx"), "{:x}", first as u32);
        }
    }

    #[test]
    fn every_letter_folds_to_what_stays() {
        for letter in ('\0'..=char::MAX).filter(|letter| letter.is_alphanumeric()) {
            let once = fold(&letter.to_string());
            assert_eq!(fold(&once), once, "{letter}");
        }
    }
}
