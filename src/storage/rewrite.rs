//! Works out which pages a patch makes different, and what is on them then.

use super::{Head, PageName, Shape, StorageError, encode};
use crate::domain::{Entry, EntryKind, EntryRef, Patch, order};
use std::collections::{BTreeMap, BTreeSet};

/// The entries of a patch by kind, and the pages as they are.
pub struct Rewrite<'a> {
    head: &'a Head,
    wanted: BTreeMap<EntryKind, BTreeMap<EntryRef, &'a Entry>>,
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
        let mut wanted: BTreeMap<EntryKind, BTreeMap<EntryRef, &Entry>> = BTreeMap::new();
        for entry in patch.entries() {
            let name = entry.name();
            wanted.entry(name.kind()).or_default().insert(name, entry);
        }
        Self { head, wanted, read: BTreeMap::new() }
    }

    /// Returns the present pages that must be read and have not been: those of the entries, and those to be split.
    pub fn missing(&self) -> Vec<PageName> {
        let mut pages = BTreeSet::new();
        for (kind, entries) in &self.wanted {
            let shape = self.head.shape(*kind);
            if shape.pages == 0 {
                continue;
            }
            let page = |bucket| PageName { kind: *kind, bucket };
            pages.extend(entries.keys().map(|name| page(shape.bucket(name.number()))));
            if pages.iter().all(|page| page.kind != *kind || self.read.contains_key(page)) {
                let grown = self.grown(*kind, entries);
                pages.extend(
                    (shape.pages..grown.pages).filter_map(|added| shape.split_source(added)).map(page),
                );
            }
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
        for (kind, wanted) in &self.wanted {
            let shape = self.grown(*kind, wanted);
            let added =
                (self.head.shape(*kind).pages..shape.pages).map(|bucket| PageName { kind: *kind, bucket });
            let read = self.read.keys().copied().filter(|page| page.kind == *kind);
            let mut pages: BTreeMap<PageName, Vec<&Entry>> =
                order::gather(read.chain(added).map(|page| (page, Vec::new())));
            let kept =
                self.read.iter().filter(|(page, _)| page.kind == *kind).flat_map(|(_, entries)| entries);
            for entry in
                kept.filter(|entry| !wanted.contains_key(&entry.name())).chain(wanted.values().copied())
            {
                let page = PageName { kind: *kind, bucket: shape.bucket(entry.name().number()) };
                pages.entry(page).or_default().push(entry);
            }
            layout.pages.extend(pages);
            layout.shapes.push((*kind, shape));
        }
        layout
    }

    /// Returns the shape of a kind after the patch, as far as the pages read tell which entries are new.
    fn grown(&self, kind: EntryKind, wanted: &BTreeMap<EntryRef, &Entry>) -> Shape {
        let known = self
            .read
            .iter()
            .filter(|(page, _)| page.kind == kind)
            .flat_map(|(_, entries)| entries)
            .filter(|entry| wanted.contains_key(&entry.name()))
            .count();
        self.head.shape(kind).grown((wanted.len() - known) as u64)
    }
}

impl Layout<'_> {
    /// Writes some of the pages, by their place in the list.
    pub fn encode(&self, places: std::ops::Range<usize>) -> Result<Vec<(PageName, Vec<u8>)>, StorageError> {
        let pages = self.pages.get(places).unwrap_or_default();
        pages.iter().map(|(name, entries)| Ok((*name, encode(entries.iter().copied())?))).collect()
    }
}
