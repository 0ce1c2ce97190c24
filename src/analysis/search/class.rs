//! How well something fits: one byte, the smaller the better, so that the best and the worst are plain comparisons.

/// Where words were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The name.
    Name,
    /// What they like to be called.
    Nickname,
    /// How to recognise them.
    Look,
    /// A phone number.
    Phone,
    /// A mail address.
    Email,
    /// A tag.
    Tag,
    /// A note.
    Note,
}

impl Part {
    /// All parts, in their order.
    pub const ALL: [Part; 7] =
        [Part::Name, Part::Nickname, Part::Look, Part::Phone, Part::Email, Part::Tag, Part::Note];

    /// Returns whether people are called by it.
    pub fn is_name(self) -> bool {
        self <= Part::Nickname
    }
}

/// How a typed word fits a word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is the word.
    Whole,
    /// The word begins with it.
    Start,
    /// It stands inside the word.
    Inside,
    /// So many letters are wrong, 1 or 2, and the word ends where the typed one does.
    Wrong(u8),
    /// So many letters are wrong, 1 or 2, and the word goes on.
    WrongStart(u8),
}

/// A fit and a part in one byte: `fuzzy edits inside other-than-name begun part`, from the highest bit to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class(pub u8);

impl Class {
    /// Worse than everything: it does not fit.
    pub const NONE: Class = Class(u8::MAX);
    const FUZZY: u8 = 1 << 7;

    /// Returns the class of a fit in a part.
    pub fn of(fit: Fit, part: Part) -> Class {
        let fit = match fit {
            Fit::Whole => 0,
            Fit::Start => 1 << 3,
            Fit::Inside => 1 << 5 | 1 << 3,
            Fit::Wrong(edits) => Self::FUZZY | (edits - 1).min(1) << 6,
            Fit::WrongStart(edits) => Self::FUZZY | (edits - 1).min(1) << 6 | 1 << 3,
        };
        Class(fit | u8::from(!part.is_name()) << 4 | part as u8)
    }

    /// Returns what counts before recency: all but which of the parts it is.
    pub fn rank(self) -> u8 {
        self.0 >> 3
    }

    /// Returns whether letters are wrong.
    pub fn is_fuzzy(self) -> bool {
        self.0 & Self::FUZZY != 0
    }

    /// Returns the part.
    pub fn part(self) -> Part {
        Part::ALL.get(usize::from(self.0 & 7)).copied().unwrap_or(Part::Note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_is_smaller() {
        let order = [
            Class::of(Fit::Whole, Part::Name),
            Class::of(Fit::Whole, Part::Nickname),
            Class::of(Fit::Start, Part::Name),
            Class::of(Fit::Whole, Part::Look),
            Class::of(Fit::Start, Part::Note),
            Class::of(Fit::Inside, Part::Name),
            Class::of(Fit::Inside, Part::Tag),
            Class::of(Fit::Wrong(1), Part::Name),
            Class::of(Fit::WrongStart(1), Part::Nickname),
            Class::of(Fit::Wrong(2), Part::Name),
            Class::NONE,
        ];
        assert!(order.is_sorted());
        assert!(order.iter().all(|class| *class == Class::NONE || class.part() as u8 == class.0 & 7));
        assert_eq!(Class::of(Fit::Start, Part::Email).part(), Part::Email);
        assert!(Class::of(Fit::Wrong(2), Part::Name).is_fuzzy());
        assert!(!Class::of(Fit::Inside, Part::Note).is_fuzzy());
    }
}
