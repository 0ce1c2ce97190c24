//! Two records that may be of one person, side by side: what each says, and what becomes of it when they are joined.

use crate::domain::order;
use crate::domain::{Customer, Field, Value, takes_over};

/// What becomes of a fact when the other record is joined to the one that stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Both say something else: the word of the one that stays is kept, the other one stays on its own record.
    Differs,
    /// It is taken over from the other one.
    TakenOver,
    /// Only the one that stays says it.
    Own,
    /// Both say the same.
    Same,
}

/// A fact of which at least one of the two says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Which fact.
    pub field: Field,
    /// What the record that stays says.
    pub kept: Value,
    /// What the other one says.
    pub other: Value,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// Compares two records of one person, what differs first, then what is taken over.
pub fn compare(kept: &Customer<'_>, other: &Customer<'_>) -> Vec<Compared> {
    let shown = |field: &Field| {
        !matches!(
            field,
            Field::Deleted
                | Field::AliasOf
                | Field::Origin
                | Field::Since
                | Field::Imported(_)
                | Field::Other(_)
        )
    };
    let mut fields: Vec<&Field> = [kept, other]
        .iter()
        .flat_map(|customer| customer.record().present())
        .map(|(field, _)| field)
        .collect();
    fields.retain(|field| shown(field));
    order::sort_out(&mut fields);
    let mut compared: Vec<Compared> = fields
        .into_iter()
        .map(|field| {
            let (mine, theirs) = (kept.record().value(field), other.record().value(field));
            let outcome = if takes_over(field, mine, theirs) {
                Outcome::TakenOver
            } else if *theirs == Value::Absent {
                Outcome::Own
            } else if same(field, mine, theirs) {
                Outcome::Same
            } else {
                Outcome::Differs
            };
            Compared { field: field.clone(), kept: mine.clone(), other: theirs.clone(), outcome }
        })
        .collect();
    order::sort_by_key(&mut compared, |compared| compared.outcome);
    compared
}

/// Returns whether two values say the same, whoever wrote them down and when.
fn same(field: &Field, mine: &Value, theirs: &Value) -> bool {
    let parts: &[&str] = match field {
        Field::Allergy(_) => &["severity"],
        Field::Taste(_) => &["taste"],
        Field::Note(_) => &["text"],
        _ => return mine == theirs,
    };
    parts.iter().all(|part| mine.part(part) == theirs.part(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Action, Author, CustomerId, DeviceId, Library, Plan, RecordId, Stamp};
    use proptest::prelude::*;

    fn library(facts: &[(u128, Field, Value)]) -> Library {
        let mut library = Library::default();
        let author = Author { now: Stamp(1), device: DeviceId(1), by: "".into() };
        let mut plan = Plan::new(Action::AddCustomer);
        for id in [1, 2] {
            plan.write(RecordId::Customer(CustomerId(id)), Field::Since, Value::Number(1));
        }
        for (id, field, value) in facts {
            plan.write(RecordId::Customer(CustomerId(*id)), field.clone(), value.clone());
        }
        let changes = plan.resolve(&library, &author, &mut || 9);
        library.install(library.patch(&changes));
        library
    }

    fn facts() -> impl Strategy<Value = Vec<(u128, Field, Value)>> {
        let severity = |code: &str| Value::parts([("severity", code.into())]);
        let fields = vec![
            (Field::Name, vec!["Anna".into(), "Anna R.".into()]),
            (Field::Phone, vec!["1".into(), "2".into(), Value::Absent]),
            (Field::Tag("cane".into()), vec![Value::Flag(true), Value::Absent]),
            (Field::Allergy("nuts".into()), vec![severity("mild"), severity("grave"), severity("")]),
        ];
        let fact = (1_u128..3, proptest::sample::select(fields), any::<proptest::sample::Index>())
            .prop_map(|(id, (field, values), index)| (id, field, index.get(&values).clone()));
        proptest::collection::vec(fact, 0..10)
    }

    proptest! {
        #[test]
        fn what_is_said_to_be_taken_over_is(facts in facts()) {
            let mut library = library(&facts);
            let (a, b) = (CustomerId(1), CustomerId(2));
            let compared = match (library.customer(a), library.customer(b)) {
                (Some(kept), Some(other)) => compare(&kept, &other),
                _ => return Err(TestCaseError::fail("both are there")),
            };
            prop_assert!(compared.is_sorted_by_key(|compared| compared.outcome));
            let author = Author { now: Stamp(2), device: DeviceId(1), by: "".into() };
            let plan = Plan::join_customers(&library, a, b);
            let changes = plan.resolve(&library, &author, &mut || 10);
            library.install(library.patch(&changes));
            let Some(joined) = library.customer(a) else { return Err(TestCaseError::fail("it stays")) };
            for compared in &compared {
                let after = joined.record().value(&compared.field);
                let expected = match compared.outcome {
                    Outcome::TakenOver => &compared.other,
                    Outcome::Differs | Outcome::Own | Outcome::Same => &compared.kept,
                };
                prop_assert_eq!(after, expected);
                prop_assert_eq!(compared.outcome == Outcome::Same, compared.kept == compared.other);
            }
            let shown = joined.record().present().filter(|(field, _)| **field != Field::Since).count();
            prop_assert_eq!(shown, compared.len());
        }
    }
}
