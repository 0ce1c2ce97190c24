//! How a rule is written down: `stage=regular; !tag=fornitori; visits>=10`. What cannot be read is kept as it is.

use super::{Clause, Condition, Measure, Rule, Stage};
use crate::analysis::PartOfDay;
use crate::domain::{AllergyKind, Diet, Field};
use std::fmt;
use std::str::FromStr;

impl FromStr for Rule {
    type Err = std::convert::Infallible;

    /// Reads a rule; a clause that this version does not know becomes [`Condition::Unknown`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let clauses = parts(text).into_iter().map(|part| {
            let (not, rest) = part.strip_prefix('!').map_or((false, part.as_str()), |rest| (true, rest));
            Clause { not, condition: read(rest) }
        });
        Ok(Self { clauses: clauses.collect() })
    }
}

/// Splits at semicolons, but for those behind a backslash.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => parts.push(String::new()),
            _ => {
                let letter = if letter == '\\' { letters.next() } else { Some(letter) };
                if let Some(part) = parts.last_mut() {
                    part.extend(letter);
                }
            }
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn read(text: &str) -> Condition {
    for measure in Measure::ALL {
        let Some(rest) = text.strip_prefix(measure.code()) else { continue };
        let number = |rest: &str| rest.parse().ok();
        if let Some(least) = rest.strip_prefix(">=").and_then(number) {
            return Condition::AtLeast(measure, least);
        }
        if let Some(most) = rest.strip_prefix("<=").and_then(number) {
            return Condition::AtMost(measure, most);
        }
    }
    let known = text.split_once('=').filter(|(_, value)| !value.is_empty()).and_then(|(name, value)| {
        Some(match name {
            "stage" => Condition::Stage(Stage::parse(value)?),
            "part" => Condition::Part(PartOfDay::parse(value)?),
            "tag" => Condition::Tag(value.into()),
            "diet" => Condition::Diet(Diet::parse(value)),
            "allergy" => Condition::Allergy(AllergyKind::parse(value)),
            "likes" => Condition::Likes(value.into()),
            "has" => Condition::Has(value.into()),
            "language" => Condition::Language(value.into()),
            _ => return None,
        })
    });
    known.unwrap_or_else(|| Condition::Unknown(text.into()))
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, clause) in self.clauses.iter().enumerate() {
            let written = format!("{}{}", if clause.not { "!" } else { "" }, clause.condition);
            let between = if place > 0 { "; " } else { "" };
            write!(f, "{between}{}", written.replace('\\', "\\\\").replace(';', "\\;"))?;
        }
        Ok(())
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Condition::Stage(stage) => write!(f, "stage={}", stage.code()),
            Condition::AtLeast(measure, least) => write!(f, "{}>={least}", measure.code()),
            Condition::AtMost(measure, most) => write!(f, "{}<={most}", measure.code()),
            Condition::Part(part) => write!(f, "part={}", part.code()),
            Condition::Tag(tag) => write!(f, "tag={tag}"),
            Condition::Diet(diet) => write!(f, "diet={}", diet.key()),
            Condition::Allergy(kind) => match kind.field() {
                Field::Allergy(key) => write!(f, "allergy={key}"),
                _ => Ok(()),
            },
            Condition::Likes(what) => write!(f, "likes={what}"),
            Condition::Has(what) => write!(f, "has={what}"),
            Condition::Language(tag) => write!(f, "language={tag}"),
            Condition::Unknown(text) => write!(f, "{text}"),
        }
    }
}
