//! Words and phrases with what they stand for, written by hand, one table per language, the same concepts in all of them.

use std::collections::HashMap;

use super::token::{Kind, Tokens, hash};

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
    concept: Concept,
}

#[derive(Clone, Debug)]
struct Stem {
    letters: String,
    open: bool,
}

/// What a word can stand for alone, and which phrases can begin with it.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    alone: Vec<Concept>,
    phrases: Vec<u16>,
}

impl Stem {
    /// Returns how specific it is: longer stems more, and whole words more than their stems.
    fn size(&self) -> usize {
        2 * self.letters.len() + usize::from(!self.open)
    }

    fn accepts(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.letters) } else { word == self.letters }
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

    fn add(&mut self, concept: Concept, entry: &str) {
        let mut words = Vec::new();
        for part in entry.split_whitespace() {
            let (part, open) = part.strip_suffix('*').map_or((part, false), |stem| (stem, true));
            let tokens = Tokens::of(part);
            let count = tokens.list().len();
            for (at, token) in tokens.list().iter().enumerate() {
                words.push(Stem { letters: tokens.folded(token).to_owned(), open: open && at + 1 == count });
            }
            if count == 0 {
                words.push(Stem { letters: part.to_owned(), open });
            }
        }
        let Some(first) = words.first() else { return };
        let index = if first.open { &mut self.prefix } else { &mut self.exact };
        index.entry(hash(first.letters.as_bytes())).or_default().push(self.patterns.len() as u16);
        self.patterns.push(Pattern { words, concept });
    }

    /// Returns what can begin with a word, for [`Lexicon::find`].
    pub fn candidates(&self, word: &str) -> Candidates {
        let mut found = self.exact.get(&hash(word.as_bytes())).cloned().unwrap_or_default();
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
                [stem] if stem.accepts(word) && stem.size() >= longest => {
                    if stem.size() > longest {
                        candidates.alone.clear();
                        longest = stem.size();
                    }
                    if !candidates.alone.contains(&pattern.concept) {
                        candidates.alone.push(pattern.concept);
                    }
                }
                [first, _, ..] if first.accepts(word) => candidates.phrases.push(number),
                _ => {}
            }
        }
        candidates
    }

    /// Adds the entries that begin at a token, the longest ones only, and returns the token after them.
    pub fn find(&self, tokens: &Tokens, at: usize, candidates: &Candidates, hits: &mut Vec<Hit>) -> usize {
        let begin = hits.len();
        let mut longest = (0, 0);
        for number in &candidates.phrases {
            let pattern = &self.patterns[usize::from(*number)];
            let size = (pattern.words.len(), pattern.words.iter().map(Stem::size).sum());
            if size < longest || !self.stands(pattern, tokens, at) {
                continue;
            }
            if size > longest {
                hits.truncate(begin);
                longest = size;
            }
            let hit = Hit { concept: pattern.concept, from: at as u16, to: (at + size.0) as u16 };
            if !hits[begin..].contains(&hit) {
                hits.push(hit);
            }
        }
        if longest.0 == 0 {
            let alone = |concept: &Concept| Hit { concept: *concept, from: at as u16, to: at as u16 + 1 };
            hits.extend(candidates.alone.iter().map(alone));
        }
        at + longest.0.max(1)
    }

    fn stands(&self, pattern: &Pattern, tokens: &Tokens, at: usize) -> bool {
        let rest = tokens.list().get(at..at + pattern.words.len());
        rest.is_some_and(|rest| {
            rest.iter().zip(&pattern.words).all(|(token, stem)| {
                (token.kind != Kind::Mark || !stem.open) && stem.accepts(tokens.folded(token))
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
