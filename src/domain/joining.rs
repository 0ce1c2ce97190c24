//! Two records turn out to be one person: one stands for both and takes over what it does not say itself.

use super::{Action, CustomerId, Field, Library, Plan, RecordId, Severity, Value};

impl Plan {
    /// Returns the plan that makes `keep` stand for `other` too. Nothing of `other` is lost: where both say
    /// something else, `keep` stays and `other`'s word remains on its own record, and undoing brings it back. Of two
    /// words about one allergy the graver one stays, and a refusal stays unless it was given up later.
    pub fn join_customers(library: &Library, keep: CustomerId, other: CustomerId) -> Plan {
        let mut plan = Plan::new(Action::JoinCustomers);
        let (keep, other) = (library.canonical(keep), library.canonical(other));
        let (Some(kept), Some(joined)) = (library.customer(keep), library.customer(other)) else {
            return plan;
        };
        if keep == other {
            return plan;
        }
        for (field, register) in joined.record().present() {
            if takes_over(field, kept.record().value(field), &register.value) {
                plan.write(RecordId::Customer(keep), field.clone(), register.value.clone());
            }
        }
        let since = [kept.since(), joined.since()].into_iter().flatten().min();
        if let Some(since) = since.filter(|since| Some(*since) != kept.since()) {
            plan.write(
                RecordId::Customer(keep),
                Field::Since,
                Value::Number(since.0.min(i64::MAX as u64) as i64),
            );
        }
        plan.write(RecordId::Customer(other), Field::AliasOf, keep.to_string().as_str());
        plan
    }
}

/// Returns whether the record that stands for both takes a field's value over from the other one.
pub fn takes_over(field: &Field, kept: &Value, joined: &Value) -> bool {
    match field {
        Field::Deleted | Field::AliasOf | Field::Origin | Field::Since | Field::Forgotten(_) => false,
        _ if *joined == Value::Absent => false,
        _ if *kept == Value::Absent => true,
        Field::Allergy(_) | Field::Passing(_) => gravity(joined) > gravity(kept),
        Field::Consent(_) => refuses(joined) && !refuses(kept) && said(joined) >= said(kept),
        _ => false,
    }
}

/// Returns whether a consent was refused, or given and withdrawn.
fn refuses(consent: &Value) -> bool {
    matches!(consent.part_text("state"), "refused" | "withdrawn")
}

fn said(consent: &Value) -> Option<i64> {
    consent.part("at").and_then(Value::as_number)
}

fn gravity(allergy: &Value) -> u8 {
    match Severity::parse(allergy.part_text("severity")) {
        Severity::Mild => 0,
        // Not said may be anything but harmless.
        Severity::Unsaid => 1,
        Severity::Serious => 2,
        Severity::Grave => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, DeviceId, Stamp};

    fn author() -> Author {
        Author { now: Stamp(1000), device: DeviceId(1), by: "Marta".into() }
    }

    fn act(library: &mut Library, plan: Plan) -> Option<super::super::StepId> {
        let mut next = library.steps().count() as u128 + 100;
        let changes = plan.resolve(library, &author(), &mut || {
            next += 1;
            next
        });
        let step = changes.iter().find_map(|change| match change {
            super::super::Change::Remember(step) => Some(step.id),
            _ => None,
        });
        let patch = library.patch(&changes);
        library.install(patch);
        step
    }

    #[test]
    fn the_graver_word_about_an_allergy_stays() {
        let severity = |code: &str| Value::parts([("severity", code.into())]);
        let field = Field::Allergy("nuts".into());
        let codes = ["mild", "", "serious", "grave"];
        for (a, kept) in codes.iter().enumerate() {
            for (b, joined) in codes.iter().enumerate() {
                assert_eq!(takes_over(&field, &severity(kept), &severity(joined)), b > a, "{kept} {joined}");
            }
        }
        assert!(takes_over(&field, &Value::Absent, &severity("mild")), "taken back here, but not there");
        assert!(!takes_over(&field, &severity("mild"), &Value::Absent));

        let (a, b) = (CustomerId(1), CustomerId(2));
        let mut library = Library::default();
        act(
            &mut library,
            Plan::new(Action::AddCustomer).set(RecordId::Customer(a), field.clone(), severity("mild")).set(
                RecordId::Customer(b),
                field.clone(),
                severity("grave"),
            ),
        );
        let plan = Plan::join_customers(&library, a, b);
        act(&mut library, plan);
        assert_eq!(library.record(RecordId::Customer(a)).map(|a| a.value(&field)), Some(&severity("grave")));
    }

    #[test]
    fn a_refusal_stays_unless_it_was_given_up_later() {
        let field = Field::Consent("marketing".into());
        let consent = |state: &str, at| Value::parts([("state", state.into()), ("at", Value::Number(at))]);
        for (kept, joined, taken) in [
            (("given", 1), ("refused", 2), true),
            (("given", 2), ("withdrawn", 2), true),
            (("given", 3), ("refused", 2), false),
            (("refused", 1), ("given", 2), false),
            (("refused", 1), ("withdrawn", 2), false),
        ] {
            let (kept, joined) = (consent(kept.0, kept.1), consent(joined.0, joined.1));
            assert_eq!(takes_over(&field, &kept, &joined), taken, "{kept:?} {joined:?}");
        }
    }

    #[test]
    fn what_one_lacks_the_other_gives_and_undo_takes_it_back() {
        let (a, b) = (CustomerId(1), CustomerId(2));
        let (ra, rb) = (RecordId::Customer(a), RecordId::Customer(b));
        let mut library = Library::default();
        act(
            &mut library,
            Plan::new(Action::AddCustomer)
                .set(ra, Field::Name, "Giulia")
                .set(rb, Field::Name, "Giulia F.")
                .set(rb, Field::Phone, "055")
                .set(rb, Field::Tag("cane".into()), Value::Flag(true)),
        );
        let before = library.clone();
        let plan = Plan::join_customers(&library, a, b);
        let step = act(&mut library, plan);
        assert_eq!(library.canonical(b), a);
        let joined =
            library.customer(a).map(|customer| (customer.name().to_owned(), customer.phone().to_owned()));
        assert_eq!(joined, Some(("Giulia".to_owned(), "055".to_owned())));
        assert_eq!(library.customers().count(), 1);
        assert!(Plan::join_customers(&library, a, b).is_empty(), "joined already");

        let undo = step.and_then(|step| Plan::undo(&library, step, &mut || 999).ok());
        assert!(undo.is_some());
        if let Some(undo) = undo {
            act(&mut library, undo);
        }
        assert_eq!(library.customers().count(), 2);
        for id in [a, b] {
            let was: Vec<_> = before
                .customer(id)
                .into_iter()
                .flat_map(|c| {
                    c.record().present().map(|(f, r)| (f.clone(), r.value.clone())).collect::<Vec<_>>()
                })
                .collect();
            let is: Vec<_> = library
                .customer(id)
                .into_iter()
                .flat_map(|c| {
                    c.record().present().map(|(f, r)| (f.clone(), r.value.clone())).collect::<Vec<_>>()
                })
                .collect();
            assert_eq!(was, is);
        }
    }
}
