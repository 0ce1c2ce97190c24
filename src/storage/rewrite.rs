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
    /// How many pages and entries of these kinds there will be.
    pub shapes: Vec<(EntryKind, Shape)>,
}

impl<'a> Rewrite<'a> {
    /// Starts with a patch.
    pub fn new(head: &'a Head, patch: &'a Patch) -> Self {
        let of_kind = |kind| {
            let entries: Vec<&Entry> = patch.entries().filter(|entry| entry.name().kind() == kind).collect();
            let added = entries.iter().map(|entry| weight(entry)).sum();
            (!entries.is_empty()).then_some(Wanted { kind, entries, added, replaced: 0 })
        };
        let kinds = EntryKind::ALL.into_iter().filter_map(of_kind).collect();
        Self { head, patch, kinds, read: BTreeMap::new() }
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

    /// Lays all entries out on the pages to be written, once no page is missing.
    pub fn layout(&self) -> Layout<'_> {
        let mut layout = Layout { pages: Vec::new(), shapes: Vec::new() };
        for wanted in &self.kinds {
            let kind = wanted.kind;
            let before = self.head.shape(kind);
            let shape = wanted.grown(before);
            let added = (before.pages..shape.pages).map(|bucket| PageName { kind, bucket });
            let start = layout.pages.len();
            layout.pages.extend(
                self.pages_read(kind).map(|(page, _)| *page).chain(added).map(|page| (page, Vec::new())),
            );
            // Looked up once per entry, and there may be a hundred thousand of them.
            let mut places: Vec<Option<usize>> = vec![None; shape.pages as usize];
            for (place, (page, _)) in layout.pages.iter().enumerate().skip(start) {
                if let Some(slot) = places.get_mut(page.bucket as usize) {
                    *slot = Some(place);
                }
            }
            let kept = self.pages_read(kind).flat_map(|(_, entries)| entries);
            for entry in kept.chain(wanted.entries.iter().copied()) {
                let bucket = shape.bucket(entry.name().number()) as usize;
                if let Some((_, entries)) =
                    places.get(bucket).copied().flatten().and_then(|place| layout.pages.get_mut(place))
                {
                    entries.push(entry);
                }
            }
            layout.shapes.push((kind, shape));
        }
        layout
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

impl Layout<'_> {
    /// Writes some of the pages, by their place in the list.
    pub fn encode(&self, places: std::ops::Range<usize>) -> Result<Vec<(PageName, Vec<u8>)>, StorageError> {
        let pages = self.pages.get(places).unwrap_or_default();
        pages.iter().map(|(name, entries)| Ok((*name, encode(entries.iter().copied())?))).collect()
    }
}
