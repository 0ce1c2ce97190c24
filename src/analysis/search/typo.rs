//! Telling whether a word is another one, mistyped: added, missing, wrong or swapped letters, counted bit by bit.

use super::Fit;

/// A typed word, made ready for being compared with many.
pub struct Typo {
    letters: Vec<char>,
    /// For each ASCII byte, the places in the typed word at which it stands.
    places: [u64; 128],
    mask: u32,
    forgiven: u8,
}

/// Returns a bit for each letter in the word, digits and foreign letters sharing six of them.
pub fn mask_of(word: &str) -> u32 {
    word.chars().fold(0, |mask, letter| mask | bit_of(letter))
}

fn bit_of(letter: char) -> u32 {
    match letter {
        'a'..='z' => 1 << (letter as u32 - 'a' as u32),
        _ => 1 << (26 + letter as u32 % 6),
    }
}

impl Typo {
    /// Makes a word of at most 64 letters ready; longer ones are cut.
    pub fn new(word: &str, forgiven: u8) -> Self {
        let letters: Vec<char> = word.chars().take(64).collect();
        let mut places = [0; 128];
        for (place, letter) in letters.iter().enumerate() {
            if let Some(slot) = places.get_mut(*letter as usize) {
                *slot |= 1 << place;
            }
        }
        let mask = letters.iter().fold(0, |mask, letter| mask | bit_of(*letter));
        Self { letters, places, mask, forgiven }
    }

    /// Returns whether a word with these letters could fit at all: every wrong letter explains one that is missing.
    pub fn may_fit(&self, mask: u32) -> bool {
        (self.mask & !mask).count_ones() <= u32::from(self.forgiven)
    }

    /// Returns how the typed word fits: with wrong letters (1 or 2), as the whole or as the start of the other word.
    ///
    /// Optimal string alignment, one column of the table in two words of bits: H. Hyyrö, "A bit-vector algorithm
    /// for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003).
    pub fn fit(&self, word: &str) -> Option<Fit> {
        let length = self.letters.len();
        if length == 0 || self.forgiven == 0 {
            return None;
        }
        let last = 1_u64 << (length - 1);
        let (mut plus, mut minus) = (u64::MAX, 0_u64);
        let (mut zero, mut before) = (0_u64, 0_u64);
        let mut distance = length as i32;
        let mut begun = i32::MAX;
        for letter in word.chars() {
            let places = self.places_of(letter);
            let swapped = ((!zero & places) << 1) & before;
            zero = (((places & plus).wrapping_add(plus)) ^ plus) | places | minus | swapped;
            let up = minus | !(zero | plus);
            let down = plus & zero;
            distance += i32::from(up & last != 0) - i32::from(down & last != 0);
            let up = up << 1 | 1;
            plus = (down << 1) | !(zero | up);
            minus = up & zero;
            before = places;
            begun = begun.min(distance);
        }
        let forgiven = i32::from(self.forgiven);
        if (1..=forgiven).contains(&distance) && distance <= begun {
            return Some(Fit::Wrong(distance as u8));
        }
        (1..=forgiven).contains(&begun).then_some(Fit::WrongStart(begun as u8))
    }

    fn places_of(&self, letter: char) -> u64 {
        match self.places.get(letter as usize) {
            Some(places) => *places,
            None => {
                let same = self.letters.iter().enumerate().filter(|(_, other)| **other == letter);
                same.fold(0, |places, (place, _)| places | 1 << place)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table of optimal string alignment, cell by cell: its last row, for every beginning of the other word.
    fn distances(typed: &[char], word: &[char]) -> Vec<usize> {
        let mut table = vec![vec![0; word.len() + 1]; typed.len() + 1];
        for i in 0..=typed.len() {
            for j in 0..=word.len() {
                if i == 0 || j == 0 {
                    table[i][j] = i + j;
                    continue;
                }
                let wrong = usize::from(typed[i - 1] != word[j - 1]);
                let mut best =
                    (table[i - 1][j - 1] + wrong).min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                table[i][j] = best;
            }
        }
        table[typed.len()].clone()
    }

    proptest! {
        #[test]
        fn bits_and_table_agree(typed in "[abcé]{1,9}", word in "[abcé]{1,9}", forgiven in 1_u8..=2) {
            let typed_letters: Vec<char> = typed.chars().collect();
            let all = distances(&typed_letters, &word.chars().collect::<Vec<_>>());
            let whole = all[all.len() - 1];
            let begun = all[1..].iter().copied().min().unwrap_or(usize::MAX);
            let most = usize::from(forgiven);
            let expected = if (1..=most).contains(&whole) && whole <= begun {
                Some(Fit::Wrong(whole as u8))
            } else {
                (1..=most).contains(&begun).then_some(Fit::WrongStart(begun as u8))
            };
            let typo = Typo::new(&typed, forgiven);
            prop_assert_eq!(typo.fit(&word), expected);
            prop_assert!(expected.is_none() || typo.may_fit(mask_of(&word)));
        }
    }

    #[test]
    fn common_slips_are_forgiven() {
        assert_eq!(Typo::new("guiseppe", 2).fit("giuseppe"), Some(Fit::Wrong(1)));
        assert_eq!(Typo::new("giusepe", 1).fit("giuseppe"), Some(Fit::Wrong(1)));
        assert_eq!(Typo::new("franecs", 1).fit("francesca"), Some(Fit::WrongStart(1)));
        assert_eq!(Typo::new("rosa", 1).fit("rosa"), None, "nothing is wrong");
        assert_eq!(Typo::new("bianchi", 1).fit("verdi"), None);
    }
}
