//! Calendar days and birthdays, in the proleptic Gregorian calendar, without any time zone of their own.

use super::Stamp;

/// A calendar day, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// Returns the local day and minute of the day, 0 to 1439, of a moment `offset` minutes ahead of UTC.
    pub fn of(stamp: Stamp, offset: i16) -> (Day, u16) {
        let minutes = (stamp.0 / 60_000) as i64 + i64::from(offset);
        (Day(minutes.div_euclid(1440)), minutes.rem_euclid(1440) as u16)
    }

    /// Returns the day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        (self.0 + 3).rem_euclid(7) as u8
    }

    /// Returns year, month 1 to 12 and day 1 to 31 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    pub fn civil(self) -> (i64, u8, u8) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month as u8, day as u8)
    }

    /// Returns the day of a date, if there is such a date.
    pub fn from_civil(year: i64, month: u8, day: u8) -> Option<Day> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(Some(year), month) {
            return None;
        }
        let year = year - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Day(era * 146_097 + day_of_era - 719_468))
    }

    /// Returns the same day so many months later, the last one of its month where there is no such day.
    pub fn months_later(self, months: u64) -> Day {
        let (year, month, day) = self.civil();
        let month = year * 12 + i64::from(month) - 1 + months.min(12_000) as i64;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) as u8 + 1);
        (1..=day).rev().find_map(|day| Day::from_civil(year, month, day)).unwrap_or(self)
    }

    /// Returns the moment at which the day begins where local time is `offset` minutes ahead of UTC.
    pub fn start(self, offset: i16) -> Stamp {
        Stamp(((self.0 * 1440 - i64::from(offset)) * 60_000).max(0) as u64)
    }
}

/// Returns how many days a month has; 29 for February when the year is not known.
fn days_in_month(year: Option<i64>, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(year) if year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

/// A date that comes back every year; the year it began in is optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Birthday {
    /// The year, where it is known.
    pub year: Option<i64>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Birthday {
    /// Makes one, if there is such a date.
    pub fn new(year: Option<i64>, month: u8, day: u8) -> Option<Self> {
        let known = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        known.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`, or `--MM-DD` where the year is not known.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = match text.strip_prefix("--") {
            Some(rest) => (None, rest),
            None => {
                let (year, rest) = text.split_at_checked(4)?;
                (Some(year.parse().ok()?), rest.strip_prefix('-')?)
            }
        };
        let (month, day) = rest.split_once('-')?;
        Self::new(year, month.parse().ok()?, day.parse().ok()?)
    }

    /// Writes what [`Birthday::parse`] reads.
    pub fn to_text(self) -> String {
        match self.year {
            Some(year) => format!("{year:04}-{:02}-{:02}", self.month, self.day),
            None => format!("--{:02}-{:02}", self.month, self.day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn days_and_dates_are_inverse(number in -800_000_i64..800_000) {
            let (year, month, day) = Day(number).civil();
            prop_assert_eq!(Day::from_civil(year, month, day), Some(Day(number)));
        }

        #[test]
        fn birthdays_read_back(year in proptest::option::of(1900_i64..2100), month in 1_u8..=12, day in 1_u8..=28) {
            let birthday = Birthday::new(year, month, day);
            prop_assert_eq!(birthday.and_then(|b| Birthday::parse(&b.to_text())), birthday);
        }
    }

    #[test]
    fn known_days() {
        assert_eq!(Day(0).civil(), (1970, 1, 1));
        assert_eq!(Day(0).weekday(), 3, "a Thursday");
        assert_eq!(Day::from_civil(2026, 11, 24).map(Day::weekday), Some(1), "a Tuesday");
        assert_eq!(Day::from_civil(2023, 2, 29), None);
        assert_eq!(Day::of(Stamp(0), 60), (Day(0), 60));
        assert_eq!(Day::of(Stamp(0), -60), (Day(-1), 1380));
        assert_eq!(Day(1).start(120), Stamp(22 * 3_600_000));
    }

    #[test]
    fn a_leap_birthday_needs_no_year() {
        assert!(Birthday::parse("--02-29").is_some());
        assert!(Birthday::parse("2023-02-29").is_none());
        assert!(Birthday::parse("2024-02-29").is_some());
        assert!(Birthday::parse("é1234").is_none());
    }
}
