//! A rule, read out as a sentence.

use crate::analysis::segments::{Clause, Condition, Measure, Rule, Stage};
use crate::app::state::Speech;
use crate::messages::{allergy_name, diet_name, fill, part_name};

/// Returns what people are called who stand there, and by what they are told.
pub fn stage_words(speech: &Speech, stage: Stage) -> (&'static str, &'static str) {
    let texts = speech.language.care();
    match stage {
        Stage::New => (texts.stage_new, texts.stage_new_rule),
        Stage::Regular => (texts.stage_regular, texts.stage_regular_rule),
        Stage::Top => (texts.stage_top, texts.stage_top_rule),
        Stage::Drifting => (texts.stage_drifting, texts.stage_drifting_rule),
        Stage::Lapsed => (texts.stage_lapsed, texts.stage_lapsed_rule),
        Stage::Returning => (texts.stage_returning, texts.stage_returning_rule),
    }
}

/// Reads a clause out.
pub fn clause_words(speech: &Speech, clause: &Clause) -> String {
    let texts = speech.language.care();
    let what = condition_words(speech, &clause.condition);
    if clause.not { fill(texts.rule_not, &[("what", &what)]) } else { what }
}

/// Reads a rule out.
pub fn rule_words(speech: &Speech, rule: &Rule) -> String {
    let texts = speech.language.care();
    if rule.clauses.is_empty() {
        return texts.rule_everybody.to_owned();
    }
    let clauses: Vec<String> = rule.clauses.iter().map(|clause| clause_words(speech, clause)).collect();
    fill(texts.rule_whoever, &[("clauses", &clauses.join(texts.rule_and))])
}

fn condition_words(speech: &Speech, condition: &Condition) -> String {
    let texts = speech.language.care();
    let what = |text: &str, what: &str| fill(text, &[("what", what)]);
    let number = |text: &str, measure: Measure, count: u32| {
        let count = match measure {
            Measure::Spent => speech.money(i64::from(count)),
            _ => speech.number(u64::from(count)),
        };
        fill(text, &[("n", &count)])
    };
    match condition {
        Condition::Stage(stage) => what(texts.clause_stage, stage_words(speech, *stage).0),
        Condition::AtLeast(measure, least) => {
            let text = match measure {
                Measure::Visits => texts.clause_visits_least,
                Measure::Spent => texts.clause_spent_least,
                Measure::DaysAway => texts.clause_away_least,
                Measure::Gap => texts.clause_gap_least,
            };
            number(text, *measure, *least)
        }
        Condition::AtMost(measure, most) => {
            let text = match measure {
                Measure::Visits => texts.clause_visits_most,
                Measure::Spent => texts.clause_spent_most,
                Measure::DaysAway => texts.clause_away_most,
                Measure::Gap => texts.clause_gap_most,
            };
            number(text, *measure, *most)
        }
        Condition::Part(part) => what(texts.clause_part, part_name(speech.texts, *part)),
        Condition::Tag(tag) => what(texts.clause_tag, tag),
        Condition::Diet(diet) => what(texts.clause_diet, diet_name(speech.texts, diet)),
        Condition::Allergy(kind) => what(texts.clause_allergy, allergy_name(speech.texts, kind)),
        Condition::Likes(words) => what(texts.clause_likes, words),
        Condition::Has(words) => what(texts.clause_has, words),
        Condition::Language(tag) => what(texts.clause_language, &speech.language_word(tag)),
        Condition::Unknown(text) => what(texts.clause_unknown, text),
    }
}
