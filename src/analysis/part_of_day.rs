//! The parts of a day at a counter: what people have depends on them more than on anything else.

use crate::domain::{Day, Stamp, Visit};

/// A part of the day, by the shop's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfDay {
    /// From 4:00: before the town wakes up.
    Early,
    /// From 7:00: breakfast.
    Morning,
    /// From 11:30: lunch.
    Lunch,
    /// From 15:00: coffee, tea.
    Afternoon,
    /// From 18:00: the drink before dinner.
    Aperitivo,
    /// From 20:00: dinner.
    Evening,
    /// From 23:00: the last ones.
    Night,
}

impl PartOfDay {
    /// All parts, as a day goes.
    pub const ALL: [PartOfDay; 7] = [
        PartOfDay::Early,
        PartOfDay::Morning,
        PartOfDay::Lunch,
        PartOfDay::Afternoon,
        PartOfDay::Aperitivo,
        PartOfDay::Evening,
        PartOfDay::Night,
    ];

    /// Returns the part of a minute of the day, 0 to 1439.
    pub fn of(minute: u16) -> Self {
        match minute {
            0..240 => PartOfDay::Night,
            240..420 => PartOfDay::Early,
            420..690 => PartOfDay::Morning,
            690..900 => PartOfDay::Lunch,
            900..1080 => PartOfDay::Afternoon,
            1080..1200 => PartOfDay::Aperitivo,
            1200..1380 => PartOfDay::Evening,
            _ => PartOfDay::Night,
        }
    }

    /// Returns the code it is stored under.
    pub fn code(self) -> &'static str {
        match self {
            PartOfDay::Early => "early",
            PartOfDay::Morning => "morning",
            PartOfDay::Lunch => "lunch",
            PartOfDay::Afternoon => "afternoon",
            PartOfDay::Aperitivo => "aperitivo",
            PartOfDay::Evening => "evening",
            PartOfDay::Night => "night",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// When in the day and in the week something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Occasion {
    /// The part of the day.
    pub part: PartOfDay,
    /// Whether it is a Saturday or a Sunday.
    pub weekend: bool,
}

impl Occasion {
    /// Returns the occasion of a moment, `offset` minutes ahead of UTC. The small hours belong to the evening before.
    pub fn of(at: Stamp, offset: i16) -> Self {
        let (day, minute) = Day::of(at, offset);
        let day = if minute < 240 { Day(day.0 - 1) } else { day };
        Self { part: PartOfDay::of(minute), weekend: day.weekday() >= 5 }
    }

    /// Returns the occasion of a visit.
    pub fn of_visit(visit: &Visit) -> Self {
        Self::of(visit.at, visit.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_goes_round() {
        let parts: Vec<PartOfDay> = (240..1440).chain(0..240).map(PartOfDay::of).collect();
        assert!(parts.is_sorted());
        for part in PartOfDay::ALL {
            assert!(parts.contains(&part));
            assert_eq!(PartOfDay::parse(part.code()), Some(part));
        }
    }

    #[test]
    fn saturday_night_ends_on_sunday_morning() {
        let friday = Day(1);
        assert_eq!(friday.weekday(), 4);
        let at = |day: i64, hour: u64| Occasion::of(Stamp(Day(day).start(60).0 + hour * 3_600_000), 60);
        assert_eq!(at(1, 22), Occasion { part: PartOfDay::Evening, weekend: false });
        assert_eq!(at(2, 1), Occasion { part: PartOfDay::Night, weekend: false });
        assert_eq!(at(4, 1), Occasion { part: PartOfDay::Night, weekend: true });
        assert_eq!(at(4, 8), Occasion { part: PartOfDay::Morning, weekend: false });
    }
}
