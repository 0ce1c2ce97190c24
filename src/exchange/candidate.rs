//! A person as a file tells of them, before anything is compared with who is known.

use crate::domain::{AllergyKind, Birthday, Day, Diet, Severity};

/// A person in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// The part of the archive they stand in, empty for a plain file.
    pub part: Box<str>,
    /// The line they begin on, counted from 1.
    pub line: u32,
    /// The name, empty when there is none.
    pub name: Box<str>,
    /// What they like to be called, empty when not said.
    pub nickname: Box<str>,
    /// How to recognise them, empty when not said.
    pub look: Box<str>,
    /// Phone numbers as written, the main one first.
    pub phones: Vec<Box<str>>,
    /// Mail addresses, the main one first.
    pub mails: Vec<Box<str>>,
    /// The birthday.
    pub birthday: Option<Birthday>,
    /// Other dates, by their labels.
    pub dates: Vec<(Box<str>, Birthday)>,
    /// Free text, as it stands.
    pub notes: Vec<Box<str>>,
    /// Tags, groups, labels.
    pub tags: Vec<Box<str>>,
    /// The language as a BCP 47 tag, empty when not said.
    pub language: Box<str>,
    /// The favourite place in the shop, empty when not said.
    pub place: Box<str>,
    /// The first day on which the other program knew them.
    pub since: Option<Day>,
    /// Whether they refused marketing elsewhere.
    pub refused: bool,
    /// When, where the file tells.
    pub refused_on: Option<Day>,
    /// Allergies, only from a field that is meant for them.
    pub allergies: Vec<(AllergyKind, Severity)>,
    /// Diets, only from a field that is meant for them.
    pub diets: Vec<Diet>,
    /// Ids of the other program by their labels: the same id is the same person.
    pub keys: Vec<Fact>,
    /// All else, by the labels it had.
    pub facts: Vec<Fact>,
    /// What could not be read, and is kept as a fact.
    pub doubts: Vec<Doubt>,
}

/// A label and what stood under it.
pub type Fact = (Box<str>, Box<str>);

/// A value that could not be read as what its label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What it should be.
    pub expected: Expected,
    /// Its label.
    pub label: Box<str>,
    /// As it stands in the file.
    pub text: Box<str>,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Expected {
    /// A date.
    Date,
    /// A phone number.
    Phone,
    /// A mail address.
    Email,
}

/// Fowler, Noll and Vo's hash, FNV-1a, of 64 bits.
struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    /// Adds texts, each with its end, and the end of them all.
    fn add<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        let mut add = |byte: u8| self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        for text in texts {
            text.bytes().for_each(&mut add);
            add(0xff);
        }
        add(0xfe);
    }
}

impl Candidate {
    /// Returns whether the file tells nothing of them.
    pub fn is_empty(&self) -> bool {
        *self == Candidate { part: self.part.clone(), line: self.line, ..Candidate::default() }
    }

    /// Returns whether they can be found again: by a name, a nickname, their looks, a phone or a mail address.
    pub fn is_somebody(&self) -> bool {
        let called = [&self.name, &self.nickname, &self.look].iter().any(|text| !text.is_empty());
        called || !self.phones.is_empty() || !self.mails.is_empty()
    }

    /// Returns what tells this row from others: the same row of the same program has it again, on whatever line.
    pub fn fingerprint(&self) -> Box<str> {
        let date = |date: &Birthday| date.to_text();
        let day = |day: Option<Day>| day.map_or(String::new(), |day| day.0.to_string());
        let mut hash = Fingerprint::default();
        for text in [&self.name, &self.nickname, &self.look, &self.language, &self.place] {
            hash.add([&**text]);
        }
        for texts in [&self.phones, &self.mails, &self.notes, &self.tags] {
            hash.add(texts.iter().map(|text| &**text));
        }
        for pairs in [&self.keys, &self.facts] {
            hash.add(pairs.iter().flat_map(|(label, text)| [&**label, &**text]));
        }
        hash.add([&*self.birthday.as_ref().map(date).unwrap_or_default(), &*day(self.since)]);
        hash.add([if self.refused { "refused" } else { "" }, &*day(self.refused_on)]);
        for (label, day) in &self.dates {
            hash.add([&**label, &*date(day)]);
        }
        for (kind, severity) in &self.allergies {
            hash.add([&*kind.field().key(), severity.code()]);
        }
        for diet in &self.diets {
            hash.add([&*diet.key()]);
        }
        format!("{:016x}", hash.0).into()
    }

    /// Adds a fact; a second one of the same label gets a number behind it, so that none is lost.
    pub fn add_fact(&mut self, label: &str, text: &str) {
        let text = text.trim();
        let is_there = |label: &str| self.facts.iter().find(|(other, _)| &**other == label);
        if text.is_empty() || is_there(label).is_some_and(|(_, other)| &**other == text) {
            return;
        }
        let mut wanted = label.to_owned();
        let mut number = 2;
        while is_there(&wanted).is_some() {
            wanted = format!("{label} {number}");
            number += 1;
        }
        self.facts.push((wanted.into(), text.into()));
    }

    /// Adds a value that could not be read, as a fact and as a doubt.
    pub fn add_doubt(&mut self, expected: Expected, label: &str, text: &str) {
        self.add_fact(label, text);
        self.doubts.push(Doubt { expected, label: label.into(), text: text.trim().into() });
    }

    /// Adds phone numbers, of which a cell may hold several.
    pub fn add_phones(&mut self, label: &str, text: &str) {
        for part in super::values::split_phones(text) {
            match crate::analysis::phone_key(part) {
                Some(_) if self.phones.iter().any(|phone| &**phone == part) => {}
                Some(_) => self.phones.push(part.into()),
                None => self.add_doubt(Expected::Phone, label, part),
            }
        }
    }

    /// Adds mail addresses, of which a cell may hold several.
    pub fn add_mails(&mut self, label: &str, text: &str) {
        for part in super::values::split_mails(text) {
            if !super::values::is_mail(part) {
                self.add_doubt(Expected::Email, label, part);
            } else if !self.mails.iter().any(|mail| mail.eq_ignore_ascii_case(part)) {
                self.mails.push(part.into());
            }
        }
    }

    /// Adds tags, of which a cell may hold several.
    pub fn add_tags(&mut self, text: &str) {
        super::values::split_tags(text).into_iter().for_each(|tag| self.add_tag(tag));
    }

    /// Adds a tag.
    pub fn add_tag(&mut self, tag: &str) {
        if !tag.is_empty() && !self.tags.iter().any(|other| &**other == tag) {
            self.tags.push(tag.into());
        }
    }

    /// Adds allergies in words; the words themselves stay as a fact, since they may say more.
    pub fn add_allergies(&mut self, label: &str, text: &str) {
        for (kind, severity) in super::allergy_words::read_allergies(text) {
            if !self.allergies.iter().any(|(other, _)| *other == kind) {
                self.allergies.push((kind, severity));
            }
        }
        self.add_fact(label, text);
    }

    /// Adds diets in words.
    pub fn add_diets(&mut self, text: &str) {
        for diet in super::diet_words::read_diets(text) {
            if !self.diets.contains(&diet) {
                self.diets.push(diet);
            }
        }
    }
}
