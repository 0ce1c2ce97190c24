//! What is done with the loyalty programme: each deed decides a plan, and the book writes it.

use crate::analysis::loyalty::{Account, Programme, SWITCH, setting};
use crate::app::state::{BookHandle, Done};
use crate::domain::{
    Action, CustomerId, Field, PaperId, PaperKind, Plan, RecordId, Reward, Stamp, Value, about_field,
};
use crate::platform::random;

/// Switches the programme on, from this moment, or off; what was earned is kept.
pub fn switch(book: &BookHandle, on: bool, done: Done) {
    book.act(
        move |library, author| {
            let mut plan = Plan::new(Action::EditSettings);
            plan.write(RecordId::Shop, Field::Setting(SWITCH.into()), Value::Flag(on));
            let begun = library.shop().is_some_and(|shop| *shop.value(&setting("since")) != Value::Absent);
            if on && !begun {
                plan.write(RecordId::Shop, setting("since"), moment(author.now));
            }
            Ok(plan)
        },
        done,
    );
}

/// Changes a setting of the programme.
pub fn set(book: &BookHandle, field: Field, value: Value, done: Done) {
    book.act(
        move |_, _| Ok(Plan::new(Action::EditSettings).set(RecordId::Shop, field.clone(), value.clone())),
        done,
    );
}

/// Writes facts of a reward, in one step.
pub fn write_reward(book: &BookHandle, id: PaperId, facts: Vec<(Field, Value)>, done: Done) {
    write(book, RecordId::Paper(PaperKind::Reward, id), PaperKind::Reward, facts, done);
}

/// Takes a reward back that was given.
pub fn take_back(book: &BookHandle, redemption: PaperId, done: Done) {
    let facts = vec![(Field::Deleted, Value::Flag(true))];
    write(book, RecordId::Paper(PaperKind::Redemption, redemption), PaperKind::Redemption, facts, done);
}

fn write(book: &BookHandle, record: RecordId, kind: PaperKind, facts: Vec<(Field, Value)>, done: Done) {
    book.act(
        move |_, _| {
            let mut plan = Plan::new(Action::Write(kind));
            for (field, value) in &facts {
                plan.write(record, field.clone(), value.clone());
            }
            Ok(plan)
        },
        done,
    );
}

/// Gives a reward to a person, if they have the points when its turn comes; nothing is written where they have not.
pub fn redeem(book: &BookHandle, customer: CustomerId, reward: PaperId, done: Done) {
    book.act(
        move |library, author| {
            let plan = Plan::new(Action::Write(PaperKind::Redemption));
            let record = library.record(RecordId::Paper(PaperKind::Reward, reward));
            let known = record.filter(|record| record.is_present()).and_then(Reward::of);
            let Some((reward, programme)) = known.zip(Programme::of(library)) else { return Ok(plan) };
            if Account::of(library, &programme, customer).balance() < reward.points() {
                return Ok(plan);
            }
            let paper = RecordId::Paper(PaperKind::Redemption, PaperId::random(&mut random::roll));
            Ok(plan
                .set(paper, about_field(customer), Value::Flag(true))
                .set(paper, Field::At, moment(author.now))
                .set(paper, Field::Of, &*reward.id().to_string())
                .set(paper, Field::Points, Value::Number(reward.points()))
                .set(paper, Field::By, &*author.by))
        },
        done,
    );
}

fn moment(at: Stamp) -> Value {
    Value::Number(at.0.min(i64::MAX as u64) as i64)
}
