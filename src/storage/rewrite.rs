//! Works out which pages a patch makes different, and what is on them then.

use super::{Head, PageName, Shape, StorageError, encode, weight};
use crate::domain::{Entry, EntryKind, Patch};
use std::collections::{BTreeMap, BTreeSet};

/// A patch, and the pages that it touches as they are.
pub struct Rewrite<'a> {
    head: &'a Head,
    patch: &'a Patch,
    /// The kinds that the patch touches.
    kinds: Vec<EntryKind>,
    read: BTreeMap<PageName, Vec<Entry>>,
}

/// The pages to write, and the shapes of their kinds after that.
pub struct Layout<'a> {
    /// What goes on each page, by name.
    pub pages: Vec<(PageName, Vec<&'a Entry>)>,
    /// How many pages and entries of these kinds there will be.
    pub shapes: Vec<(EntryKind, Shape)>,
}

impl<'a> Rewrite<'a> {
    /// Starts with a patch.
    pub fn new(head: &'a Head, patch: &'a Patch) -> Self {
        let kinds: BTreeSet<EntryKind> = patch.entries().map(|entry| entry.name().kind()).collect();
        Self { head, patch, kinds: kinds.into_iter().collect(), read: BTreeMap::new() }
    }

    /// Returns the present pages that must be read and have not been: those of the entries, then those to be split.
    pub fn missing(&self) -> Vec<PageName> {
        let mut pages: BTreeSet<PageName> = BTreeSet::new();
        for kind in &self.kinds {
            let shape = self.head.shape(*kind);
            if shape.pages == 0 {
                continue;
            }
            let page = |bucket| PageName { kind: *kind, bucket };
            let of_entries: BTreeSet<PageName> =
                self.wanted(*kind).map(|entry| page(shape.bucket(entry.name().number()))).collect();
            if of_entries.iter().all(|page| self.read.contains_key(page)) {
                let added = shape.pages..self.grown(*kind).pages;
                pages.extend(added.filter_map(|added| shape.split_source(added)).map(page));
            }
            pages.extend(of_entries);
        }
        pages.retain(|page| !self.read.contains_key(page));
        pages.into_iter().collect()
    }

    /// Takes in what is on a page; nothing where it is missing or damaged.
    pub fn take(&mut self, page: PageName, entries: Vec<Entry>) {
        self.read.insert(page, entries);
    }

    /// Lays all entries out on the pages to be written, once no page is missing.
    pub fn layout(&self) -> Layout<'_> {
        let mut layout = Layout { pages: Vec::new(), shapes: Vec::new() };
        for kind in &self.kinds {
            let shape = self.grown(*kind);
            let added =
                (self.head.shape(*kind).pages..shape.pages).map(|bucket| PageName { kind: *kind, bucket });
            let start = layout.pages.len();
            layout.pages.extend(
                self.pages_read(*kind).map(|(page, _)| *page).chain(added).map(|page| (page, Vec::new())),
            );
            // Looked up once per entry, and there may be a hundred thousand of them.
            let mut places: Vec<Option<usize>> = vec![None; shape.pages as usize];
            for (place, (page, _)) in layout.pages.iter().enumerate().skip(start) {
                if let Some(slot) = places.get_mut(page.bucket as usize) {
                    *slot = Some(place);
                }
            }
            let kept = self.entries_read(*kind).filter(|entry| self.patch.get(entry.name()).is_none());
            for entry in kept.chain(self.wanted(*kind)) {
                let bucket = shape.bucket(entry.name().number()) as usize;
                if let Some((_, entries)) =
                    places.get(bucket).copied().flatten().and_then(|place| layout.pages.get_mut(place))
                {
                    entries.push(entry);
                }
            }
            layout.shapes.push((*kind, shape));
        }
        layout
    }

    fn wanted(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.patch.entries().filter(move |entry| entry.name().kind() == kind)
    }

    fn pages_read(&self, kind: EntryKind) -> impl Iterator<Item = (&PageName, &Vec<Entry>)> {
        self.read.iter().filter(move |(page, _)| page.kind == kind)
    }

    fn entries_read(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.pages_read(kind).flat_map(|(_, entries)| entries)
    }

    /// Returns the shape of a kind after the patch, as far as the pages read tell which entries are new.
    fn grown(&self, kind: EntryKind) -> Shape {
        let replaced = self.entries_read(kind).filter(|entry| self.patch.get(entry.name()).is_some());
        self.head.shape(kind).grown(self.wanted(kind).map(weight).sum(), replaced.map(weight).sum())
    }
}

impl Layout<'_> {
    /// Writes some of the pages, by their place in the list.
    pub fn encode(&self, places: std::ops::Range<usize>) -> Result<Vec<(PageName, Vec<u8>)>, StorageError> {
        let pages = self.pages.get(places).unwrap_or_default();
        pages.iter().map(|(name, entries)| Ok((*name, encode(entries.iter().copied())?))).collect()
    }
}
