//! All words once, sorted, in one buffer, each with where it stands: most of the index, rebuilt now and then.

use super::posting::{Classes, Posting, pack, unpack};
use super::typo::mask_of;
use super::{Fit, Term, Typo};
use crate::analysis::packed::{Packer, Unpacker};
use memchr::memmem;
use std::ops::Range;

/// Sorted words with their postings.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The words in their order, a space after each.
    text: Vec<u8>,
    /// Where each word begins, and where one more would.
    starts: Vec<u32>,
    /// Where the packed postings of each word begin, and where those of one more would.
    firsts: Vec<u32>,
    packed: Vec<u8>,
    /// How many postings there are.
    postings: usize,
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
    /// Makes one of sorted words, each with its postings in their order.
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, &'a [Posting])>) -> Self {
        let mut lexicon = Self::default();
        for (word, postings) in words {
            lexicon.push(word, postings);
        }
        lexicon.finish()
    }

    /// Adds a word that comes after all that were added, with its postings in their order.
    pub fn push(&mut self, word: &str, postings: &[Posting]) {
        let number = self.starts.len() as u32;
        self.starts.push(self.text.len() as u32);
        self.firsts.push(self.packed.len() as u32);
        self.text.extend_from_slice(word.as_bytes());
        self.text.push(b' ');
        self.numbers += usize::from(is_number(word));
        if postings.iter().any(|posting| posting.is_name()) {
            self.names.push((number, mask_of(word)));
        }
        pack(postings, &mut self.packed);
        self.postings += postings.len();
    }

    /// Ends adding words.
    pub fn finish(mut self) -> Self {
        self.starts.push(self.text.len() as u32);
        self.firsts.push(self.packed.len() as u32);
        self.text.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.firsts.shrink_to_fit();
        self.packed.shrink_to_fit();
        self.names.shrink_to_fit();
        self
    }

    /// Writes it, to be read back as it is.
    pub fn pack(&self, packer: &mut Packer) {
        packer.bytes(&self.text);
        packer.numbers(self.starts.iter().copied());
        packer.numbers(self.firsts.iter().copied());
        packer.bytes(&self.packed);
        packer.number(self.postings as u64);
        packer.numbers(self.names.iter().map(|(number, _)| *number));
        packer.numbers(self.names.iter().map(|(_, mask)| *mask));
        packer.number(self.numbers as u64);
    }

    /// Reads what [`Lexicon::pack`] wrote.
    pub fn unpack(unpacker: &mut Unpacker<'_>) -> Option<Self> {
        Some(Self {
            text: unpacker.bytes()?.to_vec(),
            starts: unpacker.numbers()?.collect(),
            firsts: unpacker.numbers()?.collect(),
            packed: unpacker.bytes()?.to_vec(),
            postings: usize::try_from(unpacker.number()?).ok()?,
            names: unpacker.numbers()?.zip(unpacker.numbers()?).collect(),
            numbers: usize::try_from(unpacker.number()?).ok()?,
        })
    }

    /// Returns how many postings there are.
    pub fn postings(&self) -> usize {
        self.postings
    }

    /// Returns how many bytes it holds.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.packed.capacity()
            + 4 * (self.starts.capacity() + self.firsts.capacity())
            + 8 * self.names.capacity()
    }

    /// Walks the words with their postings.
    pub fn words(&self) -> impl Iterator<Item = (&str, Vec<Posting>)> {
        (0..self.len()).map(|number| {
            let mut postings = Vec::new();
            unpack(self.packed_of(number), |posting| postings.push(posting));
            (self.word(number), postings)
        })
    }

    /// Tells the postings of the words that are, or begin with, the typed one.
    pub fn starting(&self, term: &Term, tell: &mut impl FnMut(&Classes, Posting)) {
        let wanted = term.word.as_bytes();
        let first = self.partition(|word| word < wanted);
        let end = self.partition(|word| word < wanted || word.starts_with(wanted));
        let whole = usize::from(first < end && self.bytes_of(first) == wanted);
        self.tell_all(first..first + whole, Classes::of(Fit::Whole), tell);
        self.tell_all(first + whole..end, Classes::of(Fit::Start), tell);
    }

    /// Tells the postings of the words that hold the typed one further inside: numbers in numbers, words in words.
    pub fn holding(&self, term: &Term, tell: &mut impl FnMut(&Classes, Posting)) {
        let numbers_end = self.starts.get(self.numbers).map_or(0, |start| *start as usize);
        let range = if term.number { 0..numbers_end } else { numbers_end..self.text.len() };
        let Some(text) = self.text.get(range.clone()) else { return };
        let classes = Classes::of(Fit::Inside);
        let mut told = usize::MAX;
        for found in memmem::find_iter(text, term.word.as_bytes()) {
            let at = (range.start + found) as u32;
            let number = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
            if number != told && self.starts.get(number) != Some(&at) {
                told = number;
                self.tell_all(number..number + 1, classes, tell);
            }
        }
    }

    /// Tells the postings in names of the words that are like the typed one.
    pub fn resembling(&self, typo: &Typo, tell: &mut impl FnMut(&Classes, Posting)) {
        for (number, mask) in &self.names {
            let number = *number as usize;
            if typo.may_fit(*mask)
                && let Some(fit) = typo.fit(self.word(number))
            {
                self.tell_all(number..number + 1, Classes::in_names(fit), tell);
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

    fn packed_of(&self, number: usize) -> &[u8] {
        match self.firsts.get(number..number + 2) {
            Some([first, next]) => self.packed.get(*first as usize..*next as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    fn tell_all(&self, words: Range<usize>, classes: Classes, tell: &mut impl FnMut(&Classes, Posting)) {
        for number in words {
            unpack(self.packed_of(number), |posting| tell(&classes, posting));
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
