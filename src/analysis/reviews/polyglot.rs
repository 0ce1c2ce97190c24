//! Reads reviews of all languages whose models are there, with what the owner has corrected.

use super::aspect::{Aspect, Polarity};
use super::reading::{Mention, Reading, Reason};
use super::voice::{Hints, Voice};
use super::{Analyst, Language, LanguageProfile, Model};
use crate::domain::{Correction, Item, Library, Review, order};

/// Reads reviews of several languages.
pub struct Polyglot {
    analysts: Vec<Option<Analyst>>,
    profile: LanguageProfile,
}

impl Polyglot {
    /// Makes one that tells languages apart, and understands none yet.
    pub fn new(profile: LanguageProfile) -> Polyglot {
        Polyglot { analysts: vec![None; Language::ALL.len()], profile }
    }

    /// Learns a language.
    pub fn add(&mut self, language: Language, model: Model) {
        self.analysts[language as usize] = Some(Analyst::new(model));
    }

    /// Returns whether it understands a language.
    pub fn understands(&self, language: Language) -> bool {
        self.analysts[language as usize].is_some()
    }

    /// Returns the language of a review: as told, or as its words tell; Italian when nothing tells.
    pub fn language(&mut self, review: &Review) -> Language {
        let told = review.language().get(..2).and_then(Language::from_code);
        told.or_else(|| self.profile.language(review.text())).unwrap_or(Language::Italian)
    }

    /// Takes the corrections of all reviews in, the oldest first, in place of those it knew.
    pub fn learn(&mut self, library: &Library) {
        for analyst in self.analysts.iter_mut().flatten() {
            analyst.forget_corrections();
        }
        let mut all: Vec<(Correction, Language)> = Vec::new();
        for review in library.reviews() {
            let corrections = review.corrections();
            if !corrections.is_empty() {
                let language = self.language(&review);
                all.extend(corrections.into_iter().map(|correction| (correction, language)));
            }
        }
        order::sort_by_key(&mut all, |(correction, language)| {
            (correction.stamp, correction.clause.clone(), correction.aspect.clone(), *language)
        });
        for (correction, language) in all {
            self.correct(language, &correction);
        }
    }

    /// Takes one correction in; it counts at once.
    pub fn correct(&mut self, language: Language, correction: &Correction) {
        let Some(aspect) = Aspect::from_name(&correction.aspect) else { return };
        let truth = correction.polarity.as_deref().and_then(Polarity::from_name);
        if let Some(analyst) = &mut self.analysts[language as usize] {
            analyst.correct(&correction.clause, aspect, truth);
        }
    }

    /// Reads a review; `None` where its language is not understood.
    pub fn read(&mut self, review: &Review) -> Option<(Language, Reading)> {
        let language = self.language(review);
        let analyst = self.analysts[language as usize].as_mut()?;
        let mut reading = analyst.read(review.text());
        for correction in review.corrections() {
            reading.correct(review.text(), &correction);
        }
        Some((language, reading))
    }

    /// Returns the words of a clause that speak most for an aspect being there, and for how it is spoken of.
    pub fn reasons(
        &mut self,
        language: Language,
        clause: &str,
        mention: &Mention,
        count: usize,
    ) -> (Vec<Reason>, Vec<Reason>) {
        let Some(analyst) = &mut self.analysts[language as usize] else { return Default::default() };
        let aspect = analyst.reasons(clause, mention.aspect, count);
        (aspect, analyst.polarity_reasons(clause, mention.aspect, mention.polarity, count))
    }

    /// Makes of a review what the statistics need; of one in a language that is not understood only the stars count.
    pub fn hear(&mut self, library: &Library, review: &Review) -> Voice {
        let (language, reading) =
            self.read(review).unwrap_or_else(|| (self.language(review), Reading::silent()));
        let mut hints = Hints::of(review.text());
        let dishes = review.dishes().filter_map(|id| library.item(id));
        hints.dishes = dishes.map(|item: Item| item.name().to_owned()).collect();
        Voice {
            day: review.day().0,
            minute: review.minute(),
            stars: review.stars(),
            source: review.source().to_owned(),
            author: review.author().to_owned(),
            author_reviews: review.author_reviews(),
            text: review.text().to_owned(),
            language,
            reading,
            hints,
        }
    }
}
