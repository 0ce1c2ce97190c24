//! The week's summary: three things to fix and three to keep, each resting on what different people said.

use std::collections::BTreeSet;

use super::aspect::{Aspect, Polarity};
use super::theme::Theme;
use super::voice::Voice;
use crate::domain::order;

/// How many days are looked at, and compared with as many before.
pub const DAYS: i64 = 28;
/// How many things to fix, and to keep, are told.
const TOLD: usize = 3;
/// How many people have to say a thing at least.
const PEOPLE: u32 = 2;

/// A thing that people say.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Of what.
    pub aspect: Aspect,
    /// The theme, by its place in the list of themes; `None` where it is the aspect as a whole.
    pub theme: Option<usize>,
    /// How many different people said it in these days.
    pub people: u32,
    /// How many in as many days before.
    pub before: u32,
    /// The quote that says it most surely: the review, the first byte, the byte after the last.
    pub quote: (usize, usize, usize),
}

/// The summary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Week {
    /// What to fix, what most people say first.
    pub fix: Vec<Point>,
    /// What to keep.
    pub keep: Vec<Point>,
    /// How many reviews came in the last seven days.
    pub recent: u32,
    /// How many come in seven days, in the twelve weeks before.
    pub usual: f64,
}

/// Sums the week up that ends with `today`; `themes` are those of the same reviews.
pub fn week(voices: &[&Voice], themes: &[Theme], today: i64) -> Week {
    let days = |from: i64, to: i64| voices.iter().filter(|voice| voice.day > from && voice.day <= to).count();
    Week {
        fix: points(voices, themes, Polarity::Negative, today),
        keep: points(voices, themes, Polarity::Positive, today),
        recent: days(today - 7, today) as u32,
        usual: days(today - 91, today - 7) as f64 / 12.0,
    }
}

fn points(voices: &[&Voice], themes: &[Theme], polarity: Polarity, today: i64) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let of_polarity = themes.iter().enumerate().filter(|(_, theme)| theme.polarity == polarity);
    for (place, theme) in of_polarity {
        let reviews = || theme.reviews.iter().copied();
        points.extend(point(voices, theme.aspect, Some((place, theme)), polarity, today, reviews()));
    }
    sort(&mut points);
    let mut told: Vec<Point> = Vec::new();
    for point in points {
        // One thing of each aspect first: three themes of the food would hide the queue. Two that rest on one quote are one.
        let kin = told.iter().filter(|known| known.aspect == point.aspect).count();
        if told.len() < TOLD && kin < 2 && told.iter().all(|known| known.quote != point.quote) {
            told.push(point);
        }
    }
    let mut rest: Vec<Point> = Vec::new();
    for aspect in Aspect::ALL.into_iter().filter(|aspect| *aspect != Aspect::General) {
        if !told.iter().any(|known| known.aspect == aspect) {
            let says = (0..voices.len()).filter(|review| voices[*review].says(aspect, polarity));
            rest.extend(point(voices, aspect, None, polarity, today, says));
        }
    }
    sort(&mut rest);
    rest.truncate(TOLD - told.len().min(TOLD));
    told.extend(rest);
    sort(&mut told);
    told
}

fn sort(points: &mut [Point]) {
    order::sort_by(points, |one, other| {
        let key = |point: &Point| (std::cmp::Reverse(point.people), point.aspect, point.theme);
        key(one).cmp(&key(other))
    });
}

/// Makes a point of the reviews that say something, if enough people of these days do.
fn point(
    voices: &[&Voice],
    aspect: Aspect,
    theme: Option<(usize, &Theme)>,
    polarity: Polarity,
    today: i64,
    reviews: impl Iterator<Item = usize>,
) -> Option<Point> {
    let (mut now, mut before) = (Vec::new(), Vec::new());
    for review in reviews {
        match today - voices[review].day {
            0..DAYS => now.push(review),
            DAYS..56 => before.push(review),
            _ => {}
        }
    }
    let people = people(voices, &now);
    if people < PEOPLE {
        return None;
    }
    let quote = quote(voices, &now, aspect, polarity, theme.map(|(_, theme)| theme))?;
    let before = self::people(voices, &before);
    Some(Point { aspect, theme: theme.map(|(place, _)| place), people, before, quote })
}

/// Counts the different people; each review without a name is of somebody else.
fn people(voices: &[&Voice], reviews: &[usize]) -> u32 {
    let names: BTreeSet<&str> = reviews
        .iter()
        .map(|review| voices[*review].author.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    let nameless = reviews.iter().filter(|review| voices[**review].author.is_empty()).count();
    (names.len() + nameless) as u32
}

/// A clause: which review, from which byte to which.
type Place = (usize, usize, usize);

/// Returns the surest clause that says it; of a theme one that has its words, if there is one.
fn quote(
    voices: &[&Voice],
    reviews: &[usize],
    aspect: Aspect,
    polarity: Polarity,
    theme: Option<&Theme>,
) -> Option<Place> {
    let mut best: Option<((bool, f32), Place)> = None;
    for review in reviews {
        let voice = voices[*review];
        let mentions = voice
            .reading
            .mentions
            .iter()
            .filter(|mention| (mention.aspect, mention.polarity) == (aspect, polarity));
        for mention in mentions {
            let clause = voice.text.get(mention.start..mention.end).unwrap_or_default().to_lowercase();
            let rank = (theme.is_none_or(|theme| clause.contains(&theme.words)), mention.confidence);
            if best.is_none_or(|(most, _)| rank > most) {
                best = Some((rank, (*review, mention.start, mention.end)));
            }
        }
    }
    best.map(|(_, quote)| quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::reviews::reading::Mention;
    use crate::analysis::reviews::theme::themes;
    use crate::analysis::reviews::voice::voice;

    #[test]
    fn two_themes_that_rest_on_one_quote_are_told_once() {
        let praise = |text: &str, day: i64| {
            let (aspect, polarity, chances) = (Aspect::Food, Polarity::Positive, [1.0, 0.0, 0.0]);
            let end = text.len();
            let mention =
                Mention { aspect, polarity, confidence: 1.0, chances, presence: 1.0, start: 0, end };
            let mut praise = Voice { day, ..voice(text) };
            praise.reading.mentions.push(mention);
            praise
        };
        let other = |day: i64| Voice { day, ..voice("Siamo arrivati col treno") };
        let mut voices: Vec<Voice> = (0..40).map(other).collect();
        // Of these days both words stand in the same two reviews; what else they are found in is older.
        voices.extend((0..2).map(|day| praise("Piatti semplici, torta buona", 95 + day)));
        voices.extend((0..6).map(|day| praise("Piatti abbondanti", day)));
        voices.extend((0..6).map(|day| praise("Torta buona", day)));
        order::sort_by_key(&mut voices, |voice| voice.day);
        let themes = themes(&voices);
        let told: Vec<&str> = themes.iter().map(|theme| theme.words.as_str()).collect();
        assert!(told.contains(&"piatti") && told.iter().any(|words| words.contains("torta")), "{told:?}");
        let voices: Vec<&Voice> = voices.iter().collect();
        assert_eq!(week(&voices, &themes, 100).keep.len(), 1);
    }
}
