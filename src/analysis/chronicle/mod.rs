//! The history as people read it: the newest step first, day by day, each told as what was done to whom.

mod told;
mod undoing;

pub use told::{Brought, Fact, Told, Who, tell};
pub use undoing::can_undo;

use crate::domain::order;
use crate::domain::{CustomerId, Day, DeviceId, Library, Stamp, Step, StepId, Touch};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A step in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it was done.
    pub at: Stamp,
    /// On which phone.
    pub device: DeviceId,
    /// Which one it is.
    pub step: StepId,
}

/// All steps, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Chronicle {
    lines: Vec<Line>,
}

impl Chronicle {
    /// Takes in the steps that came since the last time; returns whether there were any.
    pub fn refresh(&mut self, library: &Library) -> bool {
        let fresh = library.steps().count().saturating_sub(self.lines.len());
        if fresh == 0 {
            return false;
        }
        // Steps never go and never move, so what is new came last.
        self.lines.extend(library.steps().rev().take(fresh).map(line));
        order::sort_by_key(&mut self.lines, |line| (Reverse(line.at), line.step));
        true
    }

    /// Returns all lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Returns the lines that tell of a person, under whatever record.
    pub fn of_person(&self, library: &Library, person: CustomerId) -> Vec<Line> {
        let names = library.namesakes(person);
        let concerns =
            |line: &&Line| library.step(line.step).is_some_and(|step| concerns(library, step, &names));
        self.lines.iter().filter(concerns).copied().collect()
    }

    /// Returns the lines of a phone.
    pub fn of_device(&self, device: DeviceId) -> Vec<Line> {
        self.lines.iter().filter(|line| line.device == device).copied().collect()
    }

    /// Returns the phones on which anything was done, the busiest first.
    pub fn devices(&self) -> Vec<(DeviceId, usize)> {
        let mut devices: Vec<(DeviceId, usize)> = Vec::new();
        for line in &self.lines {
            match devices.iter_mut().find(|(device, _)| *device == line.device) {
                Some((_, count)) => *count += 1,
                None => devices.push((line.device, 1)),
            }
        }
        order::sort_by_key(&mut devices, |(device, count)| (Reverse(*count), *device));
        devices
    }
}

/// Returns the local days of lines, the newest first, with how many lines stand before each. Asks for what local time
/// is ahead of UTC, in minutes, twice a day and not for every line.
pub fn days(lines: &[Line], offset: impl Fn(Stamp) -> i16) -> Vec<(Day, usize)> {
    let mut days: Vec<(Day, usize)> = Vec::new();
    let mut before = 0;
    while let Some(line) = lines.get(before) {
        let (day, _) = Day::of(line.at, offset(line.at));
        if days.last().is_none_or(|(last, _)| *last != day) {
            days.push((day, before));
        }
        let start = day.start(offset(day.start(offset(line.at))));
        let rest = lines.get(before..).unwrap_or_default();
        before += rest.partition_point(|line| line.at >= start).max(1);
    }
    days
}

fn line(step: &Step) -> Line {
    Line { at: step.at, device: step.device, step: step.id }
}

fn concerns(library: &Library, step: &Step, names: &BTreeSet<CustomerId>) -> bool {
    step.touches.iter().any(|touch| match touch {
        Touch::Created(record) | Touch::Wrote { record, .. } => {
            told::person(*record).is_some_and(|person| names.contains(&person))
        }
        Touch::Logged(visit) | Touch::Voided(visit) => library
            .visit(*visit)
            .and_then(|visit| visit.customer)
            .is_some_and(|person| names.contains(&person)),
        Touch::Erased(person) => names.contains(person),
        Touch::Took(_) => false,
    }) || step.undoes.and_then(|undone| library.step(undone)).is_some_and(|undone| {
        // One level is enough: an undoing touches what the undone step touched.
        undone.undoes.is_none() && concerns(library, undone, names)
    })
}

#[cfg(test)]
mod tests;
