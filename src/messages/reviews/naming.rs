//! What aspects, signs, sources and columns are called.

use super::ReviewTexts;
use crate::analysis::reviews::sign::SignKind;
use crate::analysis::reviews::voice::Shift;
use crate::analysis::reviews::{Aspect, Polarity};
use crate::domain::Review;
use crate::exchange::reviews::ReviewMeaning;

/// Returns what an aspect is called.
pub fn aspect_name(texts: &ReviewTexts, aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Food => texts.food,
        Aspect::Drink => texts.drink,
        Aspect::Service => texts.service,
        Aspect::Wait => texts.wait,
        Aspect::Price => texts.price,
        Aspect::Ambience => texts.ambience,
        Aspect::Cleanliness => texts.cleanliness,
        Aspect::Location => texts.location,
        Aspect::General => texts.general,
    }
}

/// Returns how something is spoken of.
pub fn polarity_name(texts: &ReviewTexts, polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => texts.positive,
        Polarity::Negative => texts.negative,
        Polarity::Neutral => texts.neutral,
    }
}

/// Returns what a shift is called.
pub fn shift_name(texts: &ReviewTexts, shift: Shift) -> &'static str {
    match shift {
        Shift::Morning => texts.morning,
        Shift::Midday => texts.midday,
        Shift::Evening => texts.evening,
    }
}

/// Returns what a source is called.
pub fn source_name(texts: &ReviewTexts, source: &str) -> String {
    match source {
        "google" => texts.source_google.to_owned(),
        "tripadvisor" => texts.source_tripadvisor.to_owned(),
        Review::COUNTER => texts.source_counter.to_owned(),
        "" => texts.source_unknown.to_owned(),
        other => other.to_owned(),
    }
}

/// Returns what a sign is called.
pub fn sign_name(texts: &ReviewTexts, kind: SignKind) -> &'static str {
    match kind {
        SignKind::Burst => texts.sign_burst,
        SignKind::Alike => texts.sign_alike,
        SignKind::Vague => texts.sign_vague,
        SignKind::Closed => texts.sign_closed,
        SignKind::Extreme => texts.sign_extreme,
        SignKind::OnePlace => texts.sign_place,
        SignKind::Single => texts.sign_single,
        SignKind::Scattered => texts.sign_scattered,
    }
}

/// Returns what may explain a sign without anybody meaning harm.
pub fn sign_innocent(texts: &ReviewTexts, kind: SignKind) -> &'static str {
    match kind {
        SignKind::Burst => texts.innocent_burst,
        SignKind::Alike => texts.innocent_alike,
        SignKind::Vague => texts.innocent_vague,
        SignKind::Closed => texts.innocent_closed,
        SignKind::Extreme => texts.innocent_extreme,
        SignKind::OnePlace => texts.innocent_place,
        SignKind::Single => texts.innocent_single,
        SignKind::Scattered => texts.innocent_scattered,
    }
}

/// Returns what a column of a table of reviews holds.
pub fn meaning_words(texts: &ReviewTexts, meaning: ReviewMeaning) -> &'static str {
    match meaning {
        ReviewMeaning::Text => texts.meaning_text,
        ReviewMeaning::Title => texts.meaning_title,
        ReviewMeaning::Stars => texts.meaning_stars,
        ReviewMeaning::Date => texts.meaning_date,
        ReviewMeaning::Author => texts.meaning_author,
        ReviewMeaning::Source => texts.meaning_source,
        ReviewMeaning::Reply => texts.meaning_reply,
        ReviewMeaning::Language => texts.meaning_language,
        ReviewMeaning::Url => texts.meaning_url,
        ReviewMeaning::Visited => texts.meaning_visited,
        ReviewMeaning::AuthorReviews => texts.meaning_author_reviews,
        ReviewMeaning::Key => texts.meaning_key,
        ReviewMeaning::Ignore => texts.meaning_ignore,
    }
}

/// Joins the article to a number that begins with a vowel, as Italian does: "dall’8 novembre", "l’11 maggio".
pub fn join_article(text: &str) -> String {
    ["8", "11"].iter().fold(text.to_owned(), |text, number| {
        let before = |article: &str| format!("{article} {number} ");
        text.replace(&before("dal"), &format!("dall’{number} "))
            .replace(&before(" il"), &format!(" l’{number} "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_joins_eight_and_eleven_alone() {
        let joined = ["dal 8 maggio", "Fatto il 11 maggio", "dal 18 maggio", "il 1 maggio", "since 8 May"]
            .map(join_article);
        assert_eq!(
            joined,
            ["dall’8 maggio", "Fatto l’11 maggio", "dal 18 maggio", "il 1 maggio", "since 8 May"]
        );
    }
}
