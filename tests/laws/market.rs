//! Random shops with an offer: menus half written, people with limits and second records, consents given and taken back.

use il_solito::analysis::statistics::Random;
use il_solito::domain::{
    CustomerId, Day, DeviceId, Entry, Field, ItemId, Library, Mark, Offer, OrderLine, PaperId, PaperKind,
    Record, RecordId, Register, Stamp, Value, Visit, VisitId, about_field,
};

/// 2026-11-24, about noon.
pub const NOW: Stamp = Stamp(1_795_000_000_000);
const DAY: u64 = 86_400_000;
/// The channels, and where the address of each is written.
pub const CHANNELS: [(&str, Field); 3] =
    [("sms", Field::Phone), ("whatsapp", Field::Phone), ("mail", Field::Email)];
pub const NUTS: &str = "nuts";
/// What a diet leaves out of the fourteen that come up here.
pub const LEFT_OUT: [(&str, &str); 7] = [
    ("vegan", "milk"),
    ("vegan", "fish"),
    ("vegan", "eggs"),
    ("vegetarian", "fish"),
    ("gluten-free", "gluten"),
    ("nut-free", NUTS),
    ("dairy-free", "milk"),
];
/// What the words of the ingredients that come up say of the fourteen.
pub const IN_WORDS: [(&str, &str); 3] = [("noci", NUTS), ("nocciole", NUTS), ("panna", "milk")];
const ALLERGENS: [&str; 5] = ["gluten", "milk", NUTS, "fish", "eggs"];
const DIETS: [&str; 8] =
    ["vegan", "vegetarian", "pescatarian", "gluten-free", "halal", "nut-free", "dairy-free", "own:poco sale"];
const WORDS: [&str; 6] = ["fragole", "coriandolo", "noci", "nocciole", "panna", "funghi"];
/// An ingredient of which nobody knows what it is.
pub const MYSTERY: &str = "arcano";
/// The diets that are about animals.
pub const OF_ANIMALS: [&str; 3] = ["vegetarian", "pescatarian", "vegan"];

/// A shop with an offer.
pub struct Market {
    pub library: Library,
    pub offer: Offer,
    pub customers: Vec<CustomerId>,
}

/// What has been messaged to a person: how often in 30 days, and whether about this offer.
pub fn messages(library: &Library, offer: &Offer, customer: CustomerId) -> (u64, bool) {
    let names = library.namesakes(customer);
    let mut counted = (0, false);
    for paper in library.papers(PaperKind::Telling).filter(|paper| paper.text(&Field::State) != "held") {
        if !paper.customers().any(|id| names.contains(&id)) {
            continue;
        }
        counted.0 += u64::from(paper.at().is_some_and(|at| at.0 + 30 * DAY > NOW.0));
        counted.1 |= paper.text(&Field::Of) == offer.id.to_string();
    }
    counted
}

struct Maker {
    random: Random,
    entries: Vec<Entry>,
    /// Whether nearly everybody keeps a diet and may be written to, and what is in the things is doubtful.
    of_diets: bool,
}

impl Maker {
    fn chance(&mut self, share: f64) -> bool {
        self.random.share() < share
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.random.below(of.len())]
    }

    /// An item's record: of each fact the menu may say yes, no, something else, or nothing.
    fn item(&mut self, id: u128) {
        let mut facts = vec![(Field::Name, Value::text(self.pick(&["Torta", "Toast", "Insalata"])))];
        if self.of_diets {
            return self.doubtful_item(id, facts);
        }
        let written = self.chance(0.7);
        if written {
            let words = if self.chance(0.3) { self.pick(&WORDS) } else { "acqua" };
            facts.push((Field::Ingredients, Value::text(&format!("riso, {words}"))));
        }
        let certain = if self.chance(0.6) { 0.92 } else { 0.3 };
        for key in ALLERGENS.into_iter().chain(["own:fragole", "own:nocciole"]) {
            if self.chance(certain) {
                let no = self.chance(0.85);
                let values = if no {
                    [Value::Flag(false), Value::Flag(false)]
                } else {
                    [Value::Flag(true), Value::text(self.pick(&["contains", "may", "boh", "free?"]))]
                };
                facts.push((Field::Allergen(key.into()), values[self.random.below(2)].clone()));
            }
        }
        for key in DIETS {
            if self.chance(certain) {
                let value = if self.chance(0.75) { Value::Flag(true) } else { Value::Flag(false) };
                facts.push((Field::Suits(key.into()), value));
            }
        }
        if self.chance(0.05) {
            facts.push((Field::Deleted, Value::Flag(true)));
        }
        self.record(RecordId::Item(ItemId(id)), facts);
    }

    /// An item of which all turns on the diets that somebody wrote, and on fish.
    fn doubtful_item(&mut self, id: u128, mut facts: Vec<(Field, Value)>) {
        let word = self.pick(&[MYSTERY, MYSTERY, MYSTERY, "acqua", "panna"]);
        facts.push((Field::Ingredients, Value::text(&format!("riso, {word}"))));
        if self.chance(0.5) {
            let fish = self.pick(&["contains", "may", "boh", "free"]);
            facts.push((Field::Allergen("fish".into()), Value::text(fish)));
        }
        for diet in OF_ANIMALS {
            if self.chance(0.5) {
                facts.push((Field::Suits(diet.into()), Value::Flag(self.chance(0.8))));
            }
        }
        self.record(RecordId::Item(ItemId(id)), facts);
    }

    fn record(&mut self, id: RecordId, facts: Vec<(Field, Value)>) {
        let mut record = Record::new(id);
        for (field, value) in facts {
            record.set(field, Register { stamp: Stamp(1), device: DeviceId(1), value });
        }
        self.entries.push(Entry::Record(record));
    }

    fn limits(&mut self, facts: &mut Vec<(Field, Value)>) {
        if self.of_diets {
            return facts.push((Field::Diet(self.pick(&OF_ANIMALS).into()), Value::Flag(true)));
        }
        let parts = |pairs: [(&str, Value); 1]| Value::parts(pairs);
        if self.chance(0.3) {
            let key = self.pick(&["gluten", "milk", NUTS, "eggs", "own:fragole", "own:nocciole", "own:kiwi"]);
            // Some hold for a visit only, and are guarded all the same.
            let (kept, passing) = (Field::Allergy(key.into()), Field::Allergy(key.into()).passing());
            facts.push((
                if self.chance(0.8) { kept } else { passing },
                parts([("severity", self.pick(&["mild", "grave"]).into())]),
            ));
        }
        if self.chance(0.3) {
            facts.push((Field::Diet(self.pick(&DIETS).into()), Value::Flag(true)));
        }
        for _ in 0..self.random.below(3) {
            let taste = self.pick(&["like", "dislike", "never", "detests"]);
            let what = if taste == "like" { "Torta" } else { self.pick(&WORDS) };
            facts.push((Field::Taste(what.to_lowercase().into()), parts([("taste", taste.into())])));
        }
    }

    fn consents(&mut self, facts: &mut Vec<(Field, Value)>) {
        let said = |state: &str, at: usize| {
            Value::parts([("state", state.into()), ("at", Value::Number(at as i64))])
        };
        if self.of_diets {
            facts.push((Field::Consent("marketing/sms".into()), said("given", 1)));
            return facts.push((Field::Phone, Value::text("055 123")));
        }
        for (channel, _) in CHANNELS {
            if self.chance(0.55) {
                let state =
                    self.pick(&["given", "given", "given", "given", "refused", "withdrawn", "perhaps"]);
                let key = format!("marketing/{channel}");
                facts.push((Field::Consent(key.as_str().into()), said(state, 1 + self.random.below(6))));
            }
        }
        if self.chance(0.2) {
            let state = self.pick(&["given", "refused", "withdrawn"]);
            facts.push((Field::Consent("marketing".into()), said(state, 1 + self.random.below(6))));
        }
        if self.chance(0.15) {
            let state = self.pick(&["given", "refused", "withdrawn"]);
            facts.push((Field::Consent("remembering".into()), said(state, 1 + self.random.below(6))));
        }
        for field in [Field::Phone, Field::Email] {
            if self.chance(0.8) {
                facts.push((field, Value::text("055 123")));
            }
        }
    }

    fn customer(&mut self, id: u128) {
        let mut facts = vec![(Field::Name, Value::text("Ada"))];
        self.limits(&mut facts);
        self.consents(&mut facts);
        if self.chance(0.04) {
            facts.push((Field::Deleted, Value::Flag(true)));
        }
        self.record(RecordId::Customer(CustomerId(id)), facts);
        if self.chance(0.04) {
            let mut gone = Record::new(RecordId::Customer(CustomerId(id)));
            gone.erase(Mark { stamp: Stamp(2), device: DeviceId(1) });
            self.entries.pop();
            self.entries.push(Entry::Record(gone));
        }
        // Another record of the same person, with limits and words of its own.
        if self.chance(0.2) {
            let mut facts = vec![(Field::AliasOf, Value::text(&CustomerId(id).to_string()))];
            self.limits(&mut facts);
            self.consents(&mut facts);
            self.record(RecordId::Customer(CustomerId(id + 1000)), facts);
        }
        for visit in 0..self.random.below(6) as u64 {
            let line = OrderLine::named(self.pick(&["Torta", "Toast", "Caffè"]));
            self.entries.push(Entry::Visit(Visit {
                id: VisitId(id * 100 + u128::from(visit)),
                customer: Some(CustomerId(id)),
                at: Stamp(Day(20_000 + visit as i64).start(60).0),
                offset: 60,
                device: DeviceId(1),
                by: "".into(),
                lines: vec![line],
                party: 0,
                table: "".into(),
                word: "".into(),
                more: Vec::new(),
                void: None,
            }));
        }
    }

    fn telling(&mut self, number: u128, offer: PaperId, customers: usize) {
        let whom = 10 + self.random.below(customers) as u128 + if self.chance(0.2) { 1000 } else { 0 };
        let of = if self.chance(0.2) { offer } else { PaperId(77) };
        let at = NOW.0 - self.random.below(45) as u64 * DAY;
        let facts = vec![
            (about_field(CustomerId(whom)), Value::Flag(true)),
            (Field::Of, Value::text(&of.to_string())),
            (Field::State, Value::text(self.pick(&["told", "told", "told", "held"]))),
            (Field::At, Value::Number(at as i64)),
        ];
        self.record(RecordId::Paper(PaperKind::Telling, PaperId(number)), facts);
    }
}

impl Market {
    /// Makes the shop of a seed.
    pub fn new(seed: u64) -> Self {
        let mut maker =
            Maker { random: Random::new(seed), entries: Vec::new(), of_diets: seed.is_multiple_of(5) };
        let (items, customers) = (3, 4);
        for id in 1..=items {
            maker.item(id);
        }
        for id in 0..customers {
            maker.customer(10 + id);
        }
        let mut offer = Offer { name: "Offerta".into(), ..Offer::new(PaperId(5)) };
        offer.cap = 1 + maker.random.below(2) as u32;
        let named = [0, 1, 1, 1, 1, 1, 2][maker.random.below(7)];
        // The fourth is on no menu.
        offer.items = (0..named).map(|_| ItemId(1 + maker.random.below(40) as u128 % 4)).collect();
        for number in 0..maker.random.below(4) as u128 {
            maker.telling(500 + number, offer.id, customers as usize);
        }
        let mut library = Library::default();
        library.load(maker.entries);
        library.sort_visits();
        let aliases = (0..customers).map(|id| 1010 + id);
        let customers = (10..10 + customers).chain(aliases).map(CustomerId);
        let customers = customers.filter(|id| library.record(RecordId::Customer(*id)).is_some()).collect();
        Self { library, offer, customers }
    }
}
