//! When to remind of a backup: seldom, only where something would be lost, and not again for days once it was put off.

use crate::domain::{Action, Departure, Left, Library, PaperKind, Stamp, Step};

/// After how many days a backup counts as old.
pub const OLD: u64 = 7;
/// How old a shop must be, in days: whoever tries the app has nothing to lose yet.
const BEGUN: u64 = 1;
/// From how many lines of history on something would be lost.
const FEW: usize = 5;
/// For how many days it is quiet once somebody has put it off.
const QUIET: u64 = 3;

/// What to remind of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// There is no backup at all.
    Missing,
    /// The last one is old, and something was written since.
    Old(Stamp),
}

/// Returns when the last backup left the phones of the shop, by the ledger.
pub fn last_backup(library: &Library) -> Option<Stamp> {
    let departures = library.papers(PaperKind::Departure).filter_map(Departure::of);
    departures.filter(|departure| departure.left == Left::Backup).map(|departure| departure.at).max()
}

/// Returns what to remind of now, if anything; `put_off` is when somebody last wanted to hear no more of it.
pub fn remind(library: &Library, now: Stamp, put_off: Option<Stamp>) -> Option<Reminder> {
    // A moment that is still to come was told by a clock that has been set back since.
    if put_off.is_some_and(|at| at <= now && now.days_since(at) < QUIET) {
        return None;
    }
    match last_backup(library) {
        None => {
            let begun = library.steps().next()?.at;
            let enough = library.steps().filter(|step| counts(step)).nth(FEW - 1).is_some();
            (enough && now.days_since(begun) >= BEGUN).then_some(Reminder::Missing)
        }
        Some(at) => {
            let wrote = || library.steps().rev().any(|step| step.at > at && counts(step));
            (now.days_since(at) >= OLD && wrote()).then_some(Reminder::Old(at))
        }
    }
}

/// Returns whether a line of history tells of anything but files that came and went.
fn counts(step: &Step) -> bool {
    !matches!(step.action, Action::Merge(_) | Action::Write(PaperKind::Departure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, CustomerId, DeviceId, Field, PaperId, Plan, RecordId, Way};

    const DAY: u64 = 86_400_000;

    fn act(library: &mut Library, plan: Plan, now: u64) {
        let author = Author { now: Stamp(now), device: DeviceId(1), by: "Ada".into() };
        let changes = plan.resolve(library, &author, &mut || u128::from(now));
        library.install(library.patch(&changes));
    }

    fn add(library: &mut Library, now: u64) {
        let person = RecordId::Customer(CustomerId(u128::from(now)));
        act(library, Plan::new(Action::AddCustomer).set(person, Field::Name, "Somebody"), now);
    }

    fn leaves(library: &mut Library, left: Left, now: u64) {
        let line = Departure {
            at: Stamp(now),
            left,
            way: Way::File,
            by: "Ada".into(),
            people: 1,
            name: "a.age".into(),
        };
        act(library, line.plan(PaperId(u128::from(now)), None), now);
    }

    #[test]
    fn who_only_tries_the_app_is_left_alone_and_who_has_something_to_lose_is_not() {
        let mut library = Library::default();
        assert_eq!(remind(&library, Stamp(90 * DAY), None), None);
        (1..5).for_each(|moment| add(&mut library, moment));
        // A file that left, but is no backup, is nothing to be lost.
        leaves(&mut library, Left::Table, 5);
        assert_eq!(remind(&library, Stamp(90 * DAY), None), None);
        add(&mut library, 6);
        assert_eq!(remind(&library, Stamp(DAY), None), None);
        assert_eq!(remind(&library, Stamp(DAY + 1), None), Some(Reminder::Missing));
    }

    #[test]
    fn an_old_backup_is_told_of_only_once_something_was_written_since() {
        let mut library = Library::default();
        (1..9).for_each(|moment| add(&mut library, moment));
        leaves(&mut library, Left::Backup, 10);
        assert_eq!(remind(&library, Stamp(90 * DAY), None), None);
        add(&mut library, 11);
        assert_eq!(remind(&library, Stamp(7 * DAY + 9), None), None);
        assert_eq!(remind(&library, Stamp(7 * DAY + 10), None), Some(Reminder::Old(Stamp(10))));
        leaves(&mut library, Left::Backup, 7 * DAY + 11);
        assert_eq!(remind(&library, Stamp(8 * DAY), None), None);
    }

    #[test]
    fn it_is_quiet_for_days_once_put_off_unless_the_clock_was_set_back_since() {
        let mut library = Library::default();
        (1..9).for_each(|moment| add(&mut library, moment));
        let (at, asked) = (|day: u64| Stamp(day * DAY), |now, put_off| remind(&library, now, Some(put_off)));
        assert_eq!(asked(at(12), at(10)), None);
        assert_eq!(asked(at(13), at(10)), Some(Reminder::Missing));
        assert_eq!(asked(at(13), at(14)), Some(Reminder::Missing));
    }
}
