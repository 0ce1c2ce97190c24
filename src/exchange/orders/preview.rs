//! Whose visits receipts would be, before anything is written; taken in twice, they are there once.

use super::Receipt;
use crate::analysis::{KnownItems, fold};
use crate::domain::{
    Action, Customer, CustomerId, DeviceId, Dice, Field, Library, OrderLine, Plan, RecordId, Stamp, Value,
    Visit, VisitId,
};
use std::collections::{BTreeMap, BTreeSet};

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
    /// How many receipts are of people who are known.
    pub known: usize,
    /// How many receipts are of people who would be new.
    pub new_visits: usize,
    /// How many people would be new.
    pub new_people: usize,
    /// On how many receipts nobody is named: they are left out.
    pub nobody: usize,
}

impl OrdersPreview {
    /// Finds all people at once; see [`OrdersReading`] for a slice at a time.
    pub fn of(receipts: Vec<Receipt>, library: &Library) -> Self {
        let mut reading = OrdersReading::new(receipts, library);
        while reading.add(library, usize::MAX) {}
        reading.finish()
    }

    /// Returns what is to be written, all at once; see [`OrdersDraft`] for a slice at a time.
    pub fn plan(
        &self,
        library: &Library,
        with_new: bool,
        device: DeviceId,
        offset: impl Fn(Stamp) -> i16,
        dice: &mut impl Dice,
    ) -> Plan {
        let mut draft = OrdersDraft::new(library, with_new, device);
        while draft.add(self, library, &offset, dice, usize::MAX) {}
        draft.finish()
    }
}

/// The finding of people, a slice at a time: by the till's id, by the shop's own number, and else by a name that only
/// one person has. The library must stay the same meanwhile.
pub struct OrdersReading {
    people: People,
    /// Who is still to be learned.
    learning: std::vec::IntoIter<CustomerId>,
    waiting: std::vec::IntoIter<Receipt>,
    fresh: BTreeSet<Box<str>>,
    preview: OrdersPreview,
}

impl OrdersReading {
    /// Begins.
    pub fn new(receipts: Vec<Receipt>, library: &Library) -> Self {
        let learning: Vec<CustomerId> = library.customers().map(|customer| customer.id()).collect();
        Self {
            people: People::default(),
            learning: learning.into_iter(),
            waiting: receipts.into_iter(),
            fresh: BTreeSet::new(),
            preview: OrdersPreview::default(),
        }
    }

    /// Learns the next people, or looks at the next receipts, at most `most`; returns whether there are more.
    pub fn add(&mut self, library: &Library, most: usize) -> bool {
        if self.learning.len() > 0 {
            for id in self.learning.by_ref().take(most) {
                library.customer(id).into_iter().for_each(|customer| self.people.learn(&customer));
            }
            return true;
        }
        let preview = &mut self.preview;
        for receipt in self.waiting.by_ref().take(most) {
            if library.visit(visit_id(&receipt.key, 0)).is_some_and(Visit::counts) {
                preview.known_visits += 1;
                continue;
            }
            let who = self.people.find(&receipt);
            match &who {
                Who::Known(_) => preview.known += 1,
                Who::Nobody => preview.nobody += 1,
                Who::New(key) => {
                    preview.new_visits += 1;
                    if !self.fresh.contains(key) {
                        self.fresh.insert(key.clone());
                    }
                }
            }
            preview.rows.push((receipt, who));
        }
        self.waiting.len() > 0
    }

    /// Returns how many receipts are still to be looked at.
    pub fn left(&self) -> usize {
        self.waiting.len()
    }

    /// Returns the preview, once all were looked at.
    pub fn finish(self) -> OrdersPreview {
        OrdersPreview { new_people: self.fresh.len(), ..self.preview }
    }
}

/// The plan of a preview in the making, a slice at a time, so that the screen stays alive.
pub struct OrdersDraft {
    plan: Plan,
    with_new: bool,
    device: DeviceId,
    items: KnownItems,
    /// Who was added, by the till's name for them.
    made: BTreeMap<Box<str>, CustomerId>,
    /// How many receipts are planned.
    next: usize,
}

impl OrdersDraft {
    /// Begins; people whom only the till knows are added where that is wished.
    pub fn new(library: &Library, with_new: bool, device: DeviceId) -> Self {
        let items = KnownItems::of(library);
        let plan = Plan::new(Action::Import("Square".into()));
        Self { plan, with_new, device, items, made: BTreeMap::new(), next: 0 }
    }

    /// Adds at most `most` receipts of the same preview; returns whether there are more of them. `offset` tells how many
    /// minutes local time is ahead of UTC at a moment.
    pub fn add(
        &mut self,
        preview: &OrdersPreview,
        library: &Library,
        offset: &impl Fn(Stamp) -> i16,
        dice: &mut impl Dice,
        most: usize,
    ) -> bool {
        for (receipt, who) in preview.rows.iter().skip(self.next).take(most) {
            self.next += 1;
            let customer = match who {
                Who::Known(id) if library.is_present(*id) => *id,
                Who::New(key) if self.with_new => self.introduce(key, receipt, dice),
                _ => continue,
            };
            let Some((at, offset)) = moment(receipt, offset) else { continue };
            let Some(id) = free_id(library, &receipt.key) else { continue };
            self.plan.add_visit(Visit {
                id,
                customer: Some(customer),
                at,
                offset,
                device: self.device,
                by: receipt.by.clone(),
                lines: receipt.lines.iter().map(|line| on_menu(&self.items, line)).collect(),
                party: 0,
                table: "".into(),
                word: "".into(),
                more: Vec::new(),
                void: None,
            });
        }
        self.next < preview.rows.len()
    }

    /// Returns the plan, once all receipts are added.
    pub fn finish(self) -> Plan {
        self.plan
    }

    /// Returns the new person of a receipt, written down where they are new in this file too.
    fn introduce(&mut self, key: &str, receipt: &Receipt, dice: &mut impl Dice) -> CustomerId {
        if let Some(id) = self.made.get(key) {
            return *id;
        }
        let id = CustomerId::random(dice);
        introduce(&mut self.plan, id, receipt);
        self.made.insert(key.into(), id);
        id
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

#[derive(Default)]
struct People {
    ids: BTreeMap<Box<str>, CustomerId>,
    references: BTreeMap<Box<str>, CustomerId>,
    /// By folded name; `None` where two have it.
    names: BTreeMap<String, Option<CustomerId>>,
}

impl People {
    fn learn(&mut self, customer: &Customer<'_>) {
        if !customer.is_present() {
            return;
        }
        let id = customer.id();
        let text = |label: &str| customer.record().text(&Field::Imported(label.into()));
        for (label, index) in [(ID_LABEL, &mut self.ids), (REFERENCE_LABEL, &mut self.references)] {
            if !text(label).is_empty() {
                index.insert(text(label).into(), id);
            }
        }
        let name = fold(customer.name());
        if !name.is_empty() {
            self.names.entry(name).and_modify(|one| *one = None).or_insert(Some(id));
        }
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
    use crate::domain::{Author, Day};

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
        let plan = preview.plan(library, true, DeviceId(device), |_| 60, &mut dice);
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
