//! What a rule can ask of a person.

use super::Stage;
use crate::analysis::survey::{Portrait, Survey};
use crate::analysis::{PartOfDay, fold};
use crate::domain::{AllergyKind, Customer, Diet, Taste};

/// Something counted of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// How many visits.
    Visits,
    /// How many cents they spent in the last 365 days.
    Spent,
    /// How many days since the last visit; who never came has no such number.
    DaysAway,
    /// How many days usually lie between two visits.
    Gap,
}

impl Measure {
    /// All of them.
    pub const ALL: [Measure; 4] = [Measure::Visits, Measure::Spent, Measure::DaysAway, Measure::Gap];

    /// Returns the code it is stored under.
    pub fn code(self) -> &'static str {
        match self {
            Measure::Visits => "visits",
            Measure::Spent => "spent",
            Measure::DaysAway => "away",
            Measure::Gap => "gap",
        }
    }

    /// Returns what is counted; `None` where there is nothing to count.
    fn of(self, portrait: Option<&Portrait>, survey: &Survey) -> Option<f64> {
        match self {
            Measure::Visits => Some(portrait.map_or(0.0, |portrait| f64::from(portrait.visits))),
            Measure::Spent => Some(portrait.map_or(0.0, |portrait| portrait.spent as f64)),
            Measure::DaysAway => portrait.map(|portrait| portrait.silence(survey.today()) as f64),
            Measure::Gap => portrait.and_then(|portrait| portrait.gap),
        }
    }
}

/// Something that holds of a person, or does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// They stand there with the shop.
    Stage(Stage),
    /// At least so much is counted.
    AtLeast(Measure, u32),
    /// At most so much is counted.
    AtMost(Measure, u32),
    /// Most of their visits are at this part of the day.
    Part(PartOfDay),
    /// They have this tag.
    Tag(Box<str>),
    /// They keep this diet.
    Diet(Diet),
    /// They are allergic to this.
    Allergy(AllergyKind),
    /// They said that they like it.
    Likes(Box<str>),
    /// They have it often: on 3 of 10 orders of late.
    Has(Box<str>),
    /// They are spoken to in this language.
    Language(Box<str>),
    /// One that a newer version knows: kept, and picks nobody.
    Unknown(Box<str>),
}

impl Condition {
    /// Returns whether it looks at what only the person's consent opens.
    pub fn is_about_health(&self) -> bool {
        matches!(self, Condition::Diet(_) | Condition::Allergy(_))
    }

    /// Returns whether it holds of a person.
    pub fn holds(&self, customer: &Customer<'_>, portrait: Option<&Portrait>, survey: &Survey) -> bool {
        let counted = |measure: Measure| measure.of(portrait, survey);
        match self {
            Condition::Stage(stage) => portrait.is_some_and(|portrait| stage.holds(portrait, survey)),
            Condition::AtLeast(measure, least) => {
                counted(*measure).is_some_and(|count| count >= f64::from(*least))
            }
            Condition::AtMost(measure, most) => {
                counted(*measure).is_some_and(|count| count <= f64::from(*most))
            }
            Condition::Part(part) => portrait.and_then(Portrait::usual_part) == Some(*part),
            Condition::Tag(tag) => {
                let wanted = fold(tag);
                customer.tags().iter().any(|tag| fold(tag) == wanted)
            }
            Condition::Diet(diet) => customer.diets().contains(diet),
            Condition::Allergy(kind) => customer.allergies().iter().any(|allergy| allergy.kind == *kind),
            Condition::Likes(what) => {
                let wanted = fold(what);
                let likes = customer.preferences();
                likes.iter().any(|one| one.taste == Taste::Like && fold(&one.what).contains(&wanted))
            }
            Condition::Has(what) => portrait.zip(survey.number(what)).is_some_and(|(portrait, number)| {
                portrait.has(number) && portrait.count(number) * 10 >= portrait.orders * 3
            }),
            Condition::Language(tag) => customer.language().split('-').next() == tag.split('-').next(),
            Condition::Unknown(_) => false,
        }
    }
}
