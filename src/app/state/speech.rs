//! The language of the screens, with everything that depends on it: texts, dates, counts.

use crate::domain::{self, Birthday, Day, Stamp};
use crate::messages::{Language, Texts, fill};
use crate::platform::{clock, intl, page, settings};

/// What is needed to say something.
#[derive(Clone, Copy)]
pub struct Speech {
    /// The language.
    pub language: Language,
    /// Its texts.
    pub texts: &'static Texts,
}

impl PartialEq for Speech {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Speech {
    /// Speaks a language, and tells the page so.
    pub fn of(language: Language) -> Self {
        page::mark_root("lang", Some(language.tag()));
        Self { language, texts: language.texts() }
    }

    /// Speaks the language chosen on this phone, or else the device's.
    pub fn chosen() -> Self {
        let kept = settings::read(settings::key::LANGUAGE);
        let tags: Vec<String> = kept.into_iter().chain(page::languages()).collect();
        Self::of(Language::choose(tags.iter().map(String::as_str)))
    }

    /// Writes a count with its words, `{n}` being the number.
    pub fn count(&self, text: &str, count: u64, values: &[(&str, &str)]) -> String {
        let number = self.number(count);
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("n", number.as_str())]).collect();
        fill(intl::plural(self.language.tag(), count).of(text), &values)
    }

    /// Writes a number.
    pub fn number(&self, number: u64) -> String {
        intl::number(self.language.tag(), number)
    }

    /// Writes an amount of cents.
    pub fn money(&self, cents: i64) -> String {
        intl::money(self.language.tag(), cents)
    }

    /// Writes the time of day.
    pub fn time(&self, at: Stamp) -> String {
        intl::moment(self.language.tag(), at, intl::Style::Time)
    }

    /// Writes a minute of the day, 0 to 1439, as a time.
    pub fn minute(&self, minute: u16) -> String {
        let now = clock::now();
        let offset = clock::offset(now);
        let (today, _) = Day::of(now, offset);
        self.time(Stamp(today.start(offset).0 + u64::from(minute) * 60_000))
    }

    /// Writes the day of a moment: the weekday within a week, else the date, with the year where it is another one.
    pub fn day(&self, at: Stamp) -> String {
        let now = clock::now();
        let (today, _) = Day::of(now, clock::offset(now));
        let (day, _) = Day::of(at, clock::offset(at));
        match today.0 - day.0 {
            0 | 1 => intl::days_ago(self.language.tag(), (today.0 - day.0) as u64),
            2..=6 => self.language.weekday(day.weekday()).to_owned(),
            _ if today.civil().0 == day.civil().0 => intl::moment(self.language.tag(), at, intl::Style::Day),
            _ => intl::moment(self.language.tag(), at, intl::Style::Date),
        }
    }

    /// Writes the date of a moment, with its year, as papers want it.
    pub fn date(&self, at: Stamp) -> String {
        intl::moment(self.language.tag(), at, intl::Style::Date)
    }

    /// Writes a day and the time.
    pub fn day_and_time(&self, at: Stamp) -> String {
        format!("{} {}", self.day(at), self.time(at))
    }

    /// Writes how long ago a day was.
    pub fn ago(&self, at: Stamp) -> String {
        let now = clock::now();
        let (today, _) = Day::of(now, clock::offset(now));
        let (day, _) = Day::of(at, clock::offset(at));
        intl::days_ago(self.language.tag(), (today.0 - day.0).max(0) as u64)
    }

    /// Writes what a language is called, by its tag.
    pub fn language_name(&self, tag: &str) -> String {
        capital(&self.language_word(tag))
    }

    /// Returns what a language is called in the middle of a sentence.
    pub fn language_word(&self, tag: &str) -> String {
        intl::language_name(self.language.tag(), tag)
    }

    /// Writes a birthday.
    pub fn birthday(&self, date: Birthday) -> String {
        intl::birthday(self.language.tag(), date)
    }
}

/// Makes the first letter large.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| std::iter::once(domain::capital(first)).chain(letters).collect())
        .unwrap_or_default()
}
