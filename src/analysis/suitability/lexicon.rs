//! What ingredients are made of, in Italian and English: a table of words, read once.

use crate::domain::Allergen;
use crate::domain::order;
use std::sync::LazyLock;

/// Words, their commas, a bar, and what they are: allergens by code; `gift` of animals, `meat`, `pork`, `alcohol`;
/// `rennet` of unknown origin; `open` for what is bought made, so that more may be in it. `*` stands for any ending.
/// Written for this project after Annex II of Regulation (EU) No 1169/2011.
const TABLE: &str = include_str!("ingredients.txt");

/// The most words of one entry.
const MOST_WORDS: usize = 5;

/// What an ingredient is, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Traits(u32);

impl Traits {
    /// From animals, which gave it alive, besides milk and eggs.
    pub const GIFT: Traits = Traits(1 << 16);
    /// Meat, pork included.
    pub const MEAT: Traits = Traits(1 << 17);
    /// Pork.
    pub const PORK: Traits = Traits(1 << 18);
    /// Alcohol.
    pub const ALCOHOL: Traits = Traits(1 << 19);
    /// Made with rennet, of which nobody knows whether it is from animals.
    pub const RENNET: Traits = Traits(1 << 20);
    /// Bought made: more may be in it than its name says.
    pub const OPEN: Traits = Traits(1 << 21);

    /// Returns the trait of containing an allergen.
    pub fn of(allergen: Allergen) -> Traits {
        Traits(1 << allergen as u32)
    }

    /// Returns whether any of those traits is among these.
    pub fn meets(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    /// Joins two sets.
    #[must_use]
    pub fn with(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// Leaves out some traits.
    #[must_use]
    pub fn without(self, other: Traits) -> Traits {
        Traits(self.0 & !other.0)
    }

    fn parse(code: &str) -> Traits {
        match code {
            "gift" => Traits::GIFT,
            "meat" => Traits::MEAT,
            "pork" => Traits::MEAT.with(Traits::PORK),
            "alcohol" => Traits::ALCOHOL,
            "rennet" => Traits::RENNET,
            code => Allergen::parse(code).map_or(Traits::OPEN, Traits::of),
        }
    }
}

/// The words in their order: whole ones, and beginnings.
struct Words {
    whole: Vec<(&'static str, Traits)>,
    starts: Vec<(&'static str, Traits)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (mut whole, mut starts) = (Vec::new(), Vec::new());
    for (words, codes) in TABLE.lines().filter_map(|line| line.split_once('|')) {
        let traits = codes.split_whitespace().map(Traits::parse).fold(Traits::default(), Traits::with);
        for word in words.split(',').map(str::trim) {
            match word.strip_suffix('*') {
                Some(start) => starts.push((start, traits)),
                None => whole.push((word, traits)),
            }
        }
    }
    order::sort(&mut whole);
    Words { whole, starts }
});

fn look_up(folded: &str) -> Option<Traits> {
    let words = &*WORDS;
    if let Ok(place) = words.whole.binary_search_by(|(word, _)| (*word).cmp(folded)) {
        return words.whole.get(place).map(|(_, traits)| *traits);
    }
    let starts = words.starts.iter().filter(|(start, _)| !folded.contains(' ') && folded.starts_with(start));
    starts.max_by_key(|(start, _)| start.len()).map(|(_, traits)| *traits)
}

/// Finds the longest entry at the beginning of folded words; returns what it is, and how many bytes long.
pub fn find_first(folded: &str) -> Option<(Traits, usize)> {
    let ends = folded.match_indices(' ').map(|(at, _)| at).chain([folded.len()]);
    let ends: Vec<usize> = ends.take(MOST_WORDS).collect();
    ends.into_iter().rev().find_map(|end| Some((look_up(folded.get(..end)?)?, end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fold;

    #[test]
    fn every_entry_is_folded_found_and_means_something() {
        for line in TABLE.lines() {
            let (words, codes) = line.split_once('|').unwrap();
            for code in codes.split_whitespace() {
                let named = ["gift", "meat", "pork", "alcohol", "rennet", "open"].contains(&code);
                assert!(named || Allergen::parse(code).is_some(), "{code}");
            }
            for word in words.split(',').map(str::trim) {
                assert_eq!(fold(word), word.trim_end_matches('*'), "{word}");
                assert!(word.split(' ').count() <= MOST_WORDS && !word.is_empty(), "{line}");
                assert!(find_first(word.trim_end_matches('*')).is_some(), "{word}");
            }
        }
        assert!(WORDS.whole.windows(2).all(|pair| pair[0].0 != pair[1].0), "one meaning for each");
    }

    #[test]
    fn the_longest_entry_counts() {
        let of = |words: &str| find_first(words).map(|(traits, _)| traits);
        assert_eq!(of("latte di mandorla"), Some(Traits::of(Allergen::Nuts)));
        assert_eq!(of("latte caldo"), Some(Traits::of(Allergen::Milk)));
        assert_eq!(of("farina di riso"), Some(Traits::default()));
        assert_eq!(of("nocciole tostate"), Some(Traits::of(Allergen::Nuts)));
        assert_eq!(of("mirtilla"), Some(Traits::default()));
        assert_eq!(of("qualcosa"), None);
    }
}
