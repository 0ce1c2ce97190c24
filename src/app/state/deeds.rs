//! The verbs of the screens: each decides a plan, and the book writes it.

use super::BookHandle;
use super::decide::Done;
use crate::analysis::health::place;
use crate::domain::{
    Action, Allergy, Author, CustomerId, Departure, Diet, Field, Left, Note, NoteId, OrderLine, PaperId,
    Plan, Preference, RecordId, Source, Stamp, StepId, Strength, Taste, Value, Visit, VisitId, Way,
};
use crate::platform::{clock, random};
use serde::{Deserialize, Serialize};

/// What is recorded of a visit besides who and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct VisitDraft {
    /// What was ordered.
    pub lines: Vec<OrderLine>,
    /// How many came, 0 when not said.
    pub party: u16,
    /// Where they sat.
    pub table: String,
    /// A word about it.
    pub word: String,
}

impl VisitDraft {
    /// Makes the visit of it, now.
    fn visit(&self, customer: CustomerId, author: &Author) -> Visit {
        Visit {
            id: VisitId::random(&mut random::roll),
            customer: Some(customer),
            at: author.now,
            offset: clock::offset(author.now),
            device: author.device,
            by: author.by.clone(),
            lines: self.lines.clone(),
            party: self.party,
            table: self.table.trim().into(),
            word: self.word.trim().into(),
            more: Vec::new(),
            void: None,
        }
    }
}

impl BookHandle {
    /// Records a visit, now.
    pub fn check_in(&self, customer: CustomerId, draft: VisitDraft, done: Done) {
        self.act(move |_, author| Ok(Plan::new(Action::CheckIn).log(draft.visit(customer, author))), done);
    }

    /// Takes a visit back.
    pub fn take_back(&self, visit: VisitId, done: Done) {
        self.act(move |_, _| Ok(Plan::new(Action::TakeBack).void(visit)), done);
    }

    /// Takes a step back.
    pub fn undo(&self, step: StepId, done: Done) {
        self.act(move |library, _| Ok(Plan::undo(library, step, &mut random::roll)?), done);
    }

    /// Writes one fact about a person.
    pub fn write(&self, customer: CustomerId, field: Field, value: Value, done: Done) {
        self.act(
            move |_, _| {
                Ok(Plan::new(Action::EditCustomer).set(
                    RecordId::Customer(customer),
                    field.clone(),
                    value.clone(),
                ))
            },
            done,
        );
    }

    /// Writes a new person down, with what was said of them and what they had, in one step.
    pub fn add_customer(
        &self,
        id: CustomerId,
        facts: Vec<(Field, Value)>,
        visit: Option<VisitDraft>,
        done: Done,
    ) {
        self.act(
            move |_, author| {
                let record = RecordId::Customer(id);
                let mut plan = Plan::new(Action::AddCustomer).set(record, Field::Since, number(author.now));
                for (field, value) in &facts {
                    plan.write(record, field.clone(), value.clone());
                }
                Ok(match &visit {
                    Some(visit) => plan.log(visit.visit(id, author)),
                    None => plan,
                })
            },
            done,
        );
    }

    /// Writes that a person is allergic to something, or confirms it: for this visit only, where they have not agreed that
    /// it is kept.
    pub fn state_allergy(&self, customer: CustomerId, allergy: Allergy, done: Done) {
        self.act(
            move |library, author| {
                let allergy = Allergy { by: author.by.clone(), stated: author.now, ..allergy.clone() };
                let field = place(library, customer, allergy.kind.field());
                let record = RecordId::Customer(customer);
                Ok(Plan::new(Action::EditCustomer).set(record, field, allergy.to_value()))
            },
            done,
        );
    }

    /// Writes what a person likes or dislikes.
    pub fn prefer(
        &self,
        customer: CustomerId,
        what: &str,
        taste: Taste,
        source: Source,
        strength: Strength,
        done: Done,
    ) {
        let what: Box<str> = what.trim().into();
        self.act(
            move |_, author| {
                let (by, at) = (author.by.clone(), author.now);
                let preference = Preference { what: what.clone(), taste, strength, source, by, at };
                Ok(Plan::new(Action::EditCustomer).set(
                    RecordId::Customer(customer),
                    preference.field(),
                    preference.to_value(),
                ))
            },
            done,
        );
    }

    /// Writes that a person keeps a diet: for this visit only, where that tells of health or belief and they have not agreed
    /// that it is kept.
    pub fn keep_diet(&self, customer: CustomerId, diet: &Diet, done: Done) {
        let field = Field::Diet(diet.key());
        self.act(
            move |library, _| {
                let (record, field) = (RecordId::Customer(customer), place(library, customer, field.clone()));
                Ok(Plan::new(Action::EditCustomer).set(record, field, Value::Flag(true)))
            },
            done,
        );
    }

    /// Writes that something does not hold of a person any more, whether it was kept or held for a visit.
    pub fn take_away(&self, customer: CustomerId, field: Field, done: Done) {
        self.act(
            move |_, _| {
                let record = RecordId::Customer(customer);
                let plan = Plan::new(Action::EditCustomer).set(record, field.passing(), Value::Absent);
                Ok(plan.set(record, field.clone(), Value::Absent))
            },
            done,
        );
    }

    /// Writes a note about a person, or changes or empties one.
    pub fn note(&self, customer: CustomerId, id: NoteId, text: &str, done: Done) {
        let text: Box<str> = text.trim().into();
        self.act(
            move |_, author| {
                let note = Note { id, text: text.clone(), by: author.by.clone(), at: author.now };
                Ok(Plan::new(Action::EditCustomer).set(
                    RecordId::Customer(customer),
                    Field::Note(id),
                    note.to_value(),
                ))
            },
            done,
        );
    }

    /// Puts a person aside; they can be taken back in.
    pub fn put_aside(&self, customer: CustomerId, done: Done) {
        self.act(
            move |_, _| {
                Ok(Plan::new(Action::DeleteCustomer).set(
                    RecordId::Customer(customer),
                    Field::Deleted,
                    Value::Flag(true),
                ))
            },
            done,
        );
    }

    /// Takes a person back in who was put aside.
    pub fn restore(&self, customer: CustomerId, done: Done) {
        self.act(
            move |_, _| {
                Ok(Plan::new(Action::RestoreCustomer).set(
                    RecordId::Customer(customer),
                    Field::Deleted,
                    Value::Absent,
                ))
            },
            done,
        );
    }

    /// Writes down that something left this phone: `people` is how many it tells of, `about` who, if only one.
    pub fn note_departure(&self, left: Left, way: Way, people: u64, name: &str, about: Option<CustomerId>) {
        let name: Box<str> = name.into();
        self.act(
            move |_, author| {
                let (at, by, name) = (author.now, author.by.clone(), name.clone());
                let departure = Departure { at, left, way, by, people, name };
                Ok(departure.plan(PaperId::random(&mut random::roll), about))
            },
            Done::noop(),
        );
    }

    /// Writes one fact on any record: a person's, or a paper's, which is told as such in the history.
    pub fn write_record(&self, record: RecordId, field: Field, value: Value, done: Done) {
        let action = match record {
            RecordId::Paper(kind, _) => Action::Write(kind),
            RecordId::Shop | RecordId::Device(_) => Action::EditSettings,
            _ => Action::EditCustomer,
        };
        let decide =
            move |_: &_, _: &_| Ok(Plan::new(action.clone()).set(record, field.clone(), value.clone()));
        self.act(decide, done);
    }

    /// Erases a person for good, with what was being typed about them.
    pub fn erase(&self, customer: CustomerId, done: Done) {
        let names: Vec<String> =
            self.library().namesakes(customer).iter().map(|name| name.to_string()).collect();
        self.forget_drafts(|draft| names.iter().any(|name| draft.contains(name.as_str())));
        self.act(move |_, _| Ok(Plan::new(Action::EraseCustomer).erase(customer)), done);
    }

    /// Joins two records of one person: `keep` stands for both, and takes over what it does not say itself.
    pub fn join_customers(&self, keep: CustomerId, other: CustomerId, done: Done) {
        self.act(move |library, _| Ok(Plan::join_customers(library, keep, other)), done);
    }

    /// Writes what the shop is called and who works with this phone.
    pub fn name_shop(&self, shop: Option<String>, staff: Option<String>, done: Done) {
        let device = self.device();
        self.act(
            move |_, _| {
                let mut plan = Plan::new(Action::EditSettings);
                if let Some(shop) = &shop {
                    plan.write(RecordId::Shop, Field::Name, shop.as_str());
                }
                if let Some(staff) = &staff {
                    plan.write(RecordId::Device(device), Field::Staff, staff.as_str());
                }
                Ok(plan)
            },
            done,
        );
    }
}

/// Draws the random name of a shop, by which its files know each other.
fn new_shop_id() -> String {
    format!("{:032x}", random::roll())
}

fn number(at: Stamp) -> Value {
    Value::Number(at.0.min(i64::MAX as u64) as i64)
}

impl BookHandle {
    /// Gives the shop its random name, unless it has one already: books of the first versions have none.
    pub fn name_at_random(&self, done: Done) {
        self.act(
            |library, _| {
                let plan = Plan::new(Action::EditSettings);
                let known = library.shop().is_some_and(|shop| !shop.text(&Field::ShopId).is_empty());
                Ok(if known { plan } else { plan.set(RecordId::Shop, Field::ShopId, new_shop_id().as_str()) })
            },
            done,
        );
    }

    /// Writes the first two names: the book begins.
    pub fn begin(&self, shop: &str, staff: &str, done: Done) {
        let (shop, staff, device) = (shop.to_owned(), staff.to_owned(), self.device());
        self.act(
            move |_, author| {
                Ok(Plan::new(Action::EditSettings)
                    .set(RecordId::Shop, Field::Since, number(author.now))
                    .set(RecordId::Shop, Field::Name, shop.as_str())
                    .set(RecordId::Shop, Field::ShopId, new_shop_id().as_str())
                    .set(RecordId::Device(device), Field::Since, number(author.now))
                    .set(RecordId::Device(device), Field::Staff, staff.as_str()))
            },
            done,
        );
    }
}
