//! Folding of letters, so that capitals, accents and long-drawn letters make no difference.

use crate::analysis::spell_letter;

/// Returns a text in lower case, without accents, and with runs of three or more equal letters made one.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded text to a string, as [`fold`] does.
pub fn fold_into(text: &str, folded: &mut String) {
    let begin = folded.len();
    if text.is_ascii() {
        folded.push_str(text);
        folded[begin..].make_ascii_lowercase();
    } else {
        for letter in text.chars() {
            match letter {
                'a'..='z' | '0'..='9' => folded.push(letter),
                'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
                _ => fold_rare(letter, folded),
            }
        }
    }
    shorten_runs(folded, begin);
}

fn fold_rare(letter: char, folded: &mut String) {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' => folded.push('a'),
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => folded.push('e'),
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => folded.push('i'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' => folded.push('o'),
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => folded.push('u'),
        'ç' | 'Ç' => folded.push('c'),
        'ñ' | 'Ñ' => folded.push('n'),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'æ' | 'Æ' => folded.push_str("ae"),
        _ if letter.is_ascii() => folded.push(letter),
        _ => spell_letter(letter, |part| folded.push(part)),
    }
}

/// Makes runs of three or more equal ASCII letters one, in the part of the string from `begin` on.
fn shorten_runs(folded: &mut String, begin: usize) {
    let bytes = &folded.as_bytes()[begin..];
    let drawn =
        |window: &[u8]| window[0] == window[1] && window[1] == window[2] && window[0].is_ascii_alphabetic();
    if !bytes.windows(3).any(drawn) {
        return;
    }
    let tail = folded.split_off(begin);
    let letters: Vec<char> = tail.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let run = letters[at..].iter().take_while(|letter| **letter == letters[at]).count();
        let kept = if run >= 3 && letters[at].is_ascii_alphabetic() { 1 } else { run };
        folded.extend(std::iter::repeat_n(letters[at], kept));
        at += run;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn capitals_accents_and_long_letters_make_no_difference() {
        assert_eq!(fold("BUONISSIMOOOO"), "buonissimo");
        assert_eq!(fold("perché"), "perche");
        assert_eq!(fold("Straße Œuf Ärger ﬁne"), "strasse oeuf arger fine");
        assert_eq!(fold("pizza 3000"), "pizza 3000");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
