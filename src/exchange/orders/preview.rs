//! Whose visits receipts would be, before anything is written; taken in twice, they are there once.

use super::Receipt;
use crate::analysis::{KnownItems, fold};
use crate::domain::{
    Action, Author, Customer, CustomerId, Dice, Field, Library, OrderLine, Plan, RecordId, Stamp, Value,
    Visit, VisitId,
};
use std::collections::BTreeMap;

/// Under which headings Square's numbers of people are kept when they are taken in.
const ID_LABEL: &str = "Square Customer ID";
const REFERENCE_LABEL: &str = "Reference ID";

/// Whose a receipt is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Somebody known.
    Known(CustomerId),
    /// Somebody whom only the till knows, by the till's id or name.
    New(Box<str>),
    /// Nobody was named.
    Nobody,
}

/// All receipts with whose they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrdersPreview {
    rows: Vec<(Receipt, Who)>,
    /// How many visits are there already.
    pub known_visits: usize,
}

impl OrdersPreview {
    /// Finds people by the till's id, by the shop's own number, and else by a name that only one person has.
    pub fn of(receipts: Vec<Receipt>, library: &Library) -> Self {
        let people = People::of(library);
        let mut preview = Self::default();
        for receipt in receipts {
            if library.visit(visit_id(&receipt.key, 0)).is_some_and(Visit::counts) {
                preview.known_visits += 1;
                continue;
            }
            let who = people.find(&receipt);
            preview.rows.push((receipt, who));
        }
        preview
    }

    /// Counts the receipts of people who are known.
    pub fn known(&self) -> usize {
        self.rows.iter().filter(|(_, who)| matches!(who, Who::Known(_))).count()
    }

    /// Counts the receipts of people who would be new.
    pub fn new_visits(&self) -> usize {
        self.rows.iter().filter(|(_, who)| matches!(who, Who::New(_))).count()
    }

    /// Counts the people who would be new.
    pub fn new_people(&self) -> usize {
        let mut keys: Vec<&str> = self.rows.iter().filter_map(|(_, who)| new_key(who)).collect();
        crate::domain::order::sort_out(&mut keys);
        keys.len()
    }

    /// Counts the receipts on which nobody was named: they are left out.
    pub fn nobody(&self) -> usize {
        self.rows.iter().filter(|(_, who)| *who == Who::Nobody).count()
    }

    /// Returns what is to be written, with people whom only the till knows where that is wished; `offset` tells how many
    /// minutes local time is ahead of UTC at a moment.
    pub fn plan(
        &self,
        library: &Library,
        with_new: bool,
        author: &Author,
        offset: impl Fn(Stamp) -> i16,
        dice: &mut impl Dice,
    ) -> Plan {
        let mut plan = Plan::new(Action::Import("Square".into()));
        let items = KnownItems::of(library);
        let mut made: BTreeMap<&str, CustomerId> = BTreeMap::new();
        for (receipt, who) in &self.rows {
            let customer = match who {
                Who::Known(id) if library.is_present(*id) => *id,
                Who::New(key) if with_new => *made.entry(key).or_insert_with(|| {
                    let id = CustomerId::random(dice);
                    introduce(&mut plan, id, receipt);
                    id
                }),
                _ => continue,
            };
            let Some((at, offset)) = moment(receipt, &offset) else { continue };
            let Some(id) = free_id(library, &receipt.key) else { continue };
            plan = plan.log(Visit {
                id,
                customer: Some(customer),
                at,
                offset,
                device: author.device,
                by: receipt.by.clone(),
                lines: receipt.lines.iter().map(|line| on_menu(&items, line)).collect(),
                party: 0,
                table: "".into(),
                word: "".into(),
                more: Vec::new(),
                void: None,
            });
        }
        plan
    }
}

fn new_key(who: &Who) -> Option<&str> {
    match who {
        Who::New(key) => Some(key),
        _ => None,
    }
}

/// Points a line to the menu item of its name; what was paid stays.
fn on_menu(items: &KnownItems, line: &OrderLine) -> OrderLine {
    let known = items.line(&line.name);
    OrderLine { item: known.item, price: line.price.or(known.price), ..line.clone() }
}

fn introduce(plan: &mut Plan, id: CustomerId, receipt: &Receipt) {
    let record = RecordId::Customer(id);
    plan.write(record, Field::Name, &*receipt.customer);
    plan.write(record, Field::Origin, Value::text("Square"));
    for (label, value) in [(ID_LABEL, &receipt.customer_id), (REFERENCE_LABEL, &receipt.reference)] {
        if !value.is_empty() {
            plan.write(record, Field::Imported(label.into()), &**value);
        }
    }
}

fn moment(receipt: &Receipt, offset: impl Fn(Stamp) -> i16) -> Option<(Stamp, i16)> {
    let local = receipt.day?.start(0).0 + u64::from(receipt.minute) * 60_000;
    let minutes = offset(Stamp(local));
    let at = local as i64 - i64::from(minutes) * 60_000;
    Some((Stamp(at.max(0) as u64), minutes))
}

/// Returns the id of a receipt's visit: the same on every phone, so that nothing is doubled where they meet.
fn visit_id(key: &str, again: u32) -> VisitId {
    // FNV-1a, 128 bits (Fowler, Noll, Vo).
    let bytes = b"square items ".iter().chain(key.as_bytes()).copied().chain(again.to_be_bytes());
    VisitId(bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    }))
}

/// Returns the first id of a receipt under which no visit was taken back; `None` where it is there already.
fn free_id(library: &Library, key: &str) -> Option<VisitId> {
    for again in 0..64 {
        let id = visit_id(key, again);
        match library.visit(id) {
            None => return Some(id),
            Some(visit) if visit.counts() => return None,
            Some(_) => {}
        }
    }
    None
}

struct People {
    ids: BTreeMap<Box<str>, CustomerId>,
    references: BTreeMap<Box<str>, CustomerId>,
    /// By folded name; `None` where two have it.
    names: BTreeMap<String, Option<CustomerId>>,
}

impl People {
    fn of(library: &Library) -> Self {
        let mut people = Self { ids: BTreeMap::new(), references: BTreeMap::new(), names: BTreeMap::new() };
        for customer in library.customers().filter(Customer::is_present) {
            let id = customer.id();
            let text = |label: &str| customer.record().text(&Field::Imported(label.into()));
            for (label, index) in [(ID_LABEL, &mut people.ids), (REFERENCE_LABEL, &mut people.references)] {
                if !text(label).is_empty() {
                    index.insert(text(label).into(), id);
                }
            }
            let name = fold(customer.name());
            if !name.is_empty() {
                people.names.entry(name).and_modify(|one| *one = None).or_insert(Some(id));
            }
        }
        people
    }

    fn find(&self, receipt: &Receipt) -> Who {
        let by_id = self.ids.get(&receipt.customer_id).filter(|_| !receipt.customer_id.is_empty());
        let by_reference = self.references.get(&receipt.reference).filter(|_| !receipt.reference.is_empty());
        let name = fold(&receipt.customer);
        let by_name = self.names.get(&name).copied().flatten();
        match by_id.or(by_reference).copied().or(by_name) {
            Some(id) => Who::Known(id),
            None if name.is_empty() => Who::Nobody,
            None if receipt.customer_id.is_empty() => Who::New(name.into()),
            None => Who::New(receipt.customer_id.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, DeviceId};

    fn receipt(key: &str, customer: &str, id: &str) -> Receipt {
        Receipt {
            key: key.into(),
            day: Some(Day(20_000)),
            minute: 480,
            customer: customer.into(),
            customer_id: id.into(),
            lines: vec![OrderLine::named("Cappuccino")],
            ..Receipt::default()
        }
    }

    fn author(device: u128) -> Author {
        Author { now: Stamp(2_000_000_000_000), device: DeviceId(device), by: "Ada".into() }
    }

    fn take(library: &mut Library, receipts: &[Receipt], device: u128) -> usize {
        let preview = OrdersPreview::of(receipts.to_vec(), library);
        let mut number = device * 1_000;
        let mut dice = move || {
            number += 1;
            number
        };
        let plan = preview.plan(library, true, &author(device), |_| 60, &mut dice);
        let changes = plan.resolve(library, &author(device), &mut dice);
        let patch = library.patch(&changes);
        library.install(patch);
        preview.known_visits
    }

    #[test]
    fn taken_in_twice_they_are_there_once() {
        let mut library = Library::default();
        let receipts = [
            receipt("T1", "Giulia", "C1"),
            receipt("T2", "Giulia F.", "C1"),
            receipt("T3", "", ""),
            receipt("T4", "Ugo", ""),
        ];
        assert_eq!(take(&mut library, &receipts, 1), 0);
        assert_eq!((library.customers().count(), library.all_visits().count()), (2, 3));
        assert_eq!(take(&mut library, &receipts, 1), 3);
        assert_eq!(library.all_visits().count(), 3);
        let giulia = library.customers().find(|customer| customer.name() == "Giulia").unwrap().id();
        let visits = library.visits_of(giulia);
        assert_eq!(visits.len(), 2);
        assert_eq!(visits[0].local(), (Day(20_000), 480), "by the shop's clock");
    }

    #[test]
    fn two_phones_that_take_in_the_same_file_have_each_visit_once() {
        let mut known = Library::default();
        take(&mut known, &[receipt("T0", "Giulia", "C1")], 1);
        let start: Vec<crate::domain::Entry> = crate::domain::EntryKind::ALL
            .into_iter()
            .flat_map(|kind| known.names(kind).collect::<Vec<_>>())
            .filter_map(|name| known.entry(name))
            .collect();
        let (mut one, mut other) = (Library::default(), Library::default());
        one.load(start.clone());
        other.load(start);
        let receipts = [receipt("T1", "Giulia", "C1"), receipt("T2", "Giulia", "C1")];
        take(&mut one, &receipts, 2);
        take(&mut other, &receipts, 3);
        let theirs: Vec<crate::domain::Entry> = crate::domain::EntryKind::ALL
            .into_iter()
            .flat_map(|kind| other.names(kind).collect::<Vec<_>>())
            .filter_map(|name| other.entry(name))
            .collect();
        let patch = one.patch_entries(theirs);
        one.install(patch);
        assert_eq!(one.all_visits().count(), 3);
    }

    #[test]
    fn a_visit_taken_back_can_be_taken_in_again() {
        let mut library = Library::default();
        let receipts = [receipt("T1", "Giulia", "C1")];
        take(&mut library, &receipts, 1);
        let visit = library.all_visits().next().unwrap().id;
        let changes = Plan::new(Action::TakeBack).void(visit).resolve(&library, &author(1), &mut || 77);
        let patch = library.patch(&changes);
        library.install(patch);
        take(&mut library, &receipts, 1);
        assert_eq!(library.all_visits().filter(|visit| visit.counts()).count(), 1);
    }
}
