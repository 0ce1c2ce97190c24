//! What the complaints of a window have in common that earlier reviews have not.

use super::aspect::{Aspect, Polarity};
use super::voice::{Dish, Shift, Voice};
use crate::analysis::statistics::{discoveries, fisher_mid_p};
use crate::domain::order;

/// Below this number of reviews in the window, nothing can be told.
pub const ENOUGH: usize = 5;
/// Which share of the findings may be chance.
const RATE: f64 = 0.1;
/// Which share of the reviews has to have something before it counts as what they have in common.
const LEAST: f64 = 0.12;

/// How often each weekday and each shift is named, as far as is believed before the first review: people go out in the
/// evening and at the end of the week. Added to what was counted before.
const WEEKDAYS: [u32; 7] = [1, 1, 1, 1, 2, 3, 2];
const SHIFTS: [u32; 3] = [2, 3, 4];

/// Something that complaints can have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// They complain of an aspect.
    Aspect(Aspect),
    /// They name a dish.
    Dish(String),
    /// They were on a weekday, 0 for Monday.
    Weekday(u8),
    /// They were in a shift.
    Shift(Shift),
    /// They were posted in one place.
    Source(String),
}

/// How much more a trait occurs in the window than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The trait.
    pub common: Trait,
    /// Reviews of the window that have it.
    pub hits: u32,
    /// Reviews of the window that could have it.
    pub all: u32,
    /// Earlier reviews that have it.
    pub hits_before: u32,
    /// Earlier reviews that could have it.
    pub all_before: u32,
    /// The one-sided mid-p of Fisher's test.
    pub chance: f64,
    /// Whether it stands among all that was looked at (Benjamini-Hochberg), and enough of the reviews have it to be in common.
    pub stands: bool,
}

/// Looks at every aspect, dish, weekday, shift and source: the window against what came before, most telling first.
pub fn findings(window: &[&Voice], before: &[&Voice], dishes: &[Dish], bad: Polarity) -> Vec<Finding> {
    let now = keep(window, |voice| is_extreme(voice, bad));
    let mut findings = Vec::new();
    let mut look = |common: Trait,
                    here: &[&Voice],
                    there: &[&Voice],
                    prior: (u32, u32),
                    has: &dyn Fn(&Voice) -> bool| {
        let count = |voices: &[&Voice]| voices.iter().filter(|voice| has(voice)).count() as u32;
        let hits = count(here);
        if hits > 0 {
            let (all, hits_before, all_before) = (here.len() as u32, count(there), there.len() as u32);
            let chance = fisher_mid_p(hits, all, hits_before + prior.0, all_before + prior.1);
            findings.push(Finding { common, hits, all, hits_before, all_before, chance, stands: false });
        }
    };
    for aspect in Aspect::ALL {
        look(Trait::Aspect(aspect), window, before, (0, 0), &|voice| voice.says(aspect, bad));
    }
    for dish in dishes {
        look(Trait::Dish(dish.name.clone()), &now, before, (0, 0), &|voice| voice.names(dish));
    }
    // Weekdays and shifts are counted among those whose text names one.
    let (here, there) =
        (keep(&now, |voice| voice.weekday().is_some()), keep(before, |voice| voice.weekday().is_some()));
    for day in 0..7 {
        let usual = WEEKDAYS.get(usize::from(day)).copied().unwrap_or(1);
        look(Trait::Weekday(day), &here, &there, (usual, WEEKDAYS.iter().sum()), &|voice| {
            voice.weekday() == Some(day)
        });
    }
    let (here, there) =
        (keep(&now, |voice| voice.shift().is_some()), keep(before, |voice| voice.shift().is_some()));
    for shift in Shift::ALL {
        look(Trait::Shift(shift), &here, &there, (SHIFTS[shift as usize], SHIFTS.iter().sum()), &|voice| {
            voice.shift() == Some(shift)
        });
    }
    let mut sources: Vec<&str> =
        now.iter().map(|voice| voice.source.as_str()).filter(|source| !source.is_empty()).collect();
    order::sort(&mut sources);
    sources.dedup();
    for source in sources {
        look(Trait::Source(source.to_owned()), &now, before, (0, 0), &|voice| voice.source == source);
    }
    let chances: Vec<f64> = findings.iter().map(|finding| finding.chance).collect();
    for (finding, stands) in findings.iter_mut().zip(discoveries(&chances, RATE)) {
        finding.stands = stands && f64::from(finding.hits) >= LEAST * f64::from(finding.all);
    }
    order::sort_by(&mut findings, |one, other| {
        one.chance.total_cmp(&other.chance).then_with(|| one.common.cmp(&other.common))
    });
    findings
}

fn keep<'a>(voices: &[&'a Voice], has: impl Fn(&Voice) -> bool) -> Vec<&'a Voice> {
    voices.iter().filter(|voice| has(voice)).copied().collect()
}

/// Tells whether a review is one of those that are to be explained.
pub fn is_extreme(voice: &Voice, bad: Polarity) -> bool {
    if bad == Polarity::Negative { voice.is_negative() } else { voice.is_positive() }
}

/// Returns the aspect that explains the complaints best, with its share of their strength; `None` when none stands out.
///
/// Each complaint counts for the aspects it complains of, by how sure that is, less what chance expects of them.
pub fn leading_aspect(
    window: &[&Voice],
    before: &[&Voice],
    findings: &[Finding],
    bad: Polarity,
) -> Option<(Aspect, f64)> {
    let complaints = keep(window, |voice| is_extreme(voice, bad));
    let weight = |voices: &[&Voice], aspect: Aspect| -> f64 {
        voices.iter().map(|voice| strength(voice, aspect, bad)).sum()
    };
    let specific = Aspect::ALL.into_iter().filter(|aspect| *aspect != Aspect::General);
    let mut excess: Vec<(Aspect, f64)> = specific
        .map(|aspect| {
            let usual = weight(before, aspect) / before.len().max(1) as f64 * window.len() as f64;
            (aspect, weight(&complaints, aspect) - usual)
        })
        .collect();
    order::sort_by(&mut excess, |one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let (aspect, most) = *excess.first()?;
    let whole: f64 = excess.iter().map(|(_, excess)| excess.max(0.0)).sum();
    let finding = findings.iter().find(|finding| finding.common == Trait::Aspect(aspect))?;
    let tells = finding.stands && f64::from(finding.hits) >= 0.3 * complaints.len() as f64;
    tells.then_some((aspect, most / whole.max(f64::MIN_POSITIVE)))
}

fn strength(voice: &Voice, aspect: Aspect, bad: Polarity) -> f64 {
    let mentions =
        voice.reading.mentions.iter().filter(|mention| mention.aspect == aspect && mention.polarity == bad);
    f64::from(mentions.map(|mention| mention.presence).fold(0.0, f32::max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::reviews::reading::Mention;
    use crate::analysis::reviews::voice::voice;

    fn complaints(count: usize, of_it: usize) -> Vec<Voice> {
        let complaint = |at: usize| {
            let mut complaint = Voice { stars: Some(1), ..voice("Male") };
            if at < of_it {
                let (aspect, polarity, chances) = (Aspect::General, Polarity::Negative, [0.0, 1.0, 0.0]);
                let mention =
                    Mention { aspect, polarity, confidence: 1.0, chances, presence: 1.0, start: 0, end: 4 };
                complaint.reading.mentions.push(mention);
            }
            complaint
        };
        (0..count).map(complaint).collect()
    }

    #[test]
    fn what_two_of_nineteen_have_is_not_in_common_however_rare_it_was() {
        let before = complaints(300, 0);
        let before: Vec<&Voice> = before.iter().collect();
        let stands = |of_it: usize| {
            let window = complaints(19, of_it);
            let window: Vec<&Voice> = window.iter().collect();
            let found = findings(&window, &before, &[], Polarity::Negative);
            found.iter().any(|finding| finding.common == Trait::Aspect(Aspect::General) && finding.stands)
        };
        assert_eq!([2, 3].map(stands), [false, true]);
    }
}
