//! Who holds the phone: the owner, or the staff during service, who see and do what service needs.

use super::{Action, Field, Plan, RecordId};

/// Who holds the phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Whoever answers for the data: everything.
    #[default]
    Owner,
    /// The staff at the counter: who comes in, what they have, what they must not eat.
    Service,
}

impl Role {
    /// Returns whether somebody may do that; every deed is asked here before it is written.
    pub fn may(self, plan: &Plan) -> bool {
        self == Role::Owner
            || match plan.action() {
                Action::CheckIn
                | Action::TakeBack
                | Action::AddCustomer
                | Action::EditCustomer
                | Action::EditSettings
                | Action::Undo => {
                    !plan.erases() && plan.writes().all(|(record, field)| may_write(record, field))
                }
                Action::DeleteCustomer
                | Action::RestoreCustomer
                | Action::EraseCustomer
                | Action::JoinCustomers
                | Action::EditMenu
                | Action::Import(_)
                | Action::Demo
                | Action::Write(_)
                | Action::Merge(_) => false,
            }
    }
}

/// Returns whether service may write a field: how to reach somebody is not its business, nor is the shop itself.
fn may_write(record: RecordId, field: &Field) -> bool {
    match record {
        RecordId::Customer(_) => !matches!(field, Field::Phone | Field::Email | Field::Contact(_)),
        RecordId::Device(_) => *field == Field::Staff,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, DeviceId, Forgetting, PaperKind, Stamp, Value, VisitId, tally_field};

    const WHO: RecordId = RecordId::Customer(CustomerId(1));

    #[test]
    fn service_does_what_the_counter_needs_and_nothing_else() {
        let note = Field::parse("taste/latte");
        let plans = [
            (Plan::new(Action::TakeBack).void(VisitId(1)), true),
            (Plan::new(Action::AddCustomer).set(WHO, Field::Name, "Giulia"), true),
            (Plan::new(Action::AddCustomer).set(WHO, Field::Phone, "347"), false),
            (Plan::new(Action::EditCustomer).set(WHO, note.clone(), "likes"), true),
            (Plan::new(Action::EditCustomer).set(WHO, Field::Email, "a@b"), false),
            (Plan::new(Action::EditCustomer).set(WHO, Field::Contact("home".into()), "02"), false),
            (Plan::new(Action::EditCustomer).set(WHO, note, "likes").set(WHO, Field::Phone, "347"), false),
            (Plan::new(Action::Undo).set(WHO, Field::Deleted, Value::Flag(true)), true),
            (Plan::new(Action::Undo).erase(CustomerId(1)), false),
            (Plan::new(Action::EditSettings).set(RecordId::Device(DeviceId(1)), Field::Staff, "Marta"), true),
            (Plan::new(Action::EditSettings).set(RecordId::Shop, Field::Name, "Bar"), false),
            (Plan::new(Action::DeleteCustomer).set(WHO, Field::Deleted, Value::Flag(true)), false),
            (Plan::new(Action::EraseCustomer).erase(CustomerId(1)), false),
            (Plan::new(Action::Import("people.csv".into())).set(WHO, Field::Name, "Giulia"), false),
            (Plan::new(Action::Write(PaperKind::Departure)), false),
            // What was said for one visit is forgotten whoever holds the phone.
            (Plan::new(Action::EditCustomer).forget(WHO, Forgetting::Passing, Stamp(1)), true),
        ];
        for (plan, wanted) in plans {
            assert_eq!(Role::Service.may(&plan), wanted, "{plan:?}");
            assert!(Role::Owner.may(&plan), "{plan:?}");
        }
    }

    #[test]
    fn what_was_ordered_is_to_forget_and_nothing_besides() {
        let tally = |plan: Plan| plan.set(RecordId::Shop, tally_field(), Value::Number(1));
        let forget = || Plan::new(Action::EditSettings).forget(WHO, Forgetting::Notes, Stamp(1));
        let plans = [
            (Plan::new(Action::EraseCustomer).erase(CustomerId(1)), true),
            (tally(forget()), true),
            (forget().set(WHO, Field::Name, "Giulia"), false),
            (tally(forget()).set(RecordId::Shop, Field::Name, "Bar"), false),
            (Plan::new(Action::TakeBack).void(VisitId(1)), false),
        ];
        for (plan, wanted) in plans {
            assert_eq!(plan.only_forgets(), wanted, "{plan:?}");
        }
    }
}
