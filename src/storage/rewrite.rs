//! Works out which pages a patch makes different, and what is on them then.

use super::{Head, PageName, Shape, StorageError, encode, weight};
use crate::domain::{Entry, EntryKind, Patch};
use std::collections::BTreeMap;

/// A patch, and the pages that it touches as they are.
pub struct Rewrite<'a> {
    head: &'a Head,
    patch: &'a Patch,
    kinds: Vec<Wanted<'a>>,
    /// What stays of what lies on the pages read.
    read: BTreeMap<PageName, Vec<Entry>>,
    /// Whether somebody is erased by it.
    erases: bool,
}

/// What the patch makes different of one kind.
struct Wanted<'a> {
    kind: EntryKind,
    entries: Vec<&'a Entry>,
    /// The weight of these entries.
    added: u64,
    /// The weight of those on the pages read that they replace.
    replaced: u64,
}

/// The pages to write, and the shapes of their kinds after that.
pub struct Layout<'a> {
    /// What goes on each page, by name.
    pub pages: Vec<(PageName, Vec<&'a Entry>)>,
    kinds: Vec<Spread>,
}

/// Where the pages of one kind are in the list.
struct Spread {
    kind: EntryKind,
    shape: Shape,
    /// By bucket. Looked up once per entry, and there may be a hundred thousand of them.
    places: Vec<Option<usize>>,
}

impl<'a> Rewrite<'a> {
    /// Starts with a patch, whose entries are then [wanted](Rewrite::want) a slice at a time.
    pub fn new(head: &'a Head, patch: &'a Patch) -> Self {
        let kinds = EntryKind::ALL.map(|kind| Wanted { kind, entries: Vec::new(), added: 0, replaced: 0 });
        Self { head, patch, kinds: kinds.into(), read: BTreeMap::new(), erases: false }
    }

    /// Notes some of the patch's entries; all of them must be before anything is asked.
    pub fn want(&mut self, entries: impl Iterator<Item = &'a Entry>) {
        for entry in entries {
            let kind = entry.name().kind();
            if let Some(wanted) = self.kinds.iter_mut().find(|wanted| wanted.kind == kind) {
                wanted.added += weight(entry);
                wanted.entries.push(entry);
            }
            self.erases |= matches!(entry, Entry::Record(record) if record.erased().is_some());
        }
    }

    /// Returns whether somebody is erased.
    pub fn erases(&self) -> bool {
        self.erases
    }

    /// Returns the present pages that must be read and have not been: those of the entries, then those to be split.
    pub fn missing(&self) -> Vec<PageName> {
        let mut pages: Vec<PageName> = Vec::new();
        for wanted in &self.kinds {
            let shape = self.head.shape(wanted.kind);
            if shape.pages == 0 {
                continue;
            }
            let mut touched = vec![false; shape.pages as usize];
            let mut touch = |bucket: u32| {
                if let Some(touched) = touched.get_mut(bucket as usize) {
                    *touched = true;
                }
            };
            wanted.entries.iter().for_each(|entry| touch(shape.bucket(entry.name().number())));
            let page = |bucket| PageName { kind: wanted.kind, bucket };
            let missing = |touched: &[bool]| -> Vec<PageName> {
                let names =
                    (0..).zip(touched).filter(|(_, touched)| **touched).map(|(bucket, _)| page(bucket));
                names.filter(|page| !self.read.contains_key(page)).collect()
            };
            let of_entries = missing(&touched);
            if !of_entries.is_empty() {
                pages.extend(of_entries);
                continue;
            }
            // Only now is it known how many of the entries are new.
            let added = shape.pages..wanted.grown(shape).pages;
            added.filter_map(|added| shape.split_source(added)).for_each(|source| {
                if let Some(touched) = touched.get_mut(source as usize) {
                    *touched = true;
                }
            });
            pages.extend(missing(&touched));
        }
        pages
    }

    /// Takes in what is on a page; nothing where it is missing or damaged.
    pub fn take(&mut self, page: PageName, mut entries: Vec<Entry>) {
        let mut replaced = 0;
        entries.retain(|entry| {
            let stays = self.patch.get(entry.name()).is_none();
            replaced += if stays { 0 } else { weight(entry) };
            stays
        });
        if let Some(wanted) = self.kinds.iter_mut().find(|wanted| wanted.kind == page.kind) {
            wanted.replaced += replaced;
        }
        self.read.insert(page, entries);
    }

    /// Lists the pages to be written, once no page is missing; what goes on them is then [placed](Layout::place).
    pub fn layout(&self) -> Layout<'_> {
        let mut layout = Layout { pages: Vec::new(), kinds: Vec::new() };
        for wanted in self.kinds.iter().filter(|wanted| !wanted.entries.is_empty()) {
            let kind = wanted.kind;
            let before = self.head.shape(kind);
            let shape = wanted.grown(before);
            let added = (before.pages..shape.pages).map(|bucket| PageName { kind, bucket });
            let start = layout.pages.len();
            layout.pages.extend(
                self.pages_read(kind).map(|(page, _)| *page).chain(added).map(|page| (page, Vec::new())),
            );
            let mut places: Vec<Option<usize>> = vec![None; shape.pages as usize];
            for (place, (page, _)) in layout.pages.iter().enumerate().skip(start) {
                if let Some(slot) = places.get_mut(page.bucket as usize) {
                    *slot = Some(place);
                }
            }
            layout.kinds.push(Spread { kind, shape, places });
        }
        layout
    }

    /// Walks all entries that the pages to be written will hold.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.kinds.iter().flat_map(|wanted| {
            let kept = self.pages_read(wanted.kind).flat_map(|(_, entries)| entries);
            kept.chain(wanted.entries.iter().copied())
        })
    }

    /// Gives back what was read.
    pub fn finish(self) -> BTreeMap<PageName, Vec<Entry>> {
        self.read
    }

    fn pages_read(&self, kind: EntryKind) -> impl Iterator<Item = (&PageName, &Vec<Entry>)> {
        self.read.iter().filter(move |(page, _)| page.kind == kind)
    }
}

impl Wanted<'_> {
    /// Returns the shape of the kind after the patch, as far as the pages read tell which entries are new.
    fn grown(&self, shape: Shape) -> Shape {
        shape.grown(self.added, self.replaced)
    }
}

impl<'a> Layout<'a> {
    /// Puts some entries on their pages; returns how many there were.
    pub fn place(&mut self, entries: impl Iterator<Item = &'a Entry>) -> usize {
        let mut placed = 0;
        for entry in entries {
            placed += 1;
            let name = entry.name();
            let Some(spread) = self.kinds.iter().find(|spread| spread.kind == name.kind()) else { continue };
            let bucket = spread.shape.bucket(name.number()) as usize;
            let place = spread.places.get(bucket).copied().flatten();
            if let Some((_, entries)) = place.and_then(|place| self.pages.get_mut(place)) {
                entries.push(entry);
            }
        }
        placed
    }

    /// Returns how many pages and entries there will be of the kinds that the patch is about.
    pub fn shapes(&self) -> impl Iterator<Item = (EntryKind, Shape)> {
        self.kinds.iter().map(|spread| (spread.kind, spread.shape))
    }

    /// Writes some of the pages, by their place in the list.
    pub fn encode(&self, places: std::ops::Range<usize>) -> Result<Vec<(PageName, Vec<u8>)>, StorageError> {
        let pages = self.pages.get(places).unwrap_or_default();
        pages.iter().map(|(name, entries)| Ok((*name, encode(entries.iter().copied())?))).collect()
    }
}
