//! Every text that a person reads: what is said stands in `texts`, how it is said in one file per language.

mod care;
mod coming_in;
mod doors;
mod en;
mod fill;
mod house;
mod importing;
mod it;
mod menu;
mod naming;
mod people;
mod person;
pub mod reviews;
mod sync;
mod texts;
mod trust;

pub use care::CareTexts;
pub use coming_in::ImportTexts;
pub use doors::DoorTexts;
pub use fill::{Plural, fill, initials};
pub use house::HouseTexts;
pub use importing::{
    expected_name, field_words, file_trouble, kind_name, meaning_name, problem_words, why_skipped,
};
pub use menu::MenuTexts;
pub use naming::{
    allergen_name, allergy_name, channel_name, diet_name, dish_meaning_name, field_name, paper_name,
    part_name, presence_name,
};
pub use people::PeopleTexts;
pub use person::PersonTexts;
pub use sync::SyncTexts;
pub use texts::Texts;
pub use trust::TrustTexts;

/// A language that the app speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Italian.
    Italian,
    /// English.
    English,
}

impl Language {
    /// All that it speaks.
    pub const ALL: [Language; 2] = [Language::Italian, Language::English];

    /// Returns the BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Italian => "it",
            Language::English => "en",
        }
    }

    /// Returns what stands between whole euros and cents.
    pub fn decimal_mark(self) -> char {
        match self {
            Language::Italian => ',',
            Language::English => '.',
        }
    }

    /// Returns its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::Italian => "Italiano",
            Language::English => "English",
        }
    }

    /// Returns the first of the wanted tags that it speaks; Italian where there is none, since the shops are there.
    pub fn choose<'a>(tags: impl IntoIterator<Item = &'a str>) -> Language {
        tags.into_iter()
            .find_map(|tag| {
                let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
                Language::ALL.into_iter().find(|language| language.tag() == primary)
            })
            .unwrap_or(Language::Italian)
    }

    /// Returns what a day of the week is called, 0 for Monday to 6 for Sunday, as the browser's Intl has it: the first
    /// screen names today, and making a formatter takes longer than finding a customer.
    pub fn weekday(self, day: u8) -> &'static str {
        let days = match self {
            Language::Italian => {
                ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]
            }
            Language::English => {
                ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            }
        };
        days[usize::from(day % 7)]
    }

    /// Returns its texts.
    pub fn texts(self) -> &'static Texts {
        match self {
            Language::Italian => &it::TEXTS,
            Language::English => &en::TEXTS,
        }
    }

    /// Returns its texts about exchange, backup and taking data out.
    pub fn sync(self) -> &'static SyncTexts {
        match self {
            Language::Italian => &sync::ITALIAN,
            Language::English => &sync::ENGLISH,
        }
    }

    /// Returns its texts about care: thanks, offers, groups, consent.
    pub fn care(self) -> &'static CareTexts {
        match self {
            Language::Italian => &care::ITALIAN,
            Language::English => &care::ENGLISH,
        }
    }

    /// Returns what is said about settings, installing and keeping.
    pub fn house(self) -> &'static HouseTexts {
        match self {
            Language::Italian => &house::ITALIAN,
            Language::English => &house::ENGLISH,
        }
    }

    /// Returns what is said about the menu and orders.
    pub fn menu(self) -> &'static MenuTexts {
        match self {
            Language::Italian => &menu::ITALIAN,
            Language::English => &menu::ENGLISH,
        }
    }

    /// Returns what is said about one person.
    pub fn person(self) -> &'static PersonTexts {
        match self {
            Language::Italian => &person::ITALIAN,
            Language::English => &person::ENGLISH,
        }
    }

    /// Returns what is said about the list of people, their records and the history.
    pub fn people(self) -> &'static PeopleTexts {
        match self {
            Language::Italian => &people::ITALIAN,
            Language::English => &people::ENGLISH,
        }
    }

    /// Returns what is said while people come in from a file.
    pub fn coming_in(self) -> &'static ImportTexts {
        match self {
            Language::Italian => &coming_in::ITALIAN,
            Language::English => &coming_in::ENGLISH,
        }
    }

    /// Returns its texts about the ways into a locked book besides the passcode.
    pub fn doors(self) -> &'static DoorTexts {
        match self {
            Language::Italian => &doors::ITALIAN,
            Language::English => &doors::ENGLISH,
        }
    }

    /// Returns its texts about trust: the lock, a person's rights, the owner's duties.
    pub fn trust(self) -> &'static TrustTexts {
        match self {
            Language::Italian => &trust::ITALIAN,
            Language::English => &trust::ENGLISH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn holes(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    fn all(language: Language) -> Vec<(&'static str, &'static str)> {
        [
            language.texts().all(),
            language.person().all(),
            language.people().all(),
            language.house().all(),
            language.coming_in().all(),
            language.menu().all(),
            language.care().all(),
            language.review_texts().all(),
            language.sync().all(),
            language.trust().all(),
            language.doors().all(),
        ]
        .concat()
    }

    #[test]
    fn both_languages_say_everything_with_the_same_holes() {
        let (italian, english) = (all(Language::Italian), all(Language::English));
        for ((key, italian), (_, english)) in italian.into_iter().zip(english) {
            assert!(!italian.trim().is_empty(), "{key} is empty in Italian");
            assert!(!english.trim().is_empty(), "{key} is empty in English");
            assert_eq!(holes(italian), holes(english), "{key}");
            assert_eq!(italian.contains('|'), english.contains('|'), "{key}: plural in one language only");
        }
    }

    #[test]
    fn the_voice_is_kept() {
        for language in Language::ALL {
            for (key, text) in all(language) {
                let text = text.to_lowercase();
                for word in ["!", "oops", "fake", "falso", "falsa", "error ", "<", "spiacenti"] {
                    assert!(!text.contains(word), "{key} in {}: {word}", language.tag());
                }
            }
        }
    }

    #[test]
    fn the_device_chooses() {
        assert_eq!(Language::choose(["en-US", "it"]), Language::English);
        assert_eq!(Language::choose(["fr", "it_IT"]), Language::Italian);
        assert_eq!(Language::choose(["ja"]), Language::Italian);
    }
}
