//! All words once, sorted, in one buffer, each with where it stands: most of the index, rebuilt now and then.

use super::fresh::Fresh;
use super::typo::mask_of;
use super::{Fit, Part, Term, Typo};
use memchr::memmem;
use std::ops::Range;

/// Where a word stands: the place of a person, then a part in the lowest 3 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    /// Makes one.
    pub fn new(place: u32, part: Part) -> Self {
        Self(place << 3 | part as u32)
    }

    /// Returns the place of the person.
    pub fn place(self) -> usize {
        (self.0 >> 3) as usize
    }

    /// Returns the part, as its number.
    pub fn part(self) -> usize {
        (self.0 & 7) as usize
    }

    /// Returns the same part of a person who is somewhere else.
    pub fn moved(self, place: u32) -> Self {
        Self(place << 3 | self.0 & 7)
    }

    /// Returns whether it is in a name or nickname.
    fn is_name(self) -> bool {
        self.part() <= Part::Nickname as usize
    }
}

/// Sorted words with their postings.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The words in their order, a space after each.
    text: Vec<u8>,
    /// Where each word begins, and where one more would.
    starts: Vec<u32>,
    /// Where the postings of each word begin, and where those of one more would.
    firsts: Vec<u32>,
    postings: Vec<Posting>,
    /// The words that are in names, with their letters as a mask.
    names: Vec<(u32, u32)>,
    /// How many words begin with a digit: these come first.
    numbers: usize,
}

/// Returns whether a word counts as a number when one looks inside words.
pub fn is_number(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

impl Lexicon {
    /// Makes one of sorted words and the number of postings of each, and of all postings in the words' order.
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, usize)>, postings: Vec<Posting>) -> Self {
        let mut lexicon = Self { postings, ..Self::default() };
        let mut first = 0;
        for (number, (word, count)) in words.enumerate() {
            lexicon.starts.push(lexicon.text.len() as u32);
            lexicon.firsts.push(first as u32);
            lexicon.text.extend_from_slice(word.as_bytes());
            lexicon.text.push(b' ');
            lexicon.numbers += usize::from(is_number(word));
            let range = first..first + count;
            if lexicon.postings.get(range).is_some_and(|all| all.iter().any(|posting| posting.is_name())) {
                lexicon.names.push((number as u32, mask_of(word)));
            }
            first += count;
        }
        lexicon.starts.push(lexicon.text.len() as u32);
        lexicon.firsts.push(first as u32);
        lexicon.text.shrink_to_fit();
        lexicon.starts.shrink_to_fit();
        lexicon.firsts.shrink_to_fit();
        lexicon.names.shrink_to_fit();
        lexicon
    }

    /// Returns how many postings there are.
    pub fn postings(&self) -> usize {
        self.postings.len()
    }

    /// Returns how many bytes it holds.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + 4 * (self.starts.capacity() + self.firsts.capacity() + self.postings.capacity())
            + 8 * self.names.capacity()
    }

    /// Walks the words with their postings.
    pub fn words(&self) -> impl Iterator<Item = (&str, &[Posting])> {
        (0..self.len()).map(|number| (self.word(number), self.of(number..number + 1)))
    }

    /// Tells the postings of the words that are, or begin with, the typed one.
    pub fn starting(&self, term: &Term, tell: &mut impl FnMut(Fit, &[Posting])) {
        let wanted = term.word.as_bytes();
        let first = self.partition(|word| word < wanted);
        let end = self.partition(|word| word < wanted || word.starts_with(wanted));
        let whole = usize::from(first < end && self.bytes_of(first) == wanted);
        tell(Fit::Whole, self.of(first..first + whole));
        tell(Fit::Start, self.of(first + whole..end));
    }

    /// Tells the postings of the words that hold the typed one further inside: numbers in numbers, words in words.
    pub fn holding(&self, term: &Term, tell: &mut impl FnMut(Fit, &[Posting])) {
        let numbers_end = self.starts.get(self.numbers).map_or(0, |start| *start as usize);
        let range = if term.number { 0..numbers_end } else { numbers_end..self.text.len() };
        let Some(text) = self.text.get(range.clone()) else { return };
        let mut told = usize::MAX;
        for found in memmem::find_iter(text, term.word.as_bytes()) {
            let at = (range.start + found) as u32;
            let number = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
            if number != told && self.starts.get(number) != Some(&at) {
                told = number;
                tell(Fit::Inside, self.of(number..number + 1));
            }
        }
    }

    /// Tells the postings in names of the words that are like the typed one.
    pub fn resembling(&self, typo: &Typo, tell: &mut impl FnMut(Fit, &[Posting])) {
        for (number, mask) in &self.names {
            if typo.may_fit(*mask)
                && let Some(fit) = typo.fit(self.word(*number as usize))
            {
                tell_names(fit, self.of(*number as usize..*number as usize + 1), tell);
            }
        }
    }

    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn bytes_of(&self, number: usize) -> &[u8] {
        match self.starts.get(number..number + 2) {
            Some([start, next]) => self.text.get(*start as usize..*next as usize - 1).unwrap_or_default(),
            _ => &[],
        }
    }

    fn word(&self, number: usize) -> &str {
        std::str::from_utf8(self.bytes_of(number)).unwrap_or_default()
    }

    fn of(&self, words: Range<usize>) -> &[Posting] {
        match (self.firsts.get(words.start), self.firsts.get(words.end)) {
            (Some(first), Some(end)) => self.postings.get(*first as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Returns the number of words at the beginning for which something holds.
    fn partition(&self, holds: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(self.bytes_of(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// Tells those postings that are in names, a run at a time.
pub fn tell_names(fit: Fit, postings: &[Posting], tell: &mut impl FnMut(Fit, &[Posting])) {
    for run in postings.chunk_by(|a, b| a.is_name() == b.is_name()) {
        if run.first().is_some_and(|posting| posting.is_name()) {
            tell(fit, run);
        }
    }
}

/// Both halves of an index answer in the same way.
pub fn tell_both(lexicon: &Lexicon, fresh: &Fresh, look: &Look<'_>, tell: &mut impl FnMut(Fit, &[Posting])) {
    match look {
        Look::Starting(term) => {
            lexicon.starting(term, tell);
            fresh.starting(term, tell);
        }
        Look::Holding(term) => {
            lexicon.holding(term, tell);
            fresh.holding(term, tell);
        }
        Look::Resembling(typo) => {
            lexicon.resembling(typo, tell);
            fresh.resembling(typo, tell);
        }
    }
}

/// One way of looking for a word.
pub enum Look<'a> {
    /// As the word, or its beginning.
    Starting(&'a Term),
    /// Inside words.
    Holding(&'a Term),
    /// With wrong letters.
    Resembling(&'a Typo),
}
