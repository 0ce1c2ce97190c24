//! The shop's passphrase: words that can be read out and written down, drawn at random from a list.

use crate::domain::Dice;

/// How many words a passphrase has.
pub const WORDS: usize = 6;

/// How many words are on each list; each word is worth 11 bits.
const LISTED: usize = 2048;

/// Both lists are those of BIP 39, as the npm package `bip39` has them (ISC, see `words/LICENSE`): common words without
/// accents, no two of which begin with the same four letters.
const ITALIAN: &str = include_str!("words/it.txt");
const ENGLISH: &str = include_str!("words/en.txt");

/// In which language the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Italian.
    Italian,
    /// English.
    English,
}

impl Tongue {
    fn words(self) -> impl Iterator<Item = &'static str> {
        match self {
            Tongue::Italian => ITALIAN.lines(),
            Tongue::English => ENGLISH.lines(),
        }
    }
}

/// Draws a passphrase of so many words, with spaces between them.
pub fn generate(tongue: Tongue, words: usize, dice: &mut impl Dice) -> String {
    let listed: Vec<&str> = tongue.words().collect();
    // 2048 divides the range of the dice, so every word is as likely as any other.
    let drawn = (0..words).filter_map(|_| listed.get(dice.roll() as usize % LISTED).copied());
    drawn.collect::<Vec<_>>().join(" ")
}

/// Returns how many bits an attacker has to guess who knows the list and how many words were drawn.
pub fn bits(words: usize) -> usize {
    words * LISTED.ilog2() as usize
}

/// Brings a typed passphrase into the form in which it was made: small letters, one space between words.
pub fn tidy(typed: &str) -> String {
    let words = typed.split(|c: char| c.is_whitespace() || c == '-' || c == ',');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_list_has_2048_words_that_four_letters_tell_apart() {
        for tongue in [Tongue::Italian, Tongue::English] {
            let words: BTreeSet<&str> = tongue.words().collect();
            let starts: BTreeSet<&str> = words.iter().map(|word| word.get(..4).unwrap_or(word)).collect();
            assert_eq!((tongue.words().count(), words.len(), starts.len()), (LISTED, LISTED, LISTED));
            assert!(words.iter().all(|word| word.bytes().all(|letter| letter.is_ascii_lowercase())));
        }
    }

    #[test]
    fn a_passphrase_is_drawn_from_the_whole_list_and_tidied() {
        let mut roll = 0_u128;
        let mut dice = || {
            roll += 1;
            roll * 1_000_003
        };
        let drawn: Vec<String> = (0..2000).map(|_| generate(Tongue::Italian, WORDS, &mut dice)).collect();
        let used: BTreeSet<&str> = drawn.iter().flat_map(|phrase| phrase.split(' ')).collect();
        assert!(used.len() > 2000, "{}", used.len());
        assert!(drawn.iter().all(|phrase| phrase.split(' ').count() == WORDS && tidy(phrase) == *phrase));
        assert_eq!(tidy("  Abaco-ABBAGLIO,\n abbinato "), "abaco abbaglio abbinato");
        assert_eq!(bits(WORDS), 66);
    }
}
