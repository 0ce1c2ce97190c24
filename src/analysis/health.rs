//! Allergies, and diets that tell of health or belief: kept only with the person's yes, else for one visit; never dropped
//! before somebody says so.

use super::word_on;
use crate::domain::{
    Action, Author, Consent, ConsentHow, ConsentState, CustomerId, Field, Forgetting, Library, Plan, Purpose,
    Record, RecordId, Stamp, Standing, Value, is_guarded,
};

/// For how long something holds that was said for a visit only, in milliseconds: 12 hours.
pub const VISIT: u64 = 12 * 3_600_000;
/// The version of the words that ask for it, and of those on being remembered and thanked: another one whenever they change.
pub const VERSION: &str = "2026-12";
/// The version of words that asked for groups only: a yes to these is none to keeping.
const OF_GROUPS: &str = "2026-11 ";

/// What becomes of what is known of somebody's health when they take their yes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It still holds for this visit.
    ThisVisit,
    /// It goes now.
    Forget,
}

/// What a person read, and how they answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The very words.
    pub wording: String,
    /// Which version of the words that was.
    pub version: String,
    /// How they were asked.
    pub how: ConsentHow,
}

/// Returns how somebody's word stands on keeping what they say of their health and of what they believe.
pub fn word_on_health(library: &Library, id: CustomerId) -> Standing {
    match word_on(library, id, Purpose::Health) {
        Standing::Given(_) if agreed_to_groups_only(library, id) => Standing::Unasked,
        word => word,
    }
}

fn agreed_to_groups_only(library: &Library, id: CustomerId) -> bool {
    let field = Consent::field(Purpose::Health, None);
    let customer = library.customer(id);
    customer.is_some_and(|one| one.record().value(&field).part_text("version").starts_with(OF_GROUPS))
}

/// Returns the field in which something is written that somebody says: for good where they agreed or where it stands there
/// already, else for this visit only.
pub fn place(library: &Library, id: CustomerId, field: Field) -> Field {
    let known = library.record(RecordId::Customer(id)).map_or(&Value::Absent, |record| record.value(&field));
    let kept = *known != Value::Absent || !is_guarded(&field) || word_on_health(library, id).is_given();
    if kept { field } else { field.passing() }
}

/// Walks what is kept of somebody's health and belief, with what they said of it; what holds for a visit only is not.
pub fn kept(record: &Record) -> impl Iterator<Item = (&Field, &Value)> {
    let guarded = record.present().filter(|(field, _)| is_guarded(field));
    guarded
        .filter(|(field, _)| !matches!(field, Field::Passing(_)))
        .map(|(field, register)| (field, &register.value))
}

/// Walks what holds for a visit only, with what was said of it and until when it holds.
pub fn passing(record: &Record) -> impl Iterator<Item = (&Field, &Value, Stamp)> {
    let passing = record.present().filter(|(field, _)| matches!(field, Field::Passing(_)));
    passing.map(|(field, register)| (field, &register.value, Stamp(register.stamp.0.saturating_add(VISIT))))
}

/// Returns whether anything that somebody said holds for this visit only.
pub fn holds_for_visit(library: &Library, id: CustomerId) -> bool {
    library.customer(id).is_some_and(|customer| passing(customer.record()).next().is_some())
}

/// Returns whether anything is known of somebody's health or belief.
pub fn is_known(record: &Record) -> bool {
    kept(record).next().is_some() || passing(record).next().is_some()
}

/// Returns whether it is to be asked if somebody agrees: something is known, and they have not said yes.
pub fn is_to_ask(library: &Library, id: CustomerId) -> bool {
    let Some(customer) = library.customer(id) else { return false };
    is_known(customer.record()) && !word_on_health(library, id).is_given()
}

/// Returns the plan that somebody agrees: what they said for this visit is kept from now on.
pub fn agree(library: &Library, author: &Author, id: CustomerId, read: &Read) -> Plan {
    let record = RecordId::Customer(id);
    let plan = Plan::new(Action::EditCustomer);
    let Some(known) = library.record(record) else { return plan };
    let field = Consent::field(Purpose::Health, None);
    let last = known.register(&field).and_then(|register| Consent::read(&field, register)).map(|one| one.at);
    let consent = heard(author, read, ConsentState::Given, last);
    let mut plan = plan.set(record, field, consent.to_value());
    for (field, value, _) in passing(known) {
        let Field::Passing(key) = field else { continue };
        plan.write(record, Field::parse(key), value.clone());
        plan.write(record, field.clone(), Value::Absent);
    }
    plan
}

/// Returns the plan that somebody takes their yes back, or says no: what is kept goes, or holds for this visit.
pub fn refuse(library: &Library, author: &Author, id: CustomerId, read: &Read, then: Then) -> Plan {
    let record = RecordId::Customer(id);
    let plan = Plan::new(Action::EditCustomer);
    let Some(known) = library.record(record) else { return plan };
    let field = Consent::field(Purpose::Health, None);
    let word = known.register(&field).and_then(|register| Consent::read(&field, register));
    let value = match word {
        Some(word) if word.state == ConsentState::Given => {
            let now = author.now.after(Some(word.at));
            word.withdraw(now, &author.by).to_value()
        }
        word => heard(author, read, ConsentState::Refused, word.map(|word| word.at)).to_value(),
    };
    let mut plan = plan.set(record, field, value);
    for (field, value) in kept(known) {
        plan.write(record, field.clone(), Value::Absent);
        if then == Then::ThisVisit {
            plan.write(record, field.passing(), value.clone());
        }
    }
    if then == Then::Forget {
        for (field, ..) in passing(known) {
            plan.write(record, field.clone(), Value::Absent);
        }
    }
    plan
}

fn heard(author: &Author, read: &Read, state: ConsentState, last: Option<Stamp>) -> Consent {
    Consent {
        purpose: Purpose::Health.code().into(),
        channel: None,
        state,
        wording: read.wording.as_str().into(),
        version: read.version.as_str().into(),
        how: read.how,
        by: author.by.clone(),
        at: author.now.after(last),
        given: None,
        source: "".into(),
    }
}

/// Returns the plan by which what somebody is known to have said holds for this visit only, without a word on consent.
pub fn keep_for_visit(library: &Library, id: CustomerId) -> Plan {
    let record = RecordId::Customer(id);
    let mut plan = Plan::new(Action::EditCustomer);
    for (field, value) in library.record(record).into_iter().flat_map(kept) {
        plan.write(record, field.clone(), Value::Absent);
        plan.write(record, field.passing(), value.clone());
    }
    plan
}

/// Adds what is to be forgotten of a person by now: what held for a visit that is over, and what they took their yes back
/// for, once it can be undone no more.
pub fn forget_due(library: &Library, record: &Record, now: Stamp, plan: Plan) -> Plan {
    let RecordId::Customer(id) = record.id() else { return plan };
    let over = |stamp: Stamp| stamp.0.saturating_add(VISIT) <= now.0;
    let of = |kind: Forgetting| {
        record.registers().filter(move |(field, _)| Forgetting::of(field) == Some(kind)).map(|(_, one)| one)
    };
    let visit = of(Forgetting::Passing).map(|one| one.stamp).filter(|stamp| over(*stamp)).max();
    let plan = match visit {
        Some(until) => plan.forget(record.id(), Forgetting::Passing, until),
        None => plan,
    };
    let gone = of(Forgetting::Health).all(|one| one.value == Value::Absent);
    let said_no = || match word_on_health(library, id) {
        Standing::Withdrawn(at) | Standing::Refused(at) => over(at),
        Standing::Unasked => true,
        Standing::Given(_) => false,
    };
    match of(Forgetting::Health).map(|one| one.stamp).max() {
        Some(until) if gone && over(until) && said_no() => {
            plan.forget(record.id(), Forgetting::Health, until)
        }
        _ => plan,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DeviceId, StepId};
    use proptest::prelude::*;

    const ADA: CustomerId = CustomerId(7);

    fn author(now: u64) -> Author {
        Author { now: Stamp(now), device: DeviceId(1), by: "Marta".into() }
    }

    fn act(library: &mut Library, plan: Plan, now: u64) -> Option<StepId> {
        let changes = plan.resolve(library, &author(now), &mut || u128::from(now) + 100);
        library.install(library.patch(&changes));
        library.steps().map(|step| step.id).next_back()
    }

    fn say(library: &mut Library, field: Field, now: u64) {
        let field = place(library, ADA, field);
        act(
            library,
            Plan::new(Action::EditCustomer).set(RecordId::Customer(ADA), field, Value::Flag(true)),
            now,
        );
    }

    fn words() -> Read {
        Read { wording: "Può tenerlo?".into(), version: "2026-12 it".into(), how: ConsentHow::Spoken }
    }

    fn sweep(library: &mut Library, now: u64) {
        let record = library.record(RecordId::Customer(ADA)).cloned().unwrap();
        let plan = forget_due(library, &record, Stamp(now), Plan::new(Action::EditCustomer));
        act(library, plan, now);
    }

    fn count(library: &Library) -> (usize, usize) {
        let record = library.record(RecordId::Customer(ADA)).unwrap();
        (kept(record).count(), passing(record).count())
    }

    fn told(library: &Library) -> String {
        library.steps().map(|step| format!("{:?}", step.touches)).collect()
    }

    #[test]
    fn without_a_yes_it_holds_for_the_visit_and_is_forgotten_with_its_history() {
        let mut library = Library::default();
        act(&mut library, Plan::new(Action::AddCustomer).set(RecordId::Customer(ADA), Field::Name, "Ada"), 1);
        say(&mut library, Field::Allergy("milk".into()), 10);
        say(&mut library, Field::Diet("vegan".into()), 11);
        assert_eq!(count(&library), (0, 1));
        assert_eq!(library.customer(ADA).map(|ada| (ada.allergies().len(), ada.diets().len())), Some((1, 1)));
        sweep(&mut library, VISIT);
        assert_eq!(count(&library), (0, 1), "it still guards");
        sweep(&mut library, VISIT + 10);
        assert_eq!(count(&library), (0, 0));
        assert!(!told(&library).contains("milk") && told(&library).contains("vegan"));
    }

    #[test]
    fn a_yes_keeps_what_was_said_and_taking_it_back_forgets_it_once_it_cannot_be_undone() {
        let mut library = Library::default();
        act(&mut library, Plan::new(Action::AddCustomer).set(RecordId::Customer(ADA), Field::Name, "Ada"), 1);
        say(&mut library, Field::Allergy("milk".into()), 10);
        let plan = agree(&library, &author(20), ADA, &words());
        act(&mut library, plan, 20);
        assert_eq!((count(&library), is_to_ask(&library, ADA)), ((1, 0), false));
        say(&mut library, Field::Diet("halal".into()), 30);
        assert_eq!(count(&library), (2, 0));

        let plan = refuse(&library, &author(40), ADA, &words(), Then::ThisVisit);
        let step = act(&mut library, plan, 40).unwrap();
        assert_eq!(count(&library), (0, 2));
        assert_eq!(word_on_health(&library, ADA), Standing::Withdrawn(Stamp(40)));
        let undo = Plan::undo(&library, step, &mut || 5).unwrap();
        act(&mut library, undo, 50);
        assert_eq!((count(&library), word_on_health(&library, ADA)), ((2, 0), Standing::Given(Stamp(20))));

        let plan = refuse(&library, &author(60), ADA, &words(), Then::Forget);
        act(&mut library, plan, 60);
        assert_eq!(count(&library), (0, 0));
        assert!(told(&library).contains("milk"), "it can be undone for now");
        sweep(&mut library, VISIT + 100);
        let everything = format!("{:?} {}", library.record(RecordId::Customer(ADA)), told(&library));
        assert!(!everything.contains("milk") && !everything.contains("halal"), "{everything}");
    }

    #[test]
    fn a_yes_to_groups_is_no_yes_to_keeping() {
        let mut library = Library::default();
        say(&mut library, Field::Name, 1);
        let read = Read { version: "2026-11 it".into(), ..words() };
        let plan = agree(&library, &author(2), ADA, &read);
        act(&mut library, plan, 2);
        assert_eq!(word_on_health(&library, ADA), Standing::Unasked);
        assert!(word_on(&library, ADA, Purpose::Health).is_given());
    }

    proptest! {
        #[test]
        fn nothing_that_is_kept_goes_by_itself(
            facts in prop::collection::vec((0_usize..4, 1_u64..50), 1..6), word in 0_u8..4, days in 0_u64..9,
        ) {
            // As from a file: nobody was asked before.
            let fields = [Field::Allergy("milk".into()), Field::Allergy("own:kiwi".into()),
                Field::Diet("halal".into()), Field::Note(crate::domain::NoteId(1))];
            let mut library = Library::default();
            for (fact, at) in &facts {
                let plan = Plan::new(Action::Import("a.csv".into()));
                act(&mut library, plan.set(RecordId::Customer(ADA), fields[*fact].clone(), Value::Flag(true)), *at);
            }
            if word > 0 {
                let state = [ConsentState::Given, ConsentState::Refused, ConsentState::Withdrawn][usize::from(word - 1)];
                let field = Consent::field(Purpose::Health, None);
                let value = Value::parts([("state", state.code().into()), ("at", Value::Number(60))]);
                act(&mut library, Plan::new(Action::EditCustomer).set(RecordId::Customer(ADA), field, value), 60);
            }
            let before = library.clone();
            sweep(&mut library, 100 + days * VISIT);
            prop_assert_eq!(library, before);
        }
    }
}
