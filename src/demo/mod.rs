//! A shop to try: a bar-trattoria that does not exist, with people who do not exist, made anew from a seed.

mod dice;
mod menu;
mod names;
mod orders;
mod person;
mod remarks;
mod reviews;
mod rhythm;
mod words;

pub use dice::Seeded;

use crate::domain::{
    Action, CustomerId, Day, DeviceId, Diet, Entry, Field, ItemId, Record, RecordId, Register, Stamp, Step,
    StepId, Value, Visit, VisitId,
};
use menu::{MENU, SYNONYMS};
use orders::suits;
use person::{STAFF, draw_limits, draw_record};
use reviews::{Scene, make_reviews};
use rhythm::{Kind, Moment, Rhythm};
use std::collections::VecDeque;

/// What the shop is called.
pub const SHOP: &str = "Bar Trattoria La Tazzina Sbeccata";

/// How many days there are visits of: eighteen months.
const DAYS: i64 = 548;

/// The making of a demo shop, entry by entry: take as many at a time as there is time for.
///
/// Entries come in this order: the shop, its phone, the menu, then each person with their visits (the earliest
/// first), then what people say of the shop, then one line of the history. The same arguments give the same entries.
#[derive(Clone, Debug)]
pub struct Demo {
    dice: Seeded,
    now: Stamp,
    offset: i16,
    device: DeviceId,
    items: Vec<ItemId>,
    customers: usize,
    made: usize,
    ready: VecDeque<Entry>,
    reviewed: bool,
    done: bool,
}

impl Demo {
    /// How many people there are unless more are asked for.
    pub const USUAL: usize = 400;

    /// Starts making a shop with so many people, as of a moment, where local time is `offset` minutes ahead of UTC.
    pub fn new(seed: u64, customers: usize, now: Stamp, offset: i16) -> Self {
        let mut dice = Seeded::new(seed);
        let device = DeviceId::random(&mut dice);
        let items: Vec<ItemId> = MENU.iter().map(|_| ItemId::random(&mut dice)).collect();
        let mut demo = Self {
            dice,
            now,
            offset,
            device,
            items,
            customers,
            made: 0,
            ready: VecDeque::new(),
            reviewed: false,
            done: false,
        };
        demo.make_house();
        demo
    }

    /// Returns how many people are made, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.made, self.customers)
    }

    /// Returns the phone that all of it was written on.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    fn today(&self) -> Day {
        Day::of(self.now, self.offset).0
    }

    fn make_house(&mut self) {
        let stamp = Day(self.today().0 - DAYS).start(self.offset);
        let device = self.device;
        let record = |id: RecordId, fields: Vec<(Field, Value)>| {
            let mut record = Record::new(id);
            for (field, value) in fields {
                record.set(field, Register { stamp, device, value });
            }
            Entry::Record(record)
        };
        self.ready.push_back(record(
            RecordId::Shop,
            vec![(Field::Name, SHOP.into()), (Field::Setting("demo".into()), Value::Flag(true))],
        ));
        let staff = STAFF.first().copied().unwrap_or_default();
        self.ready.push_back(record(
            RecordId::Device(device),
            vec![(Field::Name, "Banco".into()), (Field::Staff, staff.into())],
        ));
        for (dish, id) in MENU.iter().zip(&self.items) {
            let mut fields = vec![
                (Field::Name, dish.name.into()),
                (Field::Category, dish.category.into()),
                (Field::Price, Value::Number(dish.price)),
                (Field::Available, Value::Flag(true)),
                (Field::Ingredients, dish.ingredients.into()),
            ];
            let has =
                crate::domain::Allergen::ALL.map(|allergen| (allergen, dish.allergens.contains(&allergen)));
            fields.extend(
                has.map(|(allergen, has)| (Field::Allergen(allergen.code().into()), Value::Flag(has))),
            );
            for word in SYNONYMS.iter().filter(|(name, _)| *name == dish.name).flat_map(|(_, words)| *words) {
                fields.push((Field::Synonym((*word).into()), Value::Flag(true)));
            }
            for diet in Diet::KNOWN {
                fields.extend(suits(dish, &diet).map(|suits| (Field::Suits(diet.key()), Value::Flag(suits))));
            }
            self.ready.push_back(record(RecordId::Item(*id), fields));
        }
    }

    /// Draws what kind of person the next one is. The more people, the smaller the share of regulars: a counter has
    /// room for so many.
    fn draw_kind(&mut self) -> Kind {
        let count = self.customers.max(1) as f64;
        let regulars = (140.0 + 0.045 * (count - 400.0)).max(0.35 * count.min(400.0)) / count;
        if self.dice.chance(regulars) {
            let kinds = [
                (4.0, Kind::Shift),
                (24.0, Kind::Commuter),
                (20.0, Kind::Office),
                (10.0, Kind::Retired),
                (7.0, Kind::Market),
                (13.0, Kind::Family),
                (10.0, Kind::Student),
                (9.0, Kind::Aperitivo),
                (8.0, Kind::Diner),
            ];
            let number = self.dice.weighted(&kinds.map(|(weight, _)| weight));
            return kinds.get(number).map_or(Kind::Commuter, |(_, kind)| *kind);
        }
        if self.dice.chance(0.15) { Kind::Tourist } else { Kind::Occasional }
    }

    fn make_person(&mut self) {
        let today = self.today().0;
        let kind = self.draw_kind();
        let limits = draw_limits(&mut self.dice);
        let rhythm = Rhythm::draw(&mut self.dice, kind, &limits, (today - DAYS, today));
        let id = CustomerId::random(&mut self.dice);
        let moments = rhythm.moments(&mut self.dice);
        let visits: Vec<Visit> = moments.iter().filter_map(|moment| self.make_visit(id, moment)).collect();
        let seen = match (visits.first(), visits.last()) {
            (Some(first), Some(last)) => (first.at, last.at),
            // Written down, but nothing was ever recorded.
            _ => (Stamp(self.now.0.saturating_sub(86_400_000)), self.now),
        };
        let record = draw_record(&mut self.dice, id, self.device, kind, &limits, seen);
        self.ready.push_back(Entry::Record(record));
        self.ready.extend(visits.into_iter().map(Entry::Visit));
        self.made += 1;
    }

    /// Makes a visit, unless the moment is still to come.
    fn make_visit(&mut self, customer: CustomerId, moment: &Moment<'_>) -> Option<Visit> {
        let second = self.dice.below(60) as u64;
        let minutes = u64::from(moment.minute) * 60 + second;
        let at = Stamp(moment.day.start(self.offset).0 + minutes * 1000);
        if at > self.now {
            return None;
        }
        let alone = moment.slot.party <= 1;
        let party = if alone { 0 } else { 1 + self.dice.below(usize::from(moment.slot.party)) as u16 };
        let sits = !alone && self.dice.chance(0.6);
        let table = if sits { format!("{}", self.dice.between(1, 12)) } else { String::new() };
        let word = if self.dice.chance(0.015) { self.dice.pick(&words::VISIT_WORDS) } else { "" };
        // Marta opens, Paolo closes, Sara helps and has the weekend.
        let by = match (moment.day.weekday() >= 5, moment.minute < 840) {
            (true, _) => self.dice.weighted(&[0.2, 0.2, 0.6]),
            (_, true) => self.dice.weighted(&[0.75, 0.1, 0.15]),
            _ => self.dice.weighted(&[0.1, 0.7, 0.2]),
        };
        Some(Visit {
            id: VisitId::random(&mut self.dice),
            customer: Some(customer),
            at,
            offset: self.offset,
            device: self.device,
            by: STAFF.get(by).copied().unwrap_or_default().into(),
            lines: moment.slot.taste.order(&mut self.dice, &self.items),
            party,
            table: table.into(),
            word: word.into(),
            more: Vec::new(),
            void: None,
        })
    }

    fn make_step(&mut self) -> Entry {
        Entry::Step(Step {
            id: StepId::random(&mut self.dice),
            at: self.now,
            device: self.device,
            by: "".into(),
            action: Action::Demo,
            touches: Vec::new(),
            undoes: None,
        })
    }
}

impl Iterator for Demo {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        while self.ready.is_empty() && self.made < self.customers {
            self.make_person();
        }
        if self.ready.is_empty() && !std::mem::replace(&mut self.reviewed, true) {
            let scene = Scene { device: self.device, now: self.now, offset: self.offset, days: DAYS };
            self.ready.extend(make_reviews(&mut self.dice, &scene));
        }
        if let Some(entry) = self.ready.pop_front() {
            return Some(entry);
        }
        if std::mem::replace(&mut self.done, true) {
            return None;
        }
        Some(self.make_step())
    }
}
