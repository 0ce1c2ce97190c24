//! Everything that was ever ordered or is on the menu, by how often: completes what somebody types.

use super::fold;
use crate::domain::order;
use crate::domain::{ItemId, Library, OrderLine, Visit};
use std::collections::BTreeMap;

/// Something that can be ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownItem {
    /// What it is called: on the menu, or as it was last written.
    pub name: Box<str>,
    /// The menu item, where there is one.
    pub item: Option<ItemId>,
    /// What it costs in cents, where that is known.
    pub price: Option<i64>,
    /// In how many of the visits looked at it was ordered.
    pub count: u32,
    /// Whether it can be had now.
    pub available: bool,
    folded: Box<str>,
    /// Other words for it, folded, each after a line end.
    also: Box<str>,
}

impl KnownItem {
    /// Returns the line of an order of one.
    pub fn line(&self) -> OrderLine {
        OrderLine { item: self.item, price: self.price, ..OrderLine::named(&self.name) }
    }
}

/// All known items, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownItems {
    items: Vec<KnownItem>,
}

impl KnownItems {
    /// How many visits are looked at.
    pub const LOOKED_AT: usize = 2000;

    /// Reads the menu and the last visits.
    pub fn of(library: &Library) -> Self {
        let menu = library.items().filter(|item| !item.name().is_empty());
        let mut items: BTreeMap<Box<str>, KnownItem> = order::gather(menu.map(|item| {
            let folded = fold(item.name()).into_boxed_str();
            let also: String = item.synonyms().iter().map(|word| format!("\n{}", fold(word))).collect();
            let known = KnownItem {
                name: item.name().into(),
                item: Some(item.id()),
                price: item.price(),
                count: 0,
                available: item.is_available(),
                folded: folded.clone(),
                also: also.into(),
            };
            (folded, known)
        }));
        let last: Vec<&Visit> = library.visits_since(Default::default()).take(Self::LOOKED_AT).collect();
        for line in last.iter().rev().flat_map(|visit| &visit.lines) {
            let folded = fold(&line.name).into_boxed_str();
            let known = items.entry(folded.clone()).or_insert_with(|| KnownItem {
                name: "".into(),
                item: None,
                price: None,
                count: 0,
                available: true,
                folded,
                also: "".into(),
            });
            known.count += 1;
            if known.item.is_none() {
                known.name = line.name.clone();
                known.price = line.price.or(known.price);
            }
        }
        let mut items: Vec<KnownItem> = items.into_values().filter(|item| !item.folded.is_empty()).collect();
        order::sort_by(&mut items, |a, b| b.count.cmp(&a.count).then_with(|| a.folded.cmp(&b.folded)));
        Self { items }
    }

    /// Walks all items, the most frequent first.
    pub fn iter(&self) -> impl Iterator<Item = &KnownItem> {
        self.items.iter()
    }

    /// Returns the line of an order of one for something typed: the menu's, where it is called that in some way.
    pub fn line(&self, typed: &str) -> OrderLine {
        let wanted = fold(typed);
        let called = |item: &&KnownItem| *item.folded == *wanted;
        let also =
            |item: &&KnownItem| item.item.is_some() && item.also.split('\n').any(|word| word == wanted);
        let known = self.items.iter().find(called).filter(|_| !wanted.is_empty());
        let known = known.or_else(|| self.items.iter().find(also).filter(|_| !wanted.is_empty()));
        known.map_or_else(|| OrderLine::named(typed), KnownItem::line)
    }

    /// Completes what was typed: items that begin with it, then items with a word that does, or that are also called
    /// so; the most frequent first. What cannot be had now is left out.
    pub fn complete(&self, typed: &str, limit: usize) -> Vec<&KnownItem> {
        let typed = fold(typed);
        let had = || self.items.iter().filter(|item| item.available);
        if typed.is_empty() {
            return had().take(limit).collect();
        }
        let begins = |item: &&KnownItem| item.folded.starts_with(&*typed);
        let inner = format!(" {typed}");
        let line = format!("\n{typed}");
        let holds = |item: &&KnownItem| {
            !begins(item)
                && (item.folded.contains(&*inner)
                    || item.also.contains(&*line)
                    || item.also.contains(&*inner))
        };
        had().filter(begins).chain(had().filter(holds)).take(limit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeviceId, Entry, Field, Record, RecordId, Register, Stamp, Value, VisitId};

    fn library(orders: &[&str]) -> Library {
        let mut menu = Record::new(RecordId::Item(ItemId(1)));
        for (field, value) in [
            (Field::Name, Value::text("Caffè macchiato")),
            (Field::Price, Value::Number(130)),
            (Field::Synonym("Espresso col latte".into()), Value::Flag(true)),
        ] {
            menu.set(field, Register { stamp: Stamp(1), device: DeviceId(1), value });
        }
        let visits = (1_u64..).zip(orders).map(|(number, name)| {
            Entry::Visit(Visit {
                id: VisitId(u128::from(number)),
                customer: None,
                at: Stamp(number),
                offset: 0,
                device: DeviceId(1),
                by: "".into(),
                lines: vec![OrderLine::named(name)],
                party: 0,
                table: "".into(),
                word: "".into(),
                more: Vec::new(),
                void: None,
            })
        });
        let mut library = Library::default();
        library.load(std::iter::once(Entry::Record(menu)).chain(visits));
        library
    }

    #[test]
    fn typing_completes_from_menu_and_orders() {
        let library = library(&["toast", "Tè", "CAFFE MACCHIATO", "Toast", "macedonia", "te"]);
        let known = KnownItems::of(&library);
        let names = |typed: &str| -> Vec<&str> {
            known.complete(typed, 9).into_iter().map(|item| &*item.name).collect()
        };
        assert_eq!(names("t"), ["te", "Toast"]);
        assert_eq!(names("MAC"), ["macedonia", "Caffè macchiato"]);
        assert_eq!(names("acch"), [""; 0], "not inside words");
        let macchiato = known.complete("caffè", 1)[0].line();
        assert_eq!((macchiato.item, macchiato.price), (Some(ItemId(1)), Some(130)));
        assert_eq!(known.complete("", 2).len(), 2);
        assert_eq!(names("espr"), ["Caffè macchiato"], "also called so");
        assert_eq!(known.line("espresso COL latte").item, Some(ItemId(1)));
        assert_eq!(known.line("caffe macchiato").price, Some(130));
        assert_eq!(known.line("Sorpresa"), OrderLine::named("Sorpresa"));
    }
}
