//! That somebody was told of an offer, by somebody's hand; or was held back, so that the offer can be judged.

use super::allergy::coded;
use super::{
    Action, Channel, CustomerId, Field, PaperId, PaperKind, Plan, Record, RecordId, Stamp, Value, about_field,
};

coded! {
    /// What became of a person on the list of an offer.
    TellingState {
        /// They were told.
        Told = "told",
        /// They were held back, to compare with.
        Held = "held",
    } else Unsaid
}

/// One person and one offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Which offer.
    pub offer: PaperId,
    /// Who; several where records were joined, nobody where they were erased.
    pub customers: Vec<CustomerId>,
    /// What became of them.
    pub state: TellingState,
    /// By what they were told; `None` for by word of mouth and for who was held back.
    pub channel: Option<Channel>,
    /// When.
    pub at: Stamp,
    /// By whom, as the phone was told; may be empty.
    pub by: Box<str>,
}

impl Telling {
    /// Returns the record of one person and one offer: every phone writes to the same one.
    pub fn record(offer: PaperId, customer: CustomerId) -> RecordId {
        RecordId::Paper(PaperKind::Telling, PaperId::about(&[offer.0, customer.0], "telling"))
    }

    /// Reads a paper, if it is a telling with a moment.
    pub fn of(paper: &Record) -> Option<Self> {
        let RecordId::Paper(PaperKind::Telling, _) = paper.id() else { return None };
        Some(Self {
            offer: PaperId::parse(paper.text(&Field::Of)).unwrap_or(PaperId(0)),
            customers: paper.customers().collect(),
            state: TellingState::parse(paper.text(&Field::State)),
            channel: Channel::parse(paper.text(&Field::Kind)),
            at: paper.at()?,
            by: paper.text(&Field::By).into(),
        })
    }

    /// Returns whether it reached the person: whatever is not known to be held back did.
    pub fn was_told(&self) -> bool {
        self.state != TellingState::Held
    }
}

impl Plan {
    /// Returns the plan that marks somebody as told of an offer by a channel, or by word of mouth, with what was written.
    pub fn tell(
        offer: PaperId,
        customer: CustomerId,
        channel: Option<Channel>,
        text: &str,
        now: Stamp,
        by: &str,
    ) -> Plan {
        let mut plan = Plan::new(Action::Write(PaperKind::Telling));
        plan.mark_told(offer, customer, channel, text, now, by);
        plan
    }

    /// Adds that somebody was told; see [`Plan::tell`].
    pub fn mark_told(
        &mut self,
        offer: PaperId,
        customer: CustomerId,
        channel: Option<Channel>,
        text: &str,
        now: Stamp,
        by: &str,
    ) {
        let record = Telling::record(offer, customer);
        mark(self, record, offer, customer, TellingState::Told, now, by);
        self.write(record, Field::Kind, channel.map_or("", Channel::code));
        self.write(record, Field::Text, text);
    }

    /// Returns the plan that marks people as held back from an offer.
    pub fn hold_back(offer: PaperId, customers: &[CustomerId], now: Stamp, by: &str) -> Plan {
        let mut plan = Plan::new(Action::Write(PaperKind::Telling));
        for customer in customers {
            let record = Telling::record(offer, *customer);
            mark(&mut plan, record, offer, *customer, TellingState::Held, now, by);
        }
        plan
    }
}

fn mark(
    plan: &mut Plan,
    record: RecordId,
    offer: PaperId,
    customer: CustomerId,
    state: TellingState,
    now: Stamp,
    by: &str,
) {
    plan.write(record, about_field(customer), Value::Flag(true));
    plan.write(record, Field::Of, offer.to_string().as_str());
    plan.write(record, Field::State, state.code());
    plan.write(record, Field::At, Value::Number(now.0.min(i64::MAX as u64) as i64));
    plan.write(record, Field::By, by);
    // Undone once, and done again.
    plan.write(record, Field::Deleted, Value::Absent);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, DeviceId, Library, StepId};

    fn act(library: &mut Library, plan: Plan, now: u64) -> Option<StepId> {
        let author = Author { now: Stamp(now), device: DeviceId(u128::from(now)), by: "Marta".into() };
        let changes = plan.resolve(library, &author, &mut || u128::from(now) + 1000);
        let step = changes.iter().find_map(|change| match change {
            crate::domain::Change::Remember(step) => Some(step.id),
            _ => None,
        });
        library.install(library.patch(&changes));
        step
    }

    fn told(library: &Library) -> Vec<Telling> {
        library.papers(PaperKind::Telling).filter_map(Telling::of).collect()
    }

    #[test]
    fn two_phones_tell_of_one_offer_once_and_undo_tells_again() {
        let mut library = Library::default();
        let (offer, customer) = (PaperId(5), CustomerId(6));
        let tell = |channel, now| Plan::tell(offer, customer, channel, "Ciao", Stamp(now), "Marta");
        act(&mut library, tell(Some(Channel::Sms), 10), 10);
        let step = act(&mut library, tell(None, 20), 20);
        let all = told(&library);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].at, all[0].channel, &*all[0].customers), (Stamp(20), None, &[customer][..]));
        let undo = step.and_then(|step| Plan::undo(&library, step, &mut || 7).ok()).unwrap();
        act(&mut library, undo, 30);
        assert_eq!(told(&library)[0].at, Stamp(10), "the first time stands");

        act(&mut library, Plan::hold_back(offer, &[CustomerId(7)], Stamp(40), ""), 40);
        assert_eq!(told(&library).iter().filter(|telling| telling.was_told()).count(), 1);
    }

    #[test]
    fn the_first_telling_undone_can_be_done_again() {
        let mut library = Library::default();
        let tell = |now| Plan::tell(PaperId(5), CustomerId(6), None, "Ciao", Stamp(now), "");
        let step = act(&mut library, tell(10), 10);
        let undo = step.and_then(|step| Plan::undo(&library, step, &mut || 7).ok()).unwrap();
        act(&mut library, undo, 20);
        assert!(told(&library).is_empty());
        act(&mut library, tell(30), 30);
        assert_eq!(told(&library).len(), 1);
    }
}
