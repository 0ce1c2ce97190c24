//! Words and phrases with what they stand for, written by hand, one table per language, the same concepts in all of them.

use std::collections::HashMap;

use super::packing::unpack;
use super::token::{Kind, Token, Tokens, hash, head};
use crate::domain::order;

/// What a word stands for: an index into [`Concept::NAMES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concept(pub u8);

impl Concept {
    /// The names used in the tables. Models number concepts in this order.
    pub const NAMES: [&'static str; 62] = [
        "negator",
        "contrast",
        "and",
        "booster",
        "downtoner",
        "wish",
        "irony",
        "story.people",
        "story.time",
        "story.act",
        "pos.strong",
        "pos",
        "pos.noun",
        "pos.verb",
        "neg.strong",
        "neg",
        "neg.noun",
        "neg.verb",
        "meh",
        "food.topic",
        "food.dish",
        "food.ingredient",
        "food.sweet",
        "food.pos",
        "food.neg",
        "food.plenty",
        "food.scant",
        "food.ill",
        "drink.topic",
        "drink.coffee",
        "drink.alcohol",
        "drink.pos",
        "drink.neg",
        "service.topic",
        "service.pos",
        "service.neg",
        "service.order",
        "service.slip",
        "wait.topic",
        "wait.time",
        "wait.pos",
        "wait.neg",
        "price.topic",
        "price.money",
        "price.pos",
        "price.neg",
        "ambience.topic",
        "ambience.pos",
        "ambience.neg",
        "ambience.air",
        "clean.topic",
        "clean.pos",
        "clean.neg",
        "clean.pest",
        "location.topic",
        "location.pos",
        "location.neg",
        "location.park",
        "general.topic",
        "general.pos",
        "general.neg",
        "general.meh",
    ];

    /// "Not", "never" and the like.
    pub const NEGATOR: Concept = Concept(0);
    /// "But", "although" and the like.
    pub const CONTRAST: Concept = Concept(1);
    /// "And" and the like.
    pub const AND: Concept = Concept(2);

    /// Returns the concept of a name used in the tables.
    pub fn from_name(name: &str) -> Option<Concept> {
        Concept::NAMES.iter().position(|known| *known == name).map(|at| Concept(at as u8))
    }

    /// Returns the name used in the tables.
    pub fn name(self) -> &'static str {
        Concept::NAMES.get(usize::from(self.0)).copied().unwrap_or("unknown")
    }
}

/// A place where the words of an entry stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What they stand for.
    pub concept: Concept,
    /// The first token.
    pub from: u16,
    /// The token after the last.
    pub to: u16,
}

/// The table of one language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    patterns: Vec<Pattern>,
    exact: HashMap<u64, Vec<u16>>,
    prefix: HashMap<u64, Vec<u16>>,
}

#[derive(Clone, Debug)]
struct Pattern {
    words: Vec<Stem>,
    /// How specific it is: the number of its words, then their sizes together.
    size: (usize, usize),
    concept: Concept,
}

#[derive(Clone, Debug)]
struct Stem {
    letters: String,
    hash: u64,
    open: bool,
}

/// What a word can stand for alone, and which phrases can begin with it.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    alone: Vec<Concept>,
    /// The most specific first.
    phrases: Vec<Phrase>,
    /// The first two letters of all second words, as bits: what is not among them begins no phrase.
    seconds: [u64; 4],
}

impl Candidates {
    fn add(&mut self, phrase: Phrase) {
        let (at, bit) = bit_of(phrase.head);
        if phrase.mask < 1 << 16 {
            self.seconds = [u64::MAX; 4];
        }
        self.seconds[at] |= bit;
        self.phrases.push(phrase);
    }

    /// Tells whether nothing begins with the word.
    pub fn is_empty(&self) -> bool {
        self.alone.is_empty() && self.phrases.is_empty()
    }

    fn may_go_on_with(&self, token: &Token) -> bool {
        let (at, bit) = bit_of(token.head);
        self.seconds[at] & bit != 0
    }
}

/// Returns the bit of the first two letters of a word.
fn bit_of(head: u64) -> (usize, u64) {
    let letters = (head & 0xffff).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56;
    ((letters >> 6) as usize, 1 << (letters & 63))
}

/// A phrase, with a glance at its second word: most phrases that begin with "not" are told apart by it.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    head: u64,
    mask: u64,
    number: u16,
}

impl Phrase {
    fn new(number: u16, second: &Stem) -> Phrase {
        let length = second.letters.len().min(8);
        let mask = if second.open && length < 8 { (1 << (8 * length)) - 1 } else { u64::MAX };
        Phrase { head: head(second.letters.as_bytes()), mask, number }
    }

    fn may_go_on_with(&self, token: &Token) -> bool {
        token.head & self.mask == self.head
    }
}

impl Stem {
    /// Returns how specific it is: longer stems more, and whole words more than their stems.
    fn size(&self) -> usize {
        2 * self.letters.len() + usize::from(!self.open)
    }

    fn new(letters: &str, open: bool) -> Stem {
        Stem { letters: letters.to_owned(), hash: hash(letters.as_bytes()), open }
    }

    /// Tells whether a word is meant, of which the hash is known.
    fn accepts(&self, word: &str, hash: u64) -> bool {
        if self.open { word.starts_with(&self.letters) } else { hash == self.hash }
    }
}

impl Lexicon {
    /// Reads a table: lines of a concept, a tab, and entries parted by commas; `*` ends a stem; `#` begins a comment line.
    /// Returns the number of the line that names no known concept, if there is one.
    pub fn read(table: &str) -> Result<Lexicon, usize> {
        let mut lexicon = Lexicon::default();
        for (number, line) in table.lines().enumerate() {
            if line.is_empty() || line.starts_with("# ") {
                continue;
            }
            let (name, entries) = line.split_once('\t').ok_or(number + 1)?;
            let concept = Concept::from_name(name).ok_or(number + 1)?;
            for entry in entries.split(", ") {
                lexicon.add(concept, entry.trim());
            }
        }
        Ok(lexicon)
    }

    /// Reads a packed table. Returns the number of the line that cannot be read, if there is one.
    pub fn unpack(packed: &str) -> Result<Lexicon, usize> {
        let mut lexicon = Lexicon::default();
        unpack(packed, |name, entry| {
            lexicon.add(Concept::from_name(name)?, entry);
            Some(())
        })?;
        Ok(lexicon)
    }

    fn add(&mut self, concept: Concept, entry: &str) {
        let mut words = Vec::new();
        for part in entry.split_whitespace() {
            let (part, open) = part.strip_suffix('*').map_or((part, false), |stem| (stem, true));
            let tokens = Tokens::of(part);
            let count = tokens.list().len();
            for (at, token) in tokens.list().iter().enumerate() {
                words.push(Stem::new(tokens.folded(token), open && at + 1 == count));
            }
            if count == 0 {
                words.push(Stem::new(part, open));
            }
        }
        let Some(first) = words.first() else { return };
        let index = if first.open { &mut self.prefix } else { &mut self.exact };
        index.entry(first.hash).or_default().push(self.patterns.len() as u16);
        let size = (words.len(), words.iter().map(Stem::size).sum());
        self.patterns.push(Pattern { words, size, concept });
    }

    /// Returns what can begin with a word, for [`Lexicon::find`].
    pub fn candidates(&self, word: &str) -> Candidates {
        let whole = hash(word.as_bytes());
        let mut found = self.exact.get(&whole).cloned().unwrap_or_default();
        for (end, _) in word.char_indices().skip(1).chain([(word.len(), ' ')]) {
            if let Some(patterns) = self.prefix.get(&hash(&word.as_bytes()[..end])) {
                found.extend(patterns);
            }
        }
        let mut candidates = Candidates::default();
        let mut longest = 0;
        for number in found {
            let pattern = &self.patterns[usize::from(number)];
            match pattern.words.as_slice() {
                [stem] if stem.accepts(word, whole) && stem.size() >= longest => {
                    if stem.size() > longest {
                        candidates.alone.clear();
                        longest = stem.size();
                    }
                    if !candidates.alone.contains(&pattern.concept) {
                        candidates.alone.push(pattern.concept);
                    }
                }
                [first, second, ..] if first.accepts(word, whole) => {
                    candidates.add(Phrase::new(number, second));
                }
                _ => {}
            }
        }
        let size = |phrase: &Phrase| self.patterns[usize::from(phrase.number)].size;
        order::sort_by_key(&mut candidates.phrases, |phrase| {
            std::cmp::Reverse((size(phrase), phrase.number))
        });
        candidates
    }

    /// Adds the entries that begin at a token, the longest ones only, and returns the token after them.
    pub fn find(&self, tokens: &Tokens, at: usize, candidates: &Candidates, hits: &mut Vec<Hit>) -> usize {
        let begin = hits.len();
        let mut longest = (0, 0);
        let Some(second) = tokens.list().get(at + 1).filter(|second| candidates.may_go_on_with(second))
        else {
            return self.find_alone(at, candidates, hits);
        };
        for phrase in candidates.phrases.iter().filter(|phrase| phrase.may_go_on_with(second)) {
            let pattern = &self.patterns[usize::from(phrase.number)];
            if pattern.size < longest {
                break;
            }
            if !self.stands(pattern, tokens, at) {
                continue;
            }
            longest = pattern.size;
            let to = (at + longest.0) as u16;
            let hit = Hit { concept: pattern.concept, from: at as u16, to };
            if !hits[begin..].contains(&hit) {
                hits.push(hit);
            }
        }
        if longest.0 == 0 { self.find_alone(at, candidates, hits) } else { at + longest.0 }
    }

    fn find_alone(&self, at: usize, candidates: &Candidates, hits: &mut Vec<Hit>) -> usize {
        let alone = |concept: &Concept| Hit { concept: *concept, from: at as u16, to: at as u16 + 1 };
        hits.extend(candidates.alone.iter().map(alone));
        at + 1
    }

    fn stands(&self, pattern: &Pattern, tokens: &Tokens, at: usize) -> bool {
        // The first word is known to be there.
        let rest = tokens.list().get(at + 1..at + pattern.words.len());
        rest.is_some_and(|rest| {
            rest.iter().zip(&pattern.words[1..]).all(|(token, stem)| {
                (token.kind != Kind::Mark || !stem.open) && stem.accepts(tokens.folded(token), token.hash)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lexicon: &Lexicon, text: &str) -> Vec<(&'static str, u16, u16)> {
        let tokens = Tokens::of(text);
        let mut hits = Vec::new();
        let mut at = 0;
        while at < tokens.list().len() {
            let candidates = lexicon.candidates(tokens.folded(&tokens.list()[at]));
            at = lexicon.find(&tokens, at, &candidates, &mut hits);
        }
        hits.iter().map(|hit| (hit.concept.name(), hit.from, hit.to)).collect()
    }

    #[test]
    fn the_longest_entry_wins_and_a_word_can_stand_for_two_things() {
        let table = "# a comment\npos\tbuon*, niente male\nneg\tmale\nfood.neg\tfredd*\nambience.air\tfredd*\nprice.money\t€";
        let lexicon = Lexicon::read(table).unwrap_or_default();
        assert_eq!(found(&lexicon, "Niente male"), [("pos", 0, 2)]);
        assert_eq!(found(&lexicon, "male, buonissimo"), [("neg", 0, 1), ("pos", 2, 3)]);
        assert_eq!(found(&lexicon, "freddo"), [("food.neg", 0, 1), ("ambience.air", 0, 1)]);
        assert_eq!(found(&lexicon, "5€"), [("price.money", 1, 2)]);
    }

    #[test]
    fn an_unknown_concept_is_refused_with_its_line() {
        assert_eq!(Lexicon::read("pos\tbello\nfoo\tbar").err(), Some(2));
    }
}
