//! The head of a database: its revision, how many pages there are, and which ones were written last.

use super::{PageName, Shape, StorageError};
use crate::domain::{EntryKind, order};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The version of what lies in a database; a newer one is refused.
pub const FORMAT: u16 = 2;

/// How many page names the log remembers; who was away for longer reads everything anew.
const LOG_PAGES: usize = 256;

/// What is known of a database without opening a page. It tells nothing about people but how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// How many commits were made.
    pub revision: u64,
    /// A random number of the last commit, by which its author knows it again.
    pub mark: u64,
    /// By the place of the kind among all kinds.
    shapes: Vec<Shape>,
    log: Vec<(u64, Vec<PageName>)>,
    set_aside: Vec<PageName>,
}

/// A head of format 1, when there were four kinds.
#[derive(Deserialize)]
struct HeadOfFour {
    revision: u64,
    mark: u64,
    shapes: [Shape; 4],
    log: Vec<(u64, Vec<PageName>)>,
    set_aside: Vec<PageName>,
}

impl From<HeadOfFour> for Head {
    fn from(head: HeadOfFour) -> Self {
        let HeadOfFour { revision, mark, shapes, log, set_aside } = head;
        Self { revision, mark, shapes: shapes.into(), log, set_aside }
    }
}

impl Head {
    /// Returns how many pages of a kind there are, and how much lies on them.
    pub fn shape(&self, kind: EntryKind) -> Shape {
        self.shapes.get(kind as usize).copied().unwrap_or_default()
    }

    /// Returns whether there is nothing in the database.
    pub fn is_empty(&self) -> bool {
        self.shapes.iter().all(|shape| shape.pages == 0)
    }

    /// Walks the names of all pages, kind by kind in the order in which they are wanted.
    pub fn pages(&self) -> impl Iterator<Item = PageName> {
        EntryKind::ALL
            .into_iter()
            .flat_map(|kind| (0..self.shape(kind).pages).map(move |bucket| PageName { kind, bucket }))
    }

    /// Returns the pages written after a revision; all of them where the log does not reach back that far.
    pub fn pages_since(&self, revision: u64) -> BTreeSet<PageName> {
        let behind = self.revision.saturating_sub(revision);
        let newer: Vec<_> = self.log.iter().filter(|(at, _)| *at > revision).collect();
        if newer.len() as u64 == behind {
            order::gather(newer.into_iter().flat_map(|(_, pages)| pages.iter().copied()))
        } else {
            order::gather(self.pages())
        }
    }

    /// Returns the damaged pages whose bytes were put aside before they were written anew.
    pub fn set_aside(&self) -> &[PageName] {
        &self.set_aside
    }

    /// Returns the head after a commit.
    #[must_use]
    pub fn next(
        &self,
        mark: u64,
        shapes: impl IntoIterator<Item = (EntryKind, Shape)>,
        written: Vec<PageName>,
        set_aside: &[PageName],
    ) -> Head {
        let mut next = self.clone();
        next.revision += 1;
        next.mark = mark;
        for (kind, shape) in shapes {
            let place = kind as usize;
            if next.shapes.len() <= place {
                next.shapes.resize(place + 1, Shape::default());
            }
            if let Some(slot) = next.shapes.get_mut(place) {
                *slot = shape;
            }
        }
        next.log.push((next.revision, written));
        while next.log.iter().map(|(_, pages)| pages.len()).sum::<usize>() > LOG_PAGES
            || next.log.len() > LOG_PAGES
        {
            next.log.remove(0);
        }
        next.set_aside.extend_from_slice(set_aside);
        next
    }

    /// Reads what [`Head::to_bytes`] writes; errs where it is newer or makes no sense.
    pub fn parse(bytes: &[u8]) -> Result<Self, StorageError> {
        match bytes.split_first_chunk() {
            Some((format, rest)) if u16::from_be_bytes(*format) == FORMAT => {
                postcard::from_bytes(rest).map_err(|_| StorageError::HeadCorrupt)
            }
            Some((format, rest)) if u16::from_be_bytes(*format) == 1 => {
                postcard::from_bytes(rest).map(HeadOfFour::into).map_err(|_| StorageError::HeadCorrupt)
            }
            Some((format, _)) if u16::from_be_bytes(*format) > FORMAT => {
                Err(StorageError::Newer { version: u16::from_be_bytes(*format).into() })
            }
            _ => Err(StorageError::HeadCorrupt),
        }
    }

    /// Writes two bytes for the format, then the rest.
    pub fn to_bytes(&self) -> Result<Vec<u8>, StorageError> {
        postcard::to_extend(self, FORMAT.to_be_bytes().to_vec()).map_err(StorageError::encoding)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bucket: u32) -> PageName {
        PageName { kind: EntryKind::Visits, bucket }
    }

    #[test]
    fn the_log_tells_what_was_written_since() {
        let mut head = Head::default();
        for bucket in 0..4 {
            let shape = Shape { pages: bucket + 1, weight: 0 };
            head = head.next(7, [(EntryKind::Visits, shape)], vec![page(bucket)], &[]);
        }
        assert_eq!(head.revision, 4);
        assert_eq!(head.pages_since(4), BTreeSet::new());
        assert_eq!(head.pages_since(2), BTreeSet::from([page(2), page(3)]));
        let many = (0..2000).map(page).collect();
        head = head.next(8, [], many, &[]);
        assert_eq!(head.pages_since(4).len(), 4, "too much for the log: all pages there are");
        assert_eq!(head.pages_since(5).len(), 0);
    }

    #[test]
    fn a_head_reads_back_and_a_newer_one_is_refused() {
        let head =
            Head::default().next(7, [(EntryKind::House, Shape { pages: 1, weight: 3 })], vec![], &[page(1)]);
        let mut bytes = head.to_bytes().unwrap();
        assert_eq!(Head::parse(&bytes).unwrap(), head);
        bytes[1] += 1;
        assert!(matches!(Head::parse(&bytes), Err(StorageError::Newer { version: 3 })));
        assert!(matches!(Head::parse(&[0, 1, 255]), Err(StorageError::HeadCorrupt)));
        assert!(matches!(Head::parse(&[]), Err(StorageError::HeadCorrupt)));
    }
}
