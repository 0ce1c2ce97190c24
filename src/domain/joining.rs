//! Two records turn out to be one person: one stands for both and takes over what it does not say itself.

use super::{Action, CustomerId, Field, Library, Plan, RecordId, Value};

impl Plan {
    /// Returns the plan that makes `keep` stand for `other` too. Nothing of `other` is lost: where both say
    /// something else, `keep` stays and `other`'s word remains on its own record, and undoing brings it back.
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
            let own = matches!(field, Field::Deleted | Field::AliasOf | Field::Origin | Field::Since);
            if !own && *kept.record().value(field) == Value::Absent {
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
