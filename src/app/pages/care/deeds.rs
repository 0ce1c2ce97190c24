//! The verbs of care: thank, put off, tell, hold back, ask, withdraw, write an offer or a group.

use crate::app::state::{BookHandle, Done, Failure, NoticeAction, Notices, Speech};
use crate::domain::{
    Action, Channel, Consent, ConsentHow, ConsentState, CustomerId, Departure, Field, GestureState, Left,
    PaperId, PaperKind, Plan, Purpose, RecordId, Value, Way,
};
use crate::platform::random;
use yew::prelude::*;

/// What a person said to a question.
#[derive(Clone, Debug)]
pub struct Heard {
    /// To what.
    pub purpose: Purpose,
    /// By what, where it is about being reached.
    pub channel: Option<Channel>,
    /// What they said.
    pub state: ConsentState,
    /// How they were asked.
    pub how: ConsentHow,
    /// The very words that they were shown.
    pub wording: String,
    /// Which version of the words that was.
    pub version: String,
}

/// Says that something was done and can be undone, or why not.
pub fn told(notices: &UseReducerHandle<Notices>, speech: Speech, text: String) -> Done {
    let notices = notices.clone();
    Callback::from(move |result: Result<_, Failure>| match result {
        Ok(None) => {}
        Ok(step) => notices.dispatch(NoticeAction::done(text.clone(), step)),
        Err(failure) => notices.dispatch(NoticeAction::say(failure.sentence(speech.texts))),
    })
}

impl BookHandle {
    /// Writes what became of a reason to thank somebody.
    pub fn thank(&self, customer: CustomerId, reason: String, state: GestureState, what: String, done: Done) {
        self.act(
            move |_, author| Ok(Plan::thank(customer, &reason, state, &what, author.now, &author.by)),
            done,
        );
    }

    /// Marks somebody as told of an offer, and writes into the ledger that a message left by somebody's hand.
    pub fn tell(
        &self,
        offer: PaperId,
        customer: CustomerId,
        channel: Option<Channel>,
        text: String,
        done: Done,
    ) {
        {
            let text = text.clone();
            self.act(
                move |_, author| Ok(Plan::tell(offer, customer, channel, &text, author.now, &author.by)),
                done,
            );
        }
        if channel.is_some_and(|channel| channel != Channel::Call) {
            self.log_departure(Left::Message, Way::Shared, Some(customer), 1);
        }
    }

    /// Marks several people as told by a channel, in one step, and writes into the ledger that their addresses left.
    pub fn tell_all(&self, offer: PaperId, people: Vec<CustomerId>, channel: Channel, done: Done) {
        let count = people.len();
        self.act(
            move |_, author| {
                let mut plan = Plan::new(Action::Write(PaperKind::Telling));
                for customer in &people {
                    plan.mark_told(offer, *customer, Some(channel), "", author.now, &author.by);
                }
                Ok(plan)
            },
            done,
        );
        self.log_departure(Left::Addresses, Way::Copied, None, count);
    }

    /// Writes a line of the ledger of what left this phone: it is not taken back with what it is about.
    fn log_departure(&self, left: Left, way: Way, about: Option<CustomerId>, people: usize) {
        let id = PaperId::random(&mut random::roll);
        self.act(
            move |_, author| {
                let (at, by, people) = (author.now, author.by.clone(), people as u64);
                Ok(Departure { at, left, way, by, people, name: "".into() }.plan(id, about))
            },
            Callback::noop(),
        );
    }

    /// Holds people back from an offer, to compare with.
    pub fn hold_back(&self, offer: PaperId, people: Vec<CustomerId>, done: Done) {
        self.act(move |_, author| Ok(Plan::hold_back(offer, &people, author.now, &author.by)), done);
    }

    /// Writes a field of a paper.
    pub fn write_paper(&self, record: RecordId, field: Field, value: Value, done: Done) {
        let RecordId::Paper(kind, _) = record else { return };
        self.act(
            move |_, _| Ok(Plan::new(Action::Write(kind)).set(record, field.clone(), value.clone())),
            done,
        );
    }

    /// Writes a setting of the shop.
    pub fn write_setting(&self, field: Field, value: Value, done: Done) {
        self.act(
            move |_, _| Ok(Plan::new(Action::EditSettings).set(RecordId::Shop, field.clone(), value.clone())),
            done,
        );
    }

    /// Writes what a person said, with the very words that they were shown.
    pub fn hear_consent(&self, customer: CustomerId, heard: Heard, done: Done) {
        let Heard { purpose, channel, state, how, wording, version } = heard;
        self.act(
            move |library, author| {
                // Later than what was seen, whatever the clocks said.
                let said = library.customer(customer).map(|customer| customer.consents()).unwrap_or_default();
                let of_this = said.iter().filter(|consent| *consent.purpose == *purpose.code());
                let last = of_this.map(|consent| consent.at).max();
                let consent = Consent {
                    purpose: purpose.code().into(),
                    channel,
                    state,
                    wording: wording.as_str().into(),
                    version: version.as_str().into(),
                    how,
                    by: author.by.clone(),
                    at: author.now.after(last),
                    given: None,
                    source: "".into(),
                };
                let field = Consent::field(purpose, channel);
                let record = RecordId::Customer(customer);
                Ok(Plan::new(Action::EditCustomer).set(record, field, consent.to_value()))
            },
            done,
        );
    }

    /// Takes a person's yes back, and keeps what they had been shown.
    pub fn withdraw_consent(
        &self,
        customer: CustomerId,
        purpose: Purpose,
        channel: Option<Channel>,
        done: Done,
    ) {
        self.act(
            move |library, author| {
                let field = Consent::field(purpose, channel);
                let record = RecordId::Customer(customer);
                let mut plan = Plan::new(Action::EditCustomer);
                let consent = library
                    .record(record)
                    .and_then(|record| record.register(&field))
                    .and_then(|register| Consent::read(&field, register));
                if let Some(consent) = consent {
                    plan.write(record, field, consent.withdraw(author.now, &author.by).to_value());
                }
                Ok(plan)
            },
            done,
        );
    }
}
