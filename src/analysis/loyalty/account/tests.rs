//! Laws of the points: the sum of the log, whatever the order, and plain where two phones gave the same away.

use super::super::{Earn, Programme, SWITCH, setting};
use super::*;
use crate::domain::{
    Action, Author, Entry, EntryKind, Field, OrderLine, Plan, RecordId, Value, Visit, about_field,
};
use proptest::prelude::*;

const WHO: CustomerId = CustomerId(7);

fn author(device: u128, now: u64) -> Author {
    Author { now: Stamp(now), device: DeviceId(device), by: "Ada".into() }
}

fn act(library: &mut Library, plan: Plan, author: &Author, number: u128) {
    let mut next = number;
    let changes = plan.resolve(library, author, &mut || {
        next += 1;
        next
    });
    let patch = library.patch(&changes);
    library.install(patch);
}

fn visit(number: u128, at: u64, lines: Vec<OrderLine>) -> Visit {
    Visit {
        id: crate::domain::VisitId(number),
        customer: Some(WHO),
        at: Stamp(at),
        offset: 0,
        device: DeviceId(1),
        by: "".into(),
        lines,
        party: 0,
        table: "".into(),
        word: "".into(),
        more: Vec::new(),
        void: None,
    }
}

fn shop() -> Library {
    let mut library = Library::default();
    let plan = Plan::new(Action::EditSettings)
        .set(RecordId::Shop, Field::Setting(SWITCH.into()), Value::Flag(true))
        .set(RecordId::Shop, setting("points"), Value::Number(1))
        .set(RecordId::Customer(WHO), Field::Name, "Giulia")
        .set(RecordId::Paper(PaperKind::Reward, PaperId(5)), Field::Name, "Caffè offerto")
        .set(RecordId::Paper(PaperKind::Reward, PaperId(5)), Field::Points, Value::Number(10));
    act(&mut library, plan, &author(1, 1), 1_000);
    library
}

fn redeem(id: u128, at: u64, points: i64) -> Plan {
    let paper = RecordId::Paper(PaperKind::Redemption, PaperId(id));
    Plan::new(Action::Write(PaperKind::Redemption))
        .set(paper, about_field(WHO), Value::Flag(true))
        .set(paper, Field::At, Value::Number(at as i64))
        .set(paper, Field::Of, &*PaperId(5).to_string())
        .set(paper, Field::Points, Value::Number(points))
}

fn account(library: &Library) -> Account {
    Account::of(library, &Programme::of(library).unwrap(), WHO)
}

fn entries(library: &Library) -> Vec<Entry> {
    let names = EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind).collect::<Vec<_>>());
    names.filter_map(|name| library.entry(name)).collect()
}

#[test]
fn two_phones_that_gave_the_same_points_away_are_told_apart() {
    let mut one = shop();
    let visits =
        (0..10).fold(Plan::new(Action::CheckIn), |plan, n| plan.log(visit(100 + n, 10 + n as u64, vec![])));
    act(&mut one, visits, &author(1, 50), 2_000);
    let mut other = Library::default();
    other.load(entries(&one));
    act(&mut one, redeem(900, 60, 10), &author(1, 60), 3_000);
    act(&mut other, redeem(901, 70, 10), &author(2, 70), 4_000);
    assert_eq!((account(&one).balance(), account(&one).clashes.len()), (0, 0));
    let theirs = entries(&other);
    let patch = one.patch_entries(theirs);
    let mine = entries(&one);
    one.install(patch);
    let back = other.patch_entries(mine);
    other.install(back);
    let met = account(&one);
    assert_eq!(met, account(&other), "both phones say the same");
    assert_eq!((met.balance(), met.clashes.len()), (-10, 1));
    let clash = &met.clashes[0];
    assert_eq!((clash.earlier.device, clash.later.device), (Some(DeviceId(1)), Some(DeviceId(2))));
    assert_eq!(&*clash.later.reward, "Caffè offerto");
    let put_aside = RecordId::Paper(PaperKind::Redemption, clash.later.id);
    let undo =
        Plan::new(Action::Write(PaperKind::Redemption)).set(put_aside, Field::Deleted, Value::Flag(true));
    act(&mut one, undo, &author(1, 80), 5_000);
    assert_eq!((account(&one).balance(), account(&one).clashes.len()), (0, 0));
}

#[test]
fn points_by_amount_and_by_item() {
    let coffee = OrderLine { quantity: 2, price: Some(130), ..OrderLine::named("Caffè") };
    let bun = OrderLine { price: Some(260), ..OrderLine::named("Cornetto") };
    let visit = visit(1, 10, vec![coffee, bun]);
    let by = |earn, item: Option<&str>| Programme {
        earn,
        points: 2,
        item: item.map(|name| (None, name.into())),
        since: Stamp(0),
    };
    assert_eq!(by(Earn::Visit, None).earned(&visit), 2);
    assert_eq!(by(Earn::Amount, None).earned(&visit), 10, "5.20 is five whole ones");
    assert_eq!(by(Earn::Item, Some("caffe")).earned(&visit), 4);
    assert_eq!(by(Earn::Item, None).earned(&visit), 0);
    assert_eq!(Programme { since: Stamp(11), ..by(Earn::Visit, None) }.earned(&visit), 0);
}

proptest! {
    #[test]
    fn the_balance_is_the_sum_of_the_log(
        deeds in prop::collection::vec((0_u8..4, 1_i64..6, 1_u128..4), 0..40),
    ) {
        let mut library = shop();
        let (mut visits, mut taken) = (Vec::<u128>::new(), Vec::<(u128, i64)>::new());
        let (mut open_visits, mut open_taken) = (0_i64, 0_i64);
        for (turn, (deed, points, device)) in (1_u128..).zip(deeds) {
            let (number, at) = (10_000 + turn * 10, 100 + turn as u64);
            let plan = match deed {
                0 => {
                    visits.push(number);
                    open_visits += 1;
                    Plan::new(Action::CheckIn).log(visit(number, at, vec![]))
                }
                1 => {
                    taken.push((number, points));
                    open_taken += points;
                    redeem(number, at, points)
                }
                2 => match visits.pop() {
                    Some(last) => {
                        open_visits -= 1;
                        Plan::new(Action::TakeBack).void(crate::domain::VisitId(last))
                    }
                    None => continue,
                },
                _ => match taken.pop() {
                    Some((last, points)) => {
                        open_taken -= points;
                        let paper = RecordId::Paper(PaperKind::Redemption, PaperId(last));
                        Plan::new(Action::Write(PaperKind::Redemption)).set(paper, Field::Deleted, Value::Flag(true))
                    }
                    None => continue,
                },
            };
            act(&mut library, plan, &author(device, at), number + 1);
        }
        let account = account(&library);
        prop_assert_eq!(account.balance(), open_visits - open_taken);
        let mut shuffled = Library::default();
        let mut all = entries(&library);
        all.reverse();
        shuffled.load(all);
        shuffled.sort_visits();
        prop_assert_eq!(self::account(&shuffled), account, "whatever came first");
    }
}
