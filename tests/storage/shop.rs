//! A shop to store: people and visits from numbers that are the same in every run.

use il_solito::domain::{
    Action, Author, CustomerId, DeviceId, Dice, Field, Library, OrderLine, PaperId, PaperKind, Patch, Plan,
    RecordId, Stamp, Visit, VisitId,
};

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Numbers(pub u64);

impl Dice for Numbers {
    fn roll(&mut self) -> u128 {
        (u128::from(self.half()) << 64) | u128::from(self.half())
    }
}

impl Numbers {
    pub fn half(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

pub fn author() -> Author {
    Author { now: Stamp(1_790_000_000_000), device: DeviceId(7), by: "Ada".into() }
}

pub fn visit(numbers: &mut Numbers, customer: CustomerId, at: u64) -> Visit {
    Visit {
        id: VisitId::random(numbers),
        customer: Some(customer),
        at: Stamp(at),
        offset: 60,
        device: DeviceId(7),
        by: "Ada".into(),
        lines: vec![OrderLine::named("Cappuccino"), OrderLine::named("Cornetto vuoto")],
        party: 1,
        table: "".into(),
        word: "".into(),
        more: Vec::new(),
        void: None,
    }
}

/// Makes a shop of people and visits, as one patch for an empty library.
pub fn shop(numbers: &mut Numbers, people: usize, visits: usize) -> Patch {
    let library = Library::default();
    let mut plan = Plan::new(Action::Demo);
    let ids: Vec<CustomerId> = (0..people).map(|_| CustomerId::random(numbers)).collect();
    for (number, id) in ids.iter().enumerate() {
        let record = RecordId::Customer(*id);
        plan.write(record, Field::Name, format!("Persona {number}").as_str());
        plan.write(record, Field::Phone, format!("+39 055 {number:07}").as_str());
        plan.write(record, Field::Tag("regular".into()), "yes");
    }
    for kind in [PaperKind::Review, PaperKind::Gesture] {
        plan.write(RecordId::Paper(kind, PaperId::random(numbers)), Field::Text, "Grazie");
    }
    plan.write(RecordId::Shop, Field::Name, "Bar Aurora");
    for number in 0..visits {
        let customer = ids[(numbers.half() % ids.len() as u64) as usize];
        plan = plan.log(visit(numbers, customer, 1_700_000_000_000 + number as u64 * 60_000));
    }
    library.patch(&plan.resolve(&library, &author(), numbers))
}
