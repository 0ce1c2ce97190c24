//! Puts an incident together: is there an alert, what is its cause, what speaks for coordination, what was ruled out.

use super::alert::{Alarm, Thresholds, Watch};
use super::aspect::{Aspect, Polarity};
use super::burst::{Burst, burst};
use super::cause::{ENOUGH, Finding, Trait, findings, is_extreme, leading_aspect};
use super::sign::{Circumstances, Outcome, Sign, ledger, outcome, weight};
use super::voice::{Dish, Shift, Voice};

/// How long an alarm stays an alert, in days before the last review.
const FRESH: i64 = 45;
/// How many of the last reviews an alarm may be old, where reviews are rare.
const RECENT: usize = 10;

/// Why an incident came about, as far as the reviews tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// One aspect.
    Aspect(Aspect),
    /// The signs are consistent with coordination.
    Coordination,
    /// There is no more than chance.
    Chance,
    /// More than chance, but the reviews do not tell why.
    Unknown,
}

/// What is known of an incident.
#[derive(Clone, Debug)]
pub struct Incident {
    /// Whether the owner is to be told.
    pub alert: bool,
    /// The cause.
    pub cause: Cause,
    /// The dish that is named more than usual.
    pub dish: Option<String>,
    /// The weekday that is named more than usual, 0 for Monday.
    pub weekday: Option<u8>,
    /// The shift that is named more than usual.
    pub shift: Option<Shift>,
    /// How sure the cause is, 0 to 1.
    pub confidence: f64,
    /// The alarm of the complaints.
    pub alarm: Option<Alarm>,
    /// The burst of reviews.
    pub burst: Option<Burst>,
    /// The reviews of the window, as indices in the order of time.
    pub window: Vec<usize>,
    /// Whether the window holds too few reviews to tell.
    pub too_few: bool,
    /// Everything that was looked at, most telling first.
    pub findings: Vec<Finding>,
    /// The ledger of signs of coordination.
    pub signs: Vec<Sign>,
    /// What the ledger is consistent with.
    pub outcome: Outcome,
}

/// Examines the reviews of a venue, which must be in the order of time.
pub fn examine(voices: &[Voice], dishes: &[Dish], open: &dyn Fn(u8, u16) -> Option<bool>) -> Incident {
    let voices: Vec<&Voice> = voices.iter().collect();
    let mut examining = Examining::new(&voices);
    while examining.step(&voices, usize::MAX) {}
    examining.finish(&voices, dishes, open)
}

/// An examination that is made a slice at a time. The reviews must stay the same meanwhile.
pub struct Examining {
    thresholds: Thresholds,
    watch: Watch,
    alarms: Vec<Alarm>,
    next: usize,
    burst: Option<Burst>,
    looked: bool,
}

impl Examining {
    /// Begins with the reviews of a venue, which must be in the order of time.
    pub fn new(voices: &[&Voice]) -> Examining {
        let (first, last) =
            (voices.first().map_or(0, |voice| voice.day), voices.last().map_or(0, |voice| voice.day));
        let months = ((last - first) as f64 / 30.4).max(1.0);
        let thresholds = Thresholds::new(voices.len() as f64 / months);
        let (watch, alarms) = (Watch::default(), Vec::new());
        Examining { thresholds, watch, alarms, next: 0, burst: None, looked: false }
    }

    /// Watches at most `most` more reviews, then looks for a burst; returns whether there is more to do.
    pub fn step(&mut self, voices: &[&Voice], most: usize) -> bool {
        for voice in voices.iter().skip(self.next).take(most) {
            self.alarms.extend(self.watch.take(voice.is_negative(), &mut self.thresholds));
            self.next += 1;
        }
        if self.next < voices.len() {
            return true;
        }
        if !std::mem::replace(&mut self.looked, true) {
            let last = voices.last().map_or(0, |voice| voice.day);
            let days: Vec<i64> = voices.iter().map(|voice| voice.day).collect();
            self.burst = burst(&days, last, voices.len() as u64).filter(|burst| burst.chance < 0.01);
            return true;
        }
        false
    }

    /// Tells what came of it, once nothing more is to be done.
    pub fn finish(
        self,
        voices: &[&Voice],
        dishes: &[Dish],
        open: &dyn Fn(u8, u16) -> Option<bool>,
    ) -> Incident {
        let last = voices.last().map_or(0, |voice| voice.day);
        let fresh =
            |alarm: &&Alarm| voices[alarm.at].day >= last - FRESH || alarm.at + RECENT >= voices.len();
        // The first alarm of a run of alarms tells where it began.
        let alarm = self.alarms.iter().rev().take_while(fresh).last().copied();
        let burst = self.burst;
        let bad = if alarm.is_some() || burst.is_none() {
            Polarity::Negative
        } else {
            mostly(voices, burst.as_ref())
        };
        let from = match (alarm, burst) {
            (Some(alarm), _) => alarm.from,
            (None, Some(burst)) => voices.partition_point(|voice| voice.day < burst.from),
            (None, None) => voices.len(),
        };
        report(voices, from, Evidence { alarm, burst, bad }, dishes, open)
    }
}

struct Evidence {
    alarm: Option<Alarm>,
    burst: Option<Burst>,
    bad: Polarity,
}

/// Tells of what most reviews of a burst are.
fn mostly(voices: &[&Voice], burst: Option<&Burst>) -> Polarity {
    let inside = |voice: &&&Voice| {
        burst.is_some_and(|burst| (burst.from..burst.from + burst.days as i64).contains(&voice.day))
    };
    let (good, bad) = voices.iter().filter(inside).fold((0, 0), |(good, bad), voice| {
        (good + usize::from(voice.is_positive()), bad + usize::from(voice.is_negative()))
    });
    if bad > good { Polarity::Negative } else { Polarity::Positive }
}

fn report(
    voices: &[&Voice],
    from: usize,
    evidence: Evidence,
    dishes: &[Dish],
    open: &dyn Fn(u8, u16) -> Option<bool>,
) -> Incident {
    let Evidence { alarm, burst, bad } = evidence;
    let window: Vec<&Voice> = voices[from..].to_vec();
    let before: Vec<&Voice> = voices[..from].to_vec();
    let extreme: Vec<&Voice> = window.iter().filter(|voice| is_extreme(voice, bad)).copied().collect();
    let found = findings(&window, &before, dishes, bad);
    let leading = leading_aspect(&window, &before, &found, bad);
    let circumstances = Circumstances { dishes, open, burst, focus: leading.map(|(_, share)| share) };
    let signs = if extreme.len() >= ENOUGH { ledger(&extreme, &before, &circumstances) } else { Vec::new() };
    let outcome = outcome(&signs, leading.is_some());
    let something = alarm.is_some() || burst.is_some();
    let too_few = something && extreme.len() < ENOUGH;
    let coordinated = something && !too_few && outcome == Outcome::Coordination;
    // A burst of praise is no incident unless it looks arranged.
    let alert = alarm.is_some() || coordinated || (burst.is_some() && bad == Polarity::Negative);
    let cause = match leading {
        _ if !alert => Cause::Chance,
        _ if coordinated => Cause::Coordination,
        Some((aspect, _)) if !too_few => Cause::Aspect(aspect),
        _ => Cause::Unknown,
    };
    let real = matches!(cause, Cause::Aspect(_));
    let standing = |pick: &dyn Fn(&Trait) -> bool| {
        found.iter().find(|finding| real && finding.stands && finding.hits >= 3 && pick(&finding.common))
    };
    let dish = standing(&|common| matches!(common, Trait::Dish(_))).map(|finding| finding.common.clone());
    let weekday =
        standing(&|common| matches!(common, Trait::Weekday(_))).map(|finding| finding.common.clone());
    let shift = standing(&|common| matches!(common, Trait::Shift(_))).map(|finding| finding.common.clone());
    let confidence = match cause {
        Cause::Chance if something => 0.6,
        Cause::Chance => 0.9,
        Cause::Coordination => 1.0 / (1.0 + (-(weight(&signs) - 1.8)).exp()),
        Cause::Aspect(_) => (0.5 + 0.5 * leading.map_or(0.0, |(_, share)| share)).min(0.95),
        Cause::Unknown => 0.3,
    };
    Incident {
        alert,
        cause,
        dish: dish.and_then(|common| if let Trait::Dish(name) = common { Some(name) } else { None }),
        weekday: weekday.and_then(|common| if let Trait::Weekday(day) = common { Some(day) } else { None }),
        shift: shift.and_then(|common| if let Trait::Shift(shift) = common { Some(shift) } else { None }),
        confidence,
        alarm,
        burst,
        window: (from..voices.len()).collect(),
        too_few,
        findings: found,
        signs,
        outcome,
    }
}
