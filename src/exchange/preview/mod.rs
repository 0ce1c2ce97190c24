//! What taking a file in would do, worked out before anything is written, and the plan that then does it.

mod choice;
mod fill;
mod index;
mod plan;
mod row;

pub use choice::{Choice, Choices};
pub use fill::{Fill, Kept, MARKETING};
pub use plan::Draft;
pub use row::{Options, Outcome, Pointer, PreviewRow, Tally, Target, Why};

use super::health::health_words;
use super::{BadLine, Candidate, Found};
use crate::analysis::{Shared, Traits};
use crate::domain::{EntryKind, EntryRef, Library, RecordId};
use fill::{Difference, Pending, compare, record_of};
use index::{Index, Match};
use row::{Link, is_nobody};

/// What taking a file in would do.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    options: Options,
    index: Index,
    learned: usize,
    rows: Vec<PreviewRow>,
    bad_lines: Vec<BadLine>,
    pending: Pending,
}

impl Preview {
    /// Starts a preview that knows nobody yet.
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// Works a whole preview out at once.
    pub fn of(library: &Library, found: impl IntoIterator<Item = Found>, options: Options) -> Self {
        let mut preview = Self::new(options);
        while preview.learn(library, usize::MAX) {}
        preview.add(library, found);
        preview
    }

    /// Takes in at most `most` of the people who are known; returns whether there are more of them.
    pub fn learn(&mut self, library: &Library, most: usize) -> bool {
        let mut taken = 0;
        for name in library.names(EntryKind::Customers).skip(self.learned).take(most) {
            if let EntryRef::Record(RecordId::Customer(id)) = name {
                self.index.learn(library, id, &self.options.key_labels);
            }
            taken += 1;
        }
        self.learned += taken;
        taken == most
    }

    /// Works out what becomes of the next people of the file; everybody known has to be taken in before.
    pub fn add(&mut self, library: &Library, found: impl IntoIterator<Item = Found>) {
        for found in found {
            match found {
                Ok(candidate) => self.add_row(library, candidate),
                Err(bad) => self.bad_lines.push(bad),
            }
        }
    }

    fn add_row(&mut self, library: &Library, candidate: Candidate) {
        let row = self.rows.len();
        let traits = Traits::new(
            &candidate.name,
            &candidate.nickname,
            candidate.phones.iter().map(|phone| &**phone),
            candidate.mails.iter().map(|mail| &**mail),
        );
        let fingerprint = candidate.fingerprint();
        let found = self.index.find(library, &candidate, &fingerprint, &traits);
        let target = match &found {
            Match::Same(target) => *target,
            _ => Target::Row(row),
        };
        let mut difference = self.difference(library, &candidate, target);
        let mut link = Link::New;
        let outcome = match found {
            _ if candidate.is_empty() => Outcome::Skipped(Why::EmptyRow),
            Match::Erased => Outcome::Skipped(Why::Erased),
            Match::Seen(of) => {
                link = Link::Seen;
                Outcome::Skipped(Why::NothingNew { of })
            }
            Match::Nobody | Match::Like(_) if !candidate.is_somebody() => Outcome::Skipped(Why::Nobody),
            Match::Same(of) => {
                link = Link::Same(of);
                self.pending.add(of, &difference.fills);
                let nothing = difference.fills.is_empty();
                if nothing { Outcome::Skipped(Why::NothingNew { of }) } else { Outcome::Updated { of } }
            }
            Match::OneOf(them) => self.propose(library, &candidate, them, true, &mut link, &mut difference),
            Match::Like(them) => self.propose(library, &candidate, them, false, &mut link, &mut difference),
            Match::Nobody => {
                self.pending.add(target, &difference.fills);
                Outcome::Added
            }
        };
        if link == Link::Seen || is_nobody(&outcome) {
            difference = Difference::default();
        } else {
            let same = if let Link::Same(target) = link { Some(target) } else { None };
            self.index.add(row, &candidate, fingerprint, traits, same);
        }
        let pointer = point(&candidate);
        let Difference { fills, kept } = difference;
        self.rows.push(PreviewRow { candidate, outcome, fills, kept, pointer, link });
    }

    /// Proposes the one whom a candidate is most like. One of whom the file says nothing new is the same person;
    /// of those who share a number, also one of whom it says something else.
    fn propose(
        &mut self,
        library: &Library,
        candidate: &Candidate,
        them: Vec<(Target, Vec<Shared>)>,
        is_one_of_them: bool,
        link: &mut Link,
        difference: &mut Difference,
    ) -> Outcome {
        let apart = std::mem::take(difference);
        let mut best = None;
        for (of, shared) in them {
            let merged = self.difference(library, candidate, of);
            if merged.fills.is_empty() && (is_one_of_them || merged.kept.is_empty()) {
                *link = Link::Same(of);
                return Outcome::Skipped(Why::NothingNew { of });
            }
            best = best.or(Some((of, shared, merged)));
        }
        // Until the person decides, the row stands for somebody new.
        self.pending.add(Target::Row(self.rows.len()), &apart.fills);
        match best {
            Some((of, shared, merged)) => {
                *link = Link::Like(of);
                *difference = merged;
                Outcome::ProposedDuplicate { of, shared }
            }
            None => {
                *difference = apart;
                Outcome::Added
            }
        }
    }

    fn difference(&self, library: &Library, candidate: &Candidate, target: Target) -> Difference {
        compare(candidate, &self.options, record_of(library, target), target, &self.pending)
    }

    /// Returns the rows in the order of the file.
    pub fn rows(&self) -> &[PreviewRow] {
        &self.rows
    }

    /// Returns the lines that cannot be read; the others can be taken in without them.
    pub fn bad_lines(&self) -> &[BadLine] {
        &self.bad_lines
    }

    /// Counts the rows.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally { bad: self.bad_lines.len(), ..Tally::default() };
        for row in &self.rows {
            *match row.outcome {
                Outcome::Added => &mut tally.added,
                Outcome::Updated { .. } => &mut tally.updated,
                Outcome::ProposedDuplicate { .. } => &mut tally.proposed,
                Outcome::Skipped(_) => &mut tally.skipped,
            } += 1;
        }
        tally
    }
}

/// Points out words of health in notes, tags and facts.
fn point(candidate: &Candidate) -> Option<Pointer> {
    let facts = candidate.facts.iter().map(|(_, text)| text);
    let texts = candidate.notes.iter().chain(&candidate.tags).chain(facts);
    let mut words: Vec<Box<str>> = Vec::new();
    for word in texts.flat_map(|text| health_words(text)) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    (!words.is_empty()).then_some(Pointer { line: candidate.line, words })
}
