//! Where somebody stands with the shop: new, regular, top, drifting, lapsed, returning. Each with its rule in figures.

use crate::analysis::survey::{Portrait, Survey};

/// Where somebody stands. They may stand in two places: the top are regular or drifting too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// First here in the last 30 days.
    New,
    /// On at least 4 days, every 14 days or oftener, not late, and not just back.
    Regular,
    /// Not lapsed, and among the tenth who spent most in a year.
    Top,
    /// Late by more than their usual gap and a week, but likely to come still.
    Drifting,
    /// Came on at least 3 days, and not likely to come again.
    Lapsed,
    /// Back in the last 14 days after an absence of a month at least, and four times their usual gap.
    Returning,
}

/// How many days somebody is new.
const NEW: i64 = 30;
/// On how many days a regular has come at least.
const DAYS: u32 = 4;
/// How many days lie between two of them at most.
const GAP: f64 = 14.0;
/// How many days more than the usual gap are nothing yet: a week's holidays.
const GRACE: f64 = 7.0;
/// How many days after coming back somebody is welcomed.
const BACK: i64 = 14;
/// Below which chance somebody is not likely to come still.
const ALIVE: f64 = 0.3;
/// After how many usual gaps somebody has lapsed where the shop has too few people to fit a chance to.
const SILENT: f64 = 5.0;
/// Before so many days of silence nobody has lapsed.
const MONTH: i64 = 30;

impl Stage {
    /// All of them.
    pub const ALL: [Stage; 6] =
        [Stage::New, Stage::Regular, Stage::Top, Stage::Drifting, Stage::Lapsed, Stage::Returning];

    /// Returns the code it is stored under.
    pub fn code(self) -> &'static str {
        match self {
            Stage::New => "new",
            Stage::Regular => "regular",
            Stage::Top => "top",
            Stage::Drifting => "drifting",
            Stage::Lapsed => "lapsed",
            Stage::Returning => "returning",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Returns whether somebody stands there.
    pub fn holds(self, portrait: &Portrait, survey: &Survey) -> bool {
        let today = survey.today();
        match self {
            Stage::New => (0..NEW).contains(&(today.0 - portrait.first.0)),
            Stage::Regular => {
                portrait.days >= DAYS
                    && portrait.gap.is_some_and(|gap| gap <= GAP)
                    && late(portrait, survey).is_some_and(|late| !late)
                    && !lapsed(portrait, survey)
                    && !Stage::Returning.holds(portrait, survey)
            }
            Stage::Top => survey.top().is_some_and(|top| portrait.spent >= top) && !lapsed(portrait, survey),
            Stage::Drifting => late(portrait, survey) == Some(true) && !lapsed(portrait, survey),
            Stage::Lapsed => lapsed(portrait, survey),
            Stage::Returning => {
                portrait.back.is_some_and(|back| (0..BACK).contains(&(today.0 - back.back.0)))
            }
        }
    }
}

/// Returns whether somebody is later than they ever are; `None` where there is no rhythm to be late by.
fn late(portrait: &Portrait, survey: &Survey) -> Option<bool> {
    let rhythm = portrait.rhythm(survey.today(), survey.habit())?;
    Some(portrait.days >= DAYS && rhythm.late > rhythm.gap.max(1.0) + GRACE)
}

/// Returns whether somebody is not likely to come again.
fn lapsed(portrait: &Portrait, survey: &Survey) -> bool {
    let silence = portrait.silence(survey.today());
    let Some(rhythm) = portrait.rhythm(survey.today(), survey.habit()) else { return false };
    silence >= MONTH && rhythm.alive.map_or(silence as f64 > SILENT * rhythm.gap, |alive| alive < ALIVE)
}
