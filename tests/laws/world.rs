//! Random histories of a shop's phones, and a plain record of all that was ever done, to judge merging by.

use il_solito::domain::{
    Action, Author, Change, CustomerId, DeviceId, Dice, Entry, EntryKind, Field, Forgetting, Library, Mark,
    NoteId, OrderLine, PaperId, PaperKind, Plan, RecordId, Register, Stamp, StepId, Value, Visit, VisitId,
    about_field,
};
use std::collections::{BTreeMap, BTreeSet};

/// Histories per test of the laws, which run side by side. Where the code is broken on purpose, fewer notice as well.
pub fn histories() -> u64 {
    std::env::var("LAW_HISTORIES").ok().and_then(|count| count.parse().ok()).unwrap_or(25_000)
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    fn half(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.half() % end as u64) as usize
    }

    pub fn pick<T: Copy>(&mut self, things: &[T]) -> Option<T> {
        (!things.is_empty()).then(|| things[self.below(things.len())])
    }
}

impl Dice for Numbers {
    fn roll(&mut self) -> u128 {
        (u128::from(self.half()) << 64) | u128::from(self.half())
    }
}

/// A phone with its own clock.
#[derive(Clone)]
pub struct Phone {
    pub library: Library,
    pub id: DeviceId,
    pub clock: u64,
}

/// The phones, and the truth about what was done on any of them.
pub struct World {
    pub numbers: Numbers,
    pub phones: Vec<Phone>,
    /// The register that must win, for every field ever written.
    pub typed: BTreeMap<(RecordId, Field), Register>,
    pub logged: BTreeMap<VisitId, Visit>,
    /// The first mark of each visit that was taken back.
    pub voided: BTreeMap<VisitId, Mark>,
    /// The first mark of each person who was erased.
    pub erased: BTreeMap<CustomerId, Mark>,
    pub steps: BTreeSet<StepId>,
    /// The words that were ever written about a person.
    pub secrets: BTreeMap<CustomerId, Vec<String>>,
    words: u64,
}

/// All entries of a library.
pub fn entries(library: &Library) -> impl Iterator<Item = Entry> {
    EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind)).filter_map(|name| library.entry(name))
}

/// Joins all of another library in; returns whether anything was different.
pub fn join(mine: &mut Library, theirs: &Library) -> bool {
    let patch = mine.patch_entries(entries(theirs));
    let different = !patch.is_empty();
    mine.install(patch);
    different
}

pub fn joined(left: &Library, right: &Library) -> Library {
    let mut both = left.clone();
    join(&mut both, right);
    both
}

fn note_first<K: Ord>(marks: &mut BTreeMap<K, Mark>, key: K, mark: Mark) {
    let first = marks.entry(key).or_insert(mark);
    if (mark.stamp, mark.device) < (first.stamp, first.device) {
        *first = mark;
    }
}

impl World {
    /// Starts two to five phones, whose clocks are up to ten years apart or tell the same millisecond.
    pub fn new(seed: u64) -> Self {
        let mut numbers = Numbers(seed);
        let count = 2 + numbers.below(4);
        let same_time = numbers.below(3) == 0;
        let phones = (0..count)
            .map(|_| Phone {
                library: Library::default(),
                id: DeviceId::random(&mut numbers),
                clock: if same_time { 1_000 } else { numbers.below(10) as u64 * 31_536_000_000 },
            })
            .collect();
        Self {
            numbers,
            phones,
            typed: BTreeMap::new(),
            logged: BTreeMap::new(),
            voided: BTreeMap::new(),
            erased: BTreeMap::new(),
            steps: BTreeSet::new(),
            secrets: BTreeMap::new(),
            words: 0,
        }
    }

    /// Does one random thing on one random phone; returns the phone, with its library before, where it was a deed.
    pub fn step(&mut self) -> Option<(usize, Library)> {
        let phone = self.numbers.below(self.phones.len());
        // Clocks stand still, go on, and are set back.
        match self.numbers.below(8) {
            0..=3 => {}
            4..=6 => self.phones[phone].clock += 1,
            _ => self.phones[phone].clock = self.phones[phone].clock.saturating_sub(5),
        }
        match self.numbers.below(20) {
            0..=5 => {
                let other = self.numbers.below(self.phones.len());
                let theirs = self.phones[other].library.clone();
                join(&mut self.phones[phone].library, &theirs);
                return None;
            }
            6 => {
                // A phone is given its all to another one, then made anew from a backup of that, id included.
                let other = self.numbers.below(self.phones.len());
                let mine = self.phones[phone].library.clone();
                join(&mut self.phones[other].library, &mine);
                self.phones[phone] = self.phones[other].clone();
                return None;
            }
            _ => {}
        }
        let plan = self.plan(phone)?;
        let before = self.phones[phone].library.clone();
        self.perform(phone, plan);
        Some((phone, before))
    }

    /// Does what a plan says on a phone, and notes it; returns the step, if there was anything to do.
    pub fn perform(&mut self, phone: usize, plan: Plan) -> Option<StepId> {
        let Phone { library, id, clock } = &mut self.phones[phone];
        let author = Author { now: Stamp(*clock), device: *id, by: "Ada".into() };
        let changes = plan.resolve(library, &author, &mut self.numbers);
        let patch = library.patch(&changes);
        library.install(patch);
        let mut done = None;
        for change in changes {
            match change {
                Change::Set { record, field, register } => {
                    let typed = self.typed.entry((record, field)).or_insert_with(|| register.clone());
                    if (register.stamp, register.device, &register.value)
                        > (typed.stamp, typed.device, &typed.value)
                    {
                        *typed = register;
                    }
                }
                Change::Log(visit) => _ = self.logged.insert(visit.id, visit),
                Change::Void { visit, mark } => note_first(&mut self.voided, visit, mark),
                Change::Erase { customer, mark } => note_first(&mut self.erased, customer, mark),
                Change::Remember(step) => {
                    self.steps.insert(step.id);
                    done = Some(step.id);
                }
            }
        }
        done
    }

    fn plan(&mut self, phone: usize) -> Option<Plan> {
        let known: Vec<CustomerId> = self.secrets.keys().copied().collect();
        let known: Vec<CustomerId> = known
            .into_iter()
            .filter(|id| self.phones[phone].library.record(RecordId::Customer(*id)).is_some())
            .collect();
        let library = &self.phones[phone].library;
        let visits: Vec<VisitId> = library.all_visits().filter(|v| v.counts()).map(|v| v.id).collect();
        let steps: Vec<StepId> = library.steps().map(|step| step.id).collect();
        let customer = match self.numbers.pick(&known) {
            Some(known) if self.numbers.below(4) > 0 => known,
            _ => CustomerId::random(&mut self.numbers),
        };
        let record = RecordId::Customer(customer);
        self.secrets.entry(customer).or_default();
        Some(match self.numbers.below(20) {
            0..=4 => {
                let mut plan = Plan::new(Action::EditCustomer);
                for _ in 0..=self.numbers.below(3) {
                    let field = self.field();
                    let value = self.value(customer);
                    plan.write(record, field, value);
                }
                plan
            }
            5 => {
                let record = RecordId::Customer(self.numbers.pick(&known)?);
                Plan::new(Action::DeleteCustomer).set(record, Field::Deleted, Value::Flag(true))
            }
            6 => Plan::new(Action::RestoreCustomer).set(record, Field::Deleted, Value::Absent),
            7 => {
                let other = self.numbers.pick(&known)?.to_string();
                Plan::new(Action::JoinCustomers).set(record, Field::AliasOf, other.as_str())
            }
            8 => {
                let value = self.word();
                Plan::new(Action::EditSettings).set(RecordId::Shop, Field::Name, value.as_str())
            }
            9..=11 => {
                let visit = self.visit(phone, customer);
                Plan::new(Action::CheckIn).log(visit)
            }
            16..=18 => self.paper(phone, customer)?,
            19 if self.numbers.below(3) == 0 => {
                let until = Stamp(self.phones[phone].clock.saturating_sub(self.numbers.below(3) as u64));
                Plan::new(Action::EditSettings).forget(RecordId::Shop, Forgetting::Visits, until)
            }
            19 => {
                let record = RecordId::Customer(self.numbers.pick(&known)?);
                let kinds = [Forgetting::Passing, Forgetting::Health, Forgetting::Notes];
                let (kind, before) = (kinds[self.numbers.below(3)], self.numbers.below(3) as u64);
                let until = Stamp(self.phones[phone].clock.saturating_sub(before));
                Plan::new(Action::EditCustomer).forget(record, kind, until)
            }
            12 => Plan::new(Action::TakeBack).void(self.numbers.pick(&visits)?),
            13 if self.numbers.below(2) == 0 => Plan::new(Action::EraseCustomer).erase(customer),
            _ => {
                let step = self.numbers.pick(&steps)?;
                Plan::undo(&self.phones[phone].library, step, &mut self.numbers).ok()?
            }
        })
    }

    /// Writes something on a new or known paper about a person of whom this phone does not know that they were erased.
    fn paper(&mut self, phone: usize, customer: CustomerId) -> Option<Plan> {
        let library = &self.phones[phone].library;
        if library.is_erased(customer) {
            return None;
        }
        let kind = [PaperKind::Review, PaperKind::Gesture][self.numbers.below(2)];
        let known: Vec<RecordId> = library.papers(kind).map(|paper| paper.id()).collect();
        let paper = match self.numbers.pick(&known) {
            Some(known) if self.numbers.below(2) == 0 => known,
            _ => RecordId::Paper(kind, PaperId::random(&mut self.numbers)),
        };
        let mut plan = Plan::new(Action::Write(kind)).set(paper, about_field(customer), Value::Flag(true));
        // What a review says is the reviewer's, and public: the author is what goes.
        let field = if kind == PaperKind::Review { Field::Author } else { Field::Text };
        let word = self.word();
        self.secrets.entry(customer).or_default().push(word.clone());
        plan.write(paper, field, word.as_str());
        plan.write(paper, Field::At, Value::Number(self.numbers.below(3) as i64));
        Some(plan)
    }

    fn field(&mut self) -> Field {
        match self.numbers.below(8) {
            0 | 1 => Field::Name,
            5 => Field::Note(NoteId(self.numbers.below(2) as u128)),
            6 => Field::Allergy(["milk", "nuts"][self.numbers.below(2)].into()),
            7 => Field::Allergy("milk".into()).passing(),
            2 => Field::Look,
            3 => Field::Tag(["a", "b"][self.numbers.below(2)].into()),
            _ => Field::Other("from_the_future".into()),
        }
    }

    /// Makes words about a person that nobody else has, or nothing, or words that others use too.
    fn value(&mut self, customer: CustomerId) -> Value {
        match self.numbers.below(6) {
            0 => Value::Absent,
            1 => Value::Number(self.numbers.below(2) as i64),
            _ => {
                let word = self.word();
                self.secrets.entry(customer).or_default().push(word.clone());
                Value::text(&word)
            }
        }
    }

    fn visit(&mut self, phone: usize, customer: CustomerId) -> Visit {
        let word = self.word();
        let customer = (self.numbers.below(8) > 0).then_some(customer);
        if let Some(customer) = customer {
            self.secrets.entry(customer).or_default().push(word.clone());
        }
        Visit {
            id: VisitId::random(&mut self.numbers),
            customer,
            at: Stamp(self.phones[phone].clock),
            offset: 60,
            device: self.phones[phone].id,
            by: "Ada".into(),
            lines: vec![OrderLine { note: word.as_str().into(), ..OrderLine::named("Cappuccino") }],
            party: 1,
            table: word.as_str().into(),
            word: word.as_str().into(),
            more: vec![("later".into(), Value::text(&word))],
            void: None,
        }
    }

    fn word(&mut self) -> String {
        self.words += 1;
        format!("<word {}>", self.words)
    }
}
