//! Pages: about 64 entries of one kind under one name, in one run of bytes.

use super::StorageError;
use crate::domain::{Entry, EntryKind};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version that pages are written in: one byte before the entries. It is raised, and the old way of reading kept,
/// whenever something that is stored gains or loses a part or a variant; new fields of records need no new version.
///
/// Version 2 added papers: new variants at the end, so that what version 1 wrote reads as it did.
pub const PAGE_VERSION: u8 = 2;

/// Names a page: the kind of its entries and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PageName {
    /// What its entries are of.
    pub kind: EntryKind,
    /// Its number, from 0.
    pub bucket: u32,
}

impl PageName {
    /// Returns the letter of a kind.
    pub fn letter(kind: EntryKind) -> char {
        match kind {
            EntryKind::Customers => 'c',
            EntryKind::House => 'h',
            EntryKind::Visits => 'v',
            EntryKind::Steps => 's',
            EntryKind::Reviews => 'r',
            EntryKind::Papers => 'p',
        }
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        let kind = EntryKind::ALL.into_iter().find(|kind| text.starts_with(Self::letter(*kind)))?;
        let bucket = u32::from_str_radix(text.get(1..)?, 16).ok()?;
        let name = Self { kind, bucket };
        (name.to_string() == text).then_some(name)
    }
}

impl fmt::Display for PageName {
    /// Writes the letter and eight hexadecimal digits, so that names sort as numbers do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:08x}", Self::letter(self.kind), self.bucket)
    }
}

/// Writes a page.
pub fn encode<'a>(entries: impl Iterator<Item = &'a Entry>) -> Result<Vec<u8>, StorageError> {
    let entries: Vec<&Entry> = entries.collect();
    let page = Vec::with_capacity(1 + entries.len() * 192);
    let mut page = postcard::to_extend(&PAGE_VERSION, page).map_err(StorageError::encoding)?;
    page = postcard::to_extend(&entries, page).map_err(StorageError::encoding)?;
    Ok(page)
}

/// Reads a page of any version ever shipped; errs where it is newer or makes no sense.
pub fn decode(name: PageName, bytes: &[u8]) -> Result<Vec<Entry>, StorageError> {
    match bytes.split_first() {
        Some((&(1 | PAGE_VERSION), entries)) => match postcard::take_from_bytes(entries) {
            Ok((entries, [])) => Ok(entries),
            _ => Err(StorageError::Corrupt { page: name }),
        },
        Some((&version, _)) if version > PAGE_VERSION => Err(StorageError::Newer { version: version.into() }),
        _ => Err(StorageError::Corrupt { page: name }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Stamp, Visit, VisitId};

    fn visit(number: u128) -> Entry {
        let bare = Visit::new(VisitId(number), None, Stamp(5), 60, crate::domain::DeviceId(1));
        Entry::Visit(Visit { by: "Ada".into(), ..bare })
    }

    #[test]
    fn names_read_back_and_sort_as_numbers() {
        for kind in EntryKind::ALL {
            let names: Vec<String> =
                [0, 9, 10, 255, 70_000].map(|bucket| PageName { kind, bucket }.to_string()).into();
            assert!(names.is_sorted());
            for name in names {
                assert_eq!(PageName::parse(&name).map(|read| read.to_string()), Some(name));
            }
        }
        for foreign in ["", "c", "x00000001", "c1", "c0000000g", "c+0000001"] {
            assert_eq!(PageName::parse(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn a_page_reads_back_and_a_foreign_one_is_told_apart() {
        let name = PageName { kind: EntryKind::Visits, bucket: 3 };
        let entries = [visit(1), visit(2)];
        let mut page = encode(entries.iter()).unwrap();
        assert_eq!(decode(name, &page).unwrap(), entries);
        for cut in 0..page.len() {
            assert!(
                matches!(decode(name, &page[..cut]), Err(StorageError::Corrupt { page }) if page == name)
            );
        }
        page.push(0);
        assert!(matches!(decode(name, &page), Err(StorageError::Corrupt { .. })));
        page[0] = PAGE_VERSION + 1;
        assert!(matches!(decode(name, &page), Err(StorageError::Newer { version: 3 })));
    }
}
