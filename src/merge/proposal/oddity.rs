//! Clocks that were far ahead: what they wrote stays on top until somebody writes over it.

use crate::domain::{DeviceId, Entry, Library, Stamp, order};
use std::collections::BTreeMap;

/// From how far ahead on a clock is told of, in milliseconds: a day, so that no time zone is taken for it.
const FAR: u64 = 86_400_000;

/// A phone whose clock was far ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oddity {
    /// Which phone.
    pub device: DeviceId,
    /// The latest moment it wrote.
    pub stamp: Stamp,
}

/// Collects them.
#[derive(Clone, Debug, Default)]
pub struct Oddities {
    latest: BTreeMap<DeviceId, Stamp>,
}

impl Oddities {
    /// Looks at an entry of a file, at a moment of this phone.
    pub fn look_at(&mut self, library: &Library, entry: &Entry, now: Stamp) {
        match entry {
            Entry::Record(record) => {
                let mine = library.record(record.id());
                for (field, register) in record.registers() {
                    if register.stamp.0 > now.0.saturating_add(FAR)
                        && mine.and_then(|mine| mine.register(field)) != Some(register)
                    {
                        self.note(register.device, register.stamp, now);
                    }
                }
            }
            Entry::Visit(visit) if library.visit(visit.id).is_none() => {
                self.note(visit.device, visit.at, now);
            }
            Entry::Step(step) if library.step(step.id).is_none() => self.note(step.device, step.at, now),
            Entry::Visit(_) | Entry::Step(_) => {}
        }
    }

    /// Returns what was found.
    pub fn finish(self) -> Vec<Oddity> {
        let mut all: Vec<Oddity> =
            self.latest.into_iter().map(|(device, stamp)| Oddity { device, stamp }).collect();
        order::sort(&mut all);
        all
    }

    fn note(&mut self, device: DeviceId, stamp: Stamp, now: Stamp) {
        if stamp.0 > now.0.saturating_add(FAR) {
            let latest = self.latest.entry(device).or_insert(stamp);
            *latest = stamp.max(*latest);
        }
    }
}
