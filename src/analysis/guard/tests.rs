//! For whom an offer makes sense: each reason for it, at the figures where it begins and ends.

use super::*;
use crate::analysis::PartOfDay;
use crate::domain::{
    AllergyKind, Channel, Consent, Day, DeviceId, Diet, Entry, Field, ItemId, OrderLine, PaperId, Purpose,
    RecordId, Register, Value, Visit, VisitId,
};

const NOW: Stamp = Stamp(1_795_000_000_000);
const CAKE: ItemId = ItemId(1);
const DRINK: ItemId = ItemId(2);
const COFFEE: &[&str] = &["Caffè"];
const BOTH: &[&str] = &["Caffè", "Torta"];
const JUICE: &[&str] = &["Spremuta"];

#[derive(Default)]
struct Shop {
    entries: Vec<Entry>,
    people: u128,
    visits: u128,
}

impl Shop {
    /// A shop with a cake that is served at any time, and a drink before dinner.
    fn new() -> Self {
        let mut shop = Self::default();
        let known = |name: &str| vec![(Field::Name, name.into()), (Field::Ingredients, "riso".into())];
        shop.record(RecordId::Item(CAKE), known("Torta"));
        let mut drink = known("Spritz");
        drink.push((Field::PartOfDay, PartOfDay::Aperitivo.code().into()));
        shop.record(RecordId::Item(DRINK), drink);
        shop
    }

    fn record(&mut self, id: RecordId, facts: Vec<(Field, Value)>) {
        let mut record = Record::new(id);
        for (field, value) in facts {
            record.set(field, Register { stamp: Stamp(1), device: DeviceId(1), value });
        }
        self.entries.push(Entry::Record(record));
    }

    /// Adds somebody who agreed to messages and had that, each time in the morning of another day.
    fn person(&mut self, orders: &[&[&str]]) -> CustomerId {
        self.people += 1;
        let id = CustomerId(self.people);
        let given = Value::parts([("state", "given".into()), ("at", Value::Number(1))]);
        let yes = (Consent::field(Purpose::Marketing, Some(Channel::Sms)), given);
        self.record(RecordId::Customer(id), vec![yes, (Field::Phone, "055 123".into())]);
        for (day, order) in (20_000..).zip(orders) {
            self.visits += 1;
            let at = Stamp(Day(day).start(60).0 + 8 * 3_600_000);
            let visit = Visit::new(VisitId(self.visits), Some(id), at, 60, DeviceId(1));
            let lines = order.iter().map(|name| OrderLine::named(name)).collect();
            self.entries.push(Entry::Visit(Visit { lines, ..visit }));
        }
        id
    }

    fn people(&mut self, count: usize, order: &[&str]) {
        for _ in 0..count {
            self.person(&[order; 3]);
        }
    }

    /// Judges an offer for everybody, the guard made in slices of so many people.
    fn judge(&self, items: &[ItemId], slice: usize) -> impl Fn(CustomerId) -> Judgement {
        let mut library = Library::default();
        library.load(self.entries.clone());
        library.sort_visits();
        let survey = Survey::of(&library, NOW, 60);
        let offer = Offer { items: items.to_vec(), ..Offer::new(PaperId(5)) };
        let mut guarding = Guarding::new(&library, &offer, NOW);
        while guarding.add(&survey, slice) {}
        let guard = guarding.finish();
        assert_eq!((guard.now(), guard.dishes().len()), (NOW, items.len()));
        move |id| guard.judge(&library, &survey, id)
    }
}

fn glad(judgement: Judgement) -> Vec<Reason> {
    match judgement.verdict {
        Verdict::GladOfIt => judgement.reasons,
        _ => Vec::new(),
    }
}

fn same_taste(some: u32, of: u32) -> Vec<Reason> {
    vec![Reason::SameTaste { item: "Torta".into(), through: "Caffè".into(), some, of }]
}

#[test]
fn whose_company_has_it_will_be_glad_whatever_slices_they_are_counted_in() {
    let mut shop = Shop::new();
    shop.people(8, BOTH);
    shop.people(15, JUICE);
    let (one, other) = (shop.person(&[COFFEE; 3]), shop.person(&[JUICE; 3]));
    // Once is not yet known; twice is, and of that many orders it is no habit.
    let once = shop.person(&[BOTH, COFFEE, COFFEE]);
    let orders = [COFFEE; 8].into_iter().chain([BOTH; 2]).collect::<Vec<_>>();
    let twice = shop.person(&orders);
    let few = shop.person(&[COFFEE; 2]);
    for slice in [1, 7, 27, 28, 29, usize::MAX] {
        let judge = shop.judge(&[CAKE], slice);
        // Who has it twice has it as a habit, among others.
        assert_eq!(glad(judge(one)), same_taste(9, 12), "{slice}");
        assert_eq!(glad(judge(once)), same_taste(9, 12), "{slice}");
        assert_eq!(judge(other).reasons, [Reason::NothingAgainst], "{slice}");
        assert_eq!(judge(twice).reasons, [Reason::NothingAgainst], "{slice}");
        assert_eq!(judge(few).reasons, [Reason::FewVisits(2)], "{slice}");
    }
}

#[test]
fn company_of_few_or_of_those_who_rather_not_says_nothing() {
    let judged = |with: usize, without: usize, others: usize| {
        let mut shop = Shop::new();
        shop.people(with, BOTH);
        shop.people(without, COFFEE);
        shop.people(others, JUICE);
        let one = shop.person(&[COFFEE; 3]);
        glad(shop.judge(&[CAKE], 5)(one))
    };
    assert_eq!(judged(7, 0, 20), same_taste(7, 8));
    assert_eq!(judged(6, 0, 20), [], "seven are too few");
    assert_eq!(judged(5, 4, 18), [], "half do, which is not surely a third");
    assert_eq!(judged(7, 3, 17), same_taste(7, 11));
    assert_eq!(judged(12, 0, 0), [], "no more than anybody");
}

#[test]
fn what_is_had_often_is_usual() {
    let mut shop = Shop::new();
    let mut person = |with: usize, without: usize| {
        let orders = [&["Torta"] as &[&str]].repeat(with).into_iter().chain([COFFEE].repeat(without));
        shop.person(&orders.collect::<Vec<_>>())
    };
    let cases = [(3, 7, true), (2, 8, false), (2, 4, true), (1, 2, false), (3, 0, true), (2, 0, false)];
    let people = cases.map(|(with, without, usual)| (person(with, without), with, with + without, usual));
    let judge = shop.judge(&[CAKE], usize::MAX);
    for (id, count, of, usual) in people {
        let said = Reason::Usual { item: "Torta".into(), count: count as u16, of: of as u16 };
        assert_eq!(glad(judge(id)).contains(&said), usual, "{count} of {of}");
    }
}

#[test]
fn who_comes_at_other_hours_is_told_so_where_all_of_it_has_its_hour() {
    let mut shop = Shop::new();
    let id = shop.person(&[COFFEE; 3]);
    let hours = Reason::OtherHours { comes: PartOfDay::Morning, served: PartOfDay::Aperitivo };
    assert_eq!(shop.judge(&[DRINK], 9)(id).reasons, [hours]);
    assert_eq!(shop.judge(&[DRINK, CAKE], 9)(id).reasons, [Reason::NothingAgainst]);
    assert_eq!(shop.judge(&[CAKE], 9)(id).reasons, [Reason::NothingAgainst]);
}

#[test]
fn what_the_house_says_in_its_own_words_counts() {
    let mut shop = Shop::default();
    let said = |diet: &str, suits: bool| (Field::Suits(diet.into()), Value::Flag(suits));
    let facts = vec![
        (Field::Name, "Torta".into()),
        (Field::Ingredients, "riso".into()),
        said("own:poco sale", true),
        said("own:crudo", false),
    ];
    shop.record(RecordId::Item(CAKE), facts);
    let mut library = Library::default();
    library.load(shop.entries);
    let dish = Dish::of(&library, CAKE);
    let unsuited = |words: &str| dish.unsuited(&Diet::Own(words.into()));
    assert_eq!(unsuited("poco sale"), None);
    assert_eq!(unsuited("crudo"), Some(Unsuited::Says));
    assert_eq!(unsuited("senza aglio"), Some(Unsuited::Unknown));
    // Two of the fourteen by their names are known to be missing; nutmeg is none of them, though it begins like one.
    let against = |words: &str| dish.against(&AllergyKind::Own(words.into()));
    assert_eq!(against("noci e mandorle"), Presence::Free);
    assert_eq!(against("noci moscate"), Presence::Unknown);
    assert_eq!((dish.refused("fragole"), dish.refused("noci")), (None, None));
    assert_eq!(dish.refused("riso"), Some(Presence::Contains));
    assert_eq!(dish.refused("carne"), None);
}

#[test]
fn traces_and_what_nobody_knows_matter_to_who_leaves_something_out_altogether() {
    for (diet, fish, gluten) in [("vegetarian", "may", "may"), ("vegan", "boh", "boh")] {
        let mut shop = Shop::default();
        let said = |diet: &str| (Field::Suits(diet.into()), Value::Flag(true));
        let facts = vec![
            (Field::Name, "Torta".into()),
            (Field::Ingredients, "riso".into()),
            (Field::Allergen("fish".into()), fish.into()),
            (Field::Allergen("gluten".into()), gluten.into()),
            said(diet),
            said("gluten-free"),
        ];
        shop.record(RecordId::Item(CAKE), facts);
        let mut library = Library::default();
        library.load(shop.entries);
        let dish = Dish::of(&library, CAKE);
        for milder in [Diet::Vegetarian, Diet::Pescatarian] {
            assert_eq!(dish.unsuited(&milder), None, "the house says that it suits, with {fish}");
        }
        assert!(dish.unsuited(&Diet::GlutenFree).is_some(), "{gluten}");
    }
}

#[test]
fn ham_is_meat_to_who_never_wants_any() {
    let mut shop = Shop::default();
    let facts = vec![(Field::Name, "Toast".into()), (Field::Ingredients, "pane, prosciutto cotto".into())];
    shop.record(RecordId::Item(CAKE), facts);
    let mut library = Library::default();
    library.load(shop.entries);
    let dish = Dish::of(&library, CAKE);
    assert_eq!(dish.refused("carne, mai"), Some(Presence::Contains));
    assert_eq!(dish.refused("coriandolo"), None);
}
