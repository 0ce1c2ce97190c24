//! Something that left this phone by somebody's hand: what the ledger lists, and nothing can take off it.

use super::allergy::coded;
use super::{
    Action, CustomerId, Field, PaperId, PaperKind, Plan, Record, RecordId, Stamp, Value, about_field,
};

coded! {
    /// What left.
    Left {
        /// A backup of everything, sealed.
        Backup = "backup",
        /// Everything, or what is new, for another phone of the shop, sealed.
        Sync = "sync",
        /// Everything as open text.
        Everything = "everything",
        /// A table of people as open text.
        Table = "table",
        /// What is known of one person, for that person.
        Person = "person",
        /// Addresses of people to write to.
        Addresses = "addresses",
        /// A message to one person or to several.
        Message = "message",
        /// Reviews, or what was made of them.
        Reviews = "reviews",
        /// Figures, or a paper of the shop, that name nobody.
        Report = "report",
    } else Unsaid
}

coded! {
    /// In what way it left.
    Way {
        /// As a file that was saved.
        File = "file",
        /// To another app, by the phone's share sheet.
        Shared = "shared",
        /// As text that was copied.
        Copied = "copied",
        /// On paper, or into a PDF.
        Printed = "printed",
        /// From screen to camera.
        Shown = "shown",
    } else Unsaid
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Departure {
    /// When.
    pub at: Stamp,
    /// What.
    pub left: Left,
    /// In what way.
    pub way: Way,
    /// By whose hand, as the phone was told; may be empty.
    pub by: Box<str>,
    /// How many people it told of.
    pub people: u64,
    /// Under what name of a file; empty where there was none, and once the person is erased whom it was about.
    pub name: Box<str>,
}

impl Departure {
    /// Reads a paper; `None` where it is of another kind.
    pub fn of(record: &Record) -> Option<Self> {
        let RecordId::Paper(PaperKind::Departure, _) = record.id() else { return None };
        Some(Self {
            at: record.at().unwrap_or_default(),
            left: Left::parse(record.text(&Field::Kind)),
            way: Way::parse(record.text(&Field::Way)),
            by: record.text(&Field::By).into(),
            people: record.value(&Field::People).as_number().unwrap_or_default().max(0) as u64,
            name: record.text(&Field::Text).into(),
        })
    }

    /// Returns the plan that writes it down; `about` is the person where it tells of one only.
    pub fn plan(&self, id: PaperId, about: Option<CustomerId>) -> Plan {
        let paper = RecordId::Paper(PaperKind::Departure, id);
        let mut plan = Plan::new(Action::Write(PaperKind::Departure))
            .set(paper, Field::At, Value::Number(self.at.0.min(i64::MAX as u64) as i64))
            .set(paper, Field::Kind, self.left.code())
            .set(paper, Field::Way, self.way.code())
            .set(paper, Field::By, &*self.by)
            .set(paper, Field::People, Value::Number(self.people.min(i64::MAX as u64) as i64))
            .set(paper, Field::Text, &*self.name);
        if let Some(customer) = about {
            plan.write(paper, about_field(customer), Value::Flag(true));
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, DeviceId, Library};

    fn act(library: &mut Library, plan: Plan, now: u64) {
        let author = Author { now: Stamp(now), device: DeviceId(1), by: "Ada".into() };
        let changes = plan.resolve(library, &author, &mut || u128::from(now));
        library.install(library.patch(&changes));
    }

    #[test]
    fn a_line_reads_back_and_erasing_leaves_all_but_whom_it_was_about() {
        let (mut library, customer) = (Library::default(), CustomerId(7));
        let line = Departure {
            at: Stamp(5),
            left: Left::Person,
            way: Way::Shared,
            by: "Ada".into(),
            people: 1,
            name: "giulia.html".into(),
        };
        act(&mut library, line.plan(PaperId(3), Some(customer)), 5);
        let read = |library: &Library| library.papers(PaperKind::Departure).filter_map(Departure::of).next();
        assert_eq!(read(&library), Some(line.clone()));
        act(&mut library, Plan::new(Action::EraseCustomer).erase(customer), 6);
        assert_eq!(read(&library), Some(Departure { name: "".into(), ..line }));
        assert_eq!(library.papers_about(PaperKind::Departure, customer).count(), 0);
    }
}
