//! What a brought menu would change, before anything does.

use super::Dish;
use crate::analysis::fold;
use crate::domain::{Field, Item, ItemId, Library, Record, RecordId, Value};
use std::collections::BTreeMap;

/// What would become of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DishOutcome {
    /// A new item.
    Added,
    /// So many facts of an item would be different.
    Updated(ItemId, usize),
    /// All of it is known.
    Same(ItemId),
    /// An earlier row is of the same item.
    Repeated,
}

/// A row with what would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DishRow {
    /// What it tells.
    pub dish: Dish,
    /// What would become of it.
    pub outcome: DishOutcome,
    /// What the item costs so far, where that would be different.
    pub price_before: Option<i64>,
}

/// All rows of a menu that was brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuPreview {
    /// The rows in their order.
    pub rows: Vec<DishRow>,
}

impl MenuPreview {
    /// Compares rows with the menu: an item is the same when its name is, whatever its spelling.
    pub fn of(dishes: Vec<Dish>, library: &Library) -> Self {
        let mut known: BTreeMap<String, ItemId> = BTreeMap::new();
        for item in library.items() {
            known.entry(fold(item.name())).or_insert(item.id());
        }
        let mut seen: Vec<String> = Vec::new();
        let rows = dishes.into_iter().map(|dish| {
            let key = fold(&dish.name);
            if seen.contains(&key) {
                return DishRow { dish, outcome: DishOutcome::Repeated, price_before: None };
            }
            let item = known.get(&key).and_then(|id| library.item(*id));
            seen.push(key);
            let Some(item) = item else {
                return DishRow { dish, outcome: DishOutcome::Added, price_before: None };
            };
            let changes = dish.differing(Some(item.record())).len();
            let outcome = match changes {
                0 => DishOutcome::Same(item.id()),
                changes => DishOutcome::Updated(item.id(), changes),
            };
            let price_before = item.price().filter(|price| dish.price.is_some_and(|new| new != *price));
            DishRow { dish, outcome, price_before }
        });
        Self { rows: rows.collect() }
    }

    /// Counts the rows that something becomes of.
    pub fn changes(&self) -> usize {
        let changes = |row: &&DishRow| matches!(row.outcome, DishOutcome::Added | DishOutcome::Updated(..));
        self.rows.iter().filter(changes).count()
    }
}

impl Dish {
    /// Returns the facts that a record does not say so yet. The name of an item that is known stays as it is written.
    pub(super) fn differing(&self, record: Option<&Record>) -> Vec<(Field, Value)> {
        let mut facts = Vec::new();
        if record.is_none() {
            facts.push((Field::Name, Value::text(&self.name)));
        }
        facts.push((Field::Category, Value::text(&self.category)));
        facts.push((Field::Ingredients, Value::text(&self.ingredients)));
        facts.extend(self.price.map(|cents| (Field::Price, Value::Number(cents))));
        facts.extend(self.part.map(|part| (Field::PartOfDay, Value::text(part.code()))));
        facts.extend(self.available.map(|available| (Field::Available, Value::Flag(available))));
        for (allergen, presence) in &self.allergens {
            facts.push((Field::Allergen(allergen.code().into()), presence.to_value()));
        }
        facts.extend(self.diets.iter().map(|diet| (Field::Suits(diet.key()), Value::Flag(true))));
        facts.extend(self.synonyms.iter().map(|word| (Field::Synonym(word.clone()), Value::Flag(true))));
        facts.retain(|(field, value)| {
            *value != Value::Absent && record.is_none_or(|record| record.value(field) != value)
        });
        facts
    }
}

/// Returns the record of an item that is still there.
pub(super) fn record_of(library: &Library, id: ItemId) -> Option<&Record> {
    library.record(RecordId::Item(id)).filter(|record| record.is_present() && Item::of(record).is_some())
}
