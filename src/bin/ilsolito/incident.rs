//! `analyse incident`: a report on the reviews of one venue, as JSON with sentences.

use std::io::{Read, Write};

use il_solito::analysis::reviews::cause::{Finding, Trait};
use il_solito::analysis::reviews::incident::{Cause, Incident, examine};
use il_solito::analysis::reviews::opening::read_minute;
use il_solito::analysis::reviews::sign::{Outcome, Sign, SignKind};
use il_solito::analysis::reviews::voice::{Dish, Hints, Voice};
use il_solito::domain::Day;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::command::Failure;
use crate::hours::read_opening;
use crate::reviews::Polyglot;

/// The reviews of a venue, and what is known beside them.
#[derive(Deserialize)]
pub struct Scenario {
    #[serde(default)]
    pub menu: Vec<Item>,
    #[serde(default)]
    pub opening_hours: Value,
    pub reviews: Vec<Review>,
}

/// A dish: its name, or its name with what else people call it.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Item {
    Name(String),
    Known {
        name: String,
        #[serde(default)]
        synonyms: Vec<String>,
    },
}

/// One review.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Review {
    pub date: String,
    pub stars: Option<f64>,
    pub source: String,
    pub author: String,
    pub author_reviews: Option<u32>,
    pub text: Option<String>,
}

/// Reads a scenario and prints the report.
pub fn analyse(mut input: impl Read, output: &mut impl Write) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let scenario: Scenario =
        serde_json::from_slice(&bytes).map_err(|error| Failure::Broken(error.to_string()))?;
    let (incident, voices, undated) = judge(&mut Polyglot::new()?, &scenario)?;
    writeln!(output, "{}", report(&incident, &voices))?;
    if undated > 0 {
        eprintln!("reviews without a readable date are left out");
        return Err(Failure::Lines(undated));
    }
    Ok(())
}

/// Examines a scenario; returns the incident, the reviews in the order of time, and how many had no readable date.
pub fn judge(polyglot: &mut Polyglot, scenario: &Scenario) -> Result<(Incident, Vec<Voice>, usize), Failure> {
    let mut voices = Vec::new();
    for review in &scenario.reviews {
        if let Some((day, minute)) = moment(&review.date) {
            voices.push(voice(polyglot, review, day, minute)?);
        }
    }
    let undated = scenario.reviews.len() - voices.len();
    voices.sort_by_key(|voice| (voice.day, voice.minute));
    let dishes: Vec<Dish> = scenario
        .menu
        .iter()
        .map(|item| match item {
            Item::Name(name) => Dish::new(name, &[]),
            Item::Known { name, synonyms } => Dish::new(name, synonyms),
        })
        .collect();
    let opening = read_opening(&scenario.opening_hours);
    let incident = examine(&voices, &dishes, &|weekday, minute| opening.is_open(weekday, minute));
    Ok((incident, voices, undated))
}

fn voice(polyglot: &mut Polyglot, review: &Review, day: i64, minute: Option<u16>) -> Result<Voice, Failure> {
    let text = review.text.clone().unwrap_or_default();
    let language = polyglot.language(&text);
    let reading = polyglot.analyst(language)?.read(&text);
    let stars = review.stars.filter(|stars| (1.0..=5.0).contains(stars)).map(|stars| stars.round() as u8);
    let (source, author) = (review.source.clone(), review.author.clone());
    Ok(Voice {
        day,
        minute,
        stars,
        source,
        author,
        author_reviews: review.author_reviews,
        hints: Hints::of(&text),
        text,
        language,
        reading,
    })
}

/// Returns day and minute of `YYYY-MM-DD`, with or without a time behind it.
fn moment(date: &str) -> Option<(i64, Option<u16>)> {
    let date = date.trim();
    let mut parts = date.get(..10)?.split('-');
    let (year, month, day) =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let time = date.get(11..).and_then(|rest| rest.get(..5)).and_then(read_minute);
    Some((Day::from_civil(year, month, day)?.0, time))
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn report(incident: &Incident, voices: &[Voice]) -> Value {
    let cause = match incident.cause {
        Cause::Aspect(aspect) => aspect.name(),
        Cause::Coordination => "coordination",
        Cause::Chance => "chance",
        Cause::Unknown => "unknown",
    };
    let mut report = json!({
        "alert": incident.alert,
        "cause": cause,
        "evidence": evidence(incident, voices),
        "confidence": round(incident.confidence),
        "reviews_in_window": incident.window.len(),
        "looked_at": incident.findings.iter().filter(|finding| !finding.stands).map(in_words).collect::<Vec<_>>(),
        "signs": incident.signs.iter().map(line).collect::<Vec<_>>(),
        "consistent_with": match incident.outcome {
            Outcome::Coordination => "coordination",
            Outcome::Problem => "a real problem",
            Outcome::Open => "cannot tell",
        },
    });
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            report[key] = value;
        }
    };
    put("dish", incident.dish.as_ref().map(|dish| json!(dish)));
    put("weekday", incident.weekday.map(|day| json!(DAYS[usize::from(day)])));
    put("shift", incident.shift.map(|shift| json!(shift.name())));
    report
}

fn evidence(incident: &Incident, voices: &[Voice]) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(alarm) = incident.alarm {
        lines.push(format!(
            "{:.0} % of the {} reviews up to the alarm are complaints; before it was {:.0} %",
            alarm.share * 100.0,
            alarm.at + 1 - alarm.from,
            alarm.rate * 100.0
        ));
    }
    if let Some(burst) = incident.burst {
        lines.push(format!(
            "{} reviews in {} days, where {:.1} were to be expected (chance {:.3})",
            burst.count, burst.days, burst.expected, burst.chance
        ));
    }
    if incident.too_few {
        lines.push("too few to tell".to_owned());
    }
    if incident.alarm.is_none() && incident.burst.is_none() {
        lines.push("no more complaints and no more reviews than chance explains".to_owned());
    }
    lines.extend(
        incident.findings.iter().filter(|finding| finding.stands && incident.alert).take(6).map(in_words),
    );
    if let Cause::Aspect(aspect) = incident.cause {
        let said = incident
            .window
            .iter()
            .flat_map(|at| voices[*at].reading.mentions.iter().map(move |mention| (*at, mention)));
        let mut quotes: Vec<_> =
            said.filter(|(at, mention)| mention.aspect == aspect && voices[*at].is_negative()).collect();
        quotes.sort_by(|one, other| other.1.confidence.total_cmp(&one.1.confidence));
        lines.extend(quotes.iter().take(3).filter_map(|(at, mention)| {
            voices[*at].text.get(mention.start..mention.end).map(|quote| format!("\u{201c}{quote}\u{201d}"))
        }));
    }
    lines.extend(
        incident
            .signs
            .iter()
            .filter(|sign| sign.weight > 0.3 && incident.cause == Cause::Coordination)
            .map(sign_in_words),
    );
    lines
}

fn in_words(finding: &Finding) -> String {
    let what = match &finding.common {
        Trait::Aspect(aspect) => format!("speak badly of {}", aspect.name()),
        Trait::Dish(name) => format!("name {name}"),
        Trait::Weekday(day) => format!("name {}", DAYS[usize::from(*day)]),
        Trait::Shift(shift) => format!("are of the {}", shift.name()),
        Trait::Source(source) => format!("came on {source}"),
    };
    format!(
        "{} of {} {what}, {} of {} before (p {:.3})",
        finding.hits, finding.all, finding.hits_before, finding.all_before, finding.chance
    )
}

fn line(sign: &Sign) -> Value {
    json!({
        "sign": sign_in_words(sign),
        "usual": round(sign.usual),
        "weight": round(sign.weight),
        "innocent": innocent(sign.kind),
    })
}

fn sign_in_words(sign: &Sign) -> String {
    let (count, of) = (sign.count, sign.of);
    match sign.kind {
        SignKind::Burst => format!("{count} reviews came at once"),
        SignKind::Alike => format!("{count} of {of} are nearly the same as one of another author"),
        SignKind::Vague => format!("{count} of {of} name nothing that only a visitor would know"),
        SignKind::Closed => format!("{count} of {of} were posted outside opening hours"),
        SignKind::Extreme => format!("{count} of {of} give one or five stars"),
        SignKind::OnePlace => format!("{count} of {of} came in one place"),
        SignKind::Single => format!("{count} of {of} authors have written no other review"),
        SignKind::Scattered => "the complaints have no thing in common".to_owned(),
    }
}

fn innocent(kind: SignKind) -> &'static str {
    match kind {
        SignKind::Burst => "one bad evening, or a post that many saw, brings many reviews at once",
        SignKind::Alike => "people of one table agree, and some platforms suggest words",
        SignKind::Vague => "many people write two words and no more",
        SignKind::Closed => "most people write at home, at night",
        SignKind::Extreme => "people write when they are very happy or very angry",
        SignKind::OnePlace => "most people use one platform only",
        SignKind::Single => "37 % of all one-star reviews are their author's only one",
        SignKind::Scattered => "a bad evening can go wrong in every way",
    }
}

fn round(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
