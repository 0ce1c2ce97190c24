//! One spelling for all spellings: what makes "Niccolò D'Amico" and "niccolo d amico" the same words.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible, is_combining_mark};

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

/// Folds one letter. Letters can be folded one by one, since marks are dropped and so their order is no matter.
fn fold_letter(letter: char, put: &mut impl FnMut(Folded)) {
    if letter.is_ascii() {
        let letter = letter.to_ascii_lowercase();
        return put(if letter.is_ascii_alphanumeric() { Folded::Letter(letter) } else { Folded::Gap });
    }
    decompose_compatible(letter, |part| {
        for lower in part.to_lowercase() {
            // A capital may have a small letter that comes apart again.
            decompose_compatible(lower, |part| put_plain(part, put));
        }
    });
}

/// Writes the letters that do not come apart, but are typed as others.
fn put_plain(letter: char, put: &mut impl FnMut(Folded)) {
    let two = match letter {
        'ß' => ['s', 's'],
        'æ' => ['a', 'e'],
        'œ' => ['o', 'e'],
        'þ' => ['t', 'h'],
        _ => {
            return match letter {
                'ø' => put(Folded::Letter('o')),
                'đ' | 'ð' => put(Folded::Letter('d')),
                'ł' => put(Folded::Letter('l')),
                'ħ' => put(Folded::Letter('h')),
                'ı' => put(Folded::Letter('i')),
                'ς' => put(Folded::Letter('σ')),
                // Accents are dropped; the vowel signs of Indic scripts, of class 0, are letters.
                _ if canonical_combining_class(letter) != 0 => {}
                _ if letter.is_alphanumeric() => put(Folded::Letter(letter)),
                _ if is_combining_mark(letter) => {}
                _ => put(Folded::Gap),
            };
        }
    };
    for letter in two {
        put(Folded::Letter(letter));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    #[test]
    fn every_letter_folds_to_what_stays() {
        for letter in ('\0'..=char::MAX).filter(|letter| letter.is_alphanumeric()) {
            let once = fold(&letter.to_string());
            assert_eq!(fold(&once), once, "{letter}");
        }
    }
}
