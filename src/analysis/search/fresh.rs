//! The words of people who were written down or changed since the lexicon was made: few, so a plain map will do.

use super::lexicon::is_number;
use super::posting::{Classes, Posting};
use super::typo::mask_of;
use super::{Fit, Term, Typo};
use std::collections::BTreeMap;

/// New words and new places of known words.
#[derive(Clone, Debug, Default)]
pub struct Fresh {
    words: BTreeMap<Box<str>, Vec<Posting>>,
    postings: usize,
}

impl Fresh {
    /// Adds a place of a word, once.
    pub fn add(&mut self, word: &str, posting: Posting) {
        let postings = match self.words.get_mut(word) {
            Some(postings) => postings,
            None => self.words.entry(word.into()).or_default(),
        };
        // The places of one person are the last ones.
        let known = postings.iter().rev().take_while(|other| other.place() == posting.place());
        if !known.copied().any(|other| other == posting) {
            postings.push(posting);
            self.postings += 1;
        }
    }

    /// Returns how many postings there are.
    pub fn postings(&self) -> usize {
        self.postings
    }

    /// Walks the words with their postings.
    pub fn words(&self) -> impl Iterator<Item = (&str, &[Posting])> {
        self.words.iter().map(|(word, postings)| (&**word, &**postings))
    }

    /// Tells the postings of the words that are, or begin with, the typed one.
    pub fn starting(&self, term: &Term, tell: &mut impl FnMut(&Classes, Posting)) {
        let wanted = &*term.word;
        let from = (std::ops::Bound::Included(wanted), std::ops::Bound::Unbounded);
        for (word, postings) in self.words.range::<str, _>(from) {
            if !word.starts_with(wanted) {
                break;
            }
            let fit = if word.len() == wanted.len() { Fit::Whole } else { Fit::Start };
            tell_all(postings, Classes::of(fit), tell);
        }
    }

    /// Tells the postings of the words that hold the typed one further inside: numbers in numbers, words in words.
    pub fn holding(&self, term: &Term, tell: &mut impl FnMut(&Classes, Posting)) {
        for (word, postings) in self.words() {
            let inside = |word: &str| {
                word.char_indices()
                    .nth(1)
                    .and_then(|(second, _)| word.get(second..).map(|rest| rest.contains(&*term.word)))
            };
            if is_number(word) == term.number && inside(word) == Some(true) {
                tell_all(postings, Classes::of(Fit::Inside), tell);
            }
        }
    }

    /// Tells the postings in names of the words that are like the typed one.
    pub fn resembling(&self, typo: &Typo, tell: &mut impl FnMut(&Classes, Posting)) {
        for (word, postings) in self.words() {
            if typo.may_fit(mask_of(word))
                && let Some(fit) = typo.fit(word)
            {
                tell_all(postings, Classes::in_names(fit), tell);
            }
        }
    }
}

fn tell_all(postings: &[Posting], classes: Classes, tell: &mut impl FnMut(&Classes, Posting)) {
    for posting in postings {
        tell(&classes, *posting);
    }
}
