//! Turns labelled sentences into rows of numbered features.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use il_solito::analysis::reviews::feature::{
    OWN, PAIR, Sheet, negated_feature, own_feature, pair_feature, size_factor, word_features,
};
use il_solito::analysis::reviews::labelled::Sentence;
use il_solito::analysis::reviews::model::{KEY_BITS, WHOLE};
use il_solito::analysis::reviews::{Kind, Language, is_negated, place};

/// How much a concept weighs beside a word.
pub const CONCEPT: f32 = 3.0;
/// How much a concept weighs for one subject alone, beside its weight for all of them.
const CONCEPT_OWN: f32 = 1.5;
/// How much the weights that all languages share count beside those of each language alone.
pub const SHARED: f32 = 1.5;

/// What a feature is, before it has a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// What every row starts from.
    Bias,
    /// What every row of one subject starts from.
    Subject(u8),
    /// A concept, by its place in the tables of a model.
    Concept(u8),
    /// A concept for one subject.
    ConceptOf(u8, u8),
    /// A word, a pair or a run of letters.
    Letters(u32),
}

/// For which rows a weight counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// For all.
    Shared,
    /// For those of one language.
    Language(u8),
    /// For those from MAMS: what only its own conventions explain stays there.
    Mams,
}

/// A feature, its strength, and the token it stands at.
pub type Feature = (Name, f32, usize);

/// Which words, beginnings and pairs each language may use.
pub type Allowed = Arc<[BTreeSet<u32>; 5]>;

/// The numbers of features, given as they come, and how strongly each occurs: the sum of the squares of its strengths.
#[derive(Default)]
pub struct Numbers {
    numbers: BTreeMap<(Scope, Name), u32>,
    occurrence: Vec<f32>,
    allowed: Option<Allowed>,
}

impl Numbers {
    /// Returns numbers for what is allowed alone, or for all there is.
    pub fn of(allowed: Option<Allowed>) -> Numbers {
        Numbers { allowed, ..Numbers::default() }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Returns the number of a feature, if it has one.
    pub fn get(&self, scope: Scope, name: Name) -> Option<u32> {
        self.numbers.get(&(scope, name)).copied()
    }

    /// Returns all names that have a number in a scope.
    pub fn names(&self) -> impl Iterator<Item = (Scope, Name)> + '_ {
        self.numbers.keys().copied()
    }

    /// Returns how strongly a feature occurs in a scope, all rows together.
    pub fn occurrence(&self, scope: Scope, name: Name) -> f32 {
        self.get(scope, name).map_or(0.0, |number| self.occurrence[number as usize])
    }

    fn give(&mut self, scope: Scope, name: Name, strength: f32) -> u32 {
        let next = self.numbers.len() as u32;
        let number = *self.numbers.entry((scope, name)).or_insert(next);
        if number == next {
            self.occurrence.push(0.0);
        }
        self.occurrence[number as usize] += strength * strength;
        number
    }

    /// Numbers the features of a sentence to learn from.
    pub fn learn(&mut self, features: &[Feature], sentence: &Sentence) -> Vec<(u32, f32)> {
        let tongue = Scope::Language(sentence.language as u8);
        let mut row = Vec::with_capacity(2 * features.len());
        for (name, strength, _) in features {
            if self.forbids(*name, sentence.language) {
                continue;
            }
            row.push((self.give(Scope::Shared, *name, *strength), strength * SHARED));
            row.push((self.give(tongue, *name, *strength), *strength));
            if sentence.source == "mams" && !matches!(name, Name::Letters(_)) {
                row.push((self.give(Scope::Mams, *name, *strength), *strength));
            }
        }
        row.sort_by_key(|(number, _)| *number);
        row.dedup_by(|next, kept| {
            next.0 == kept.0 && {
                kept.1 += next.1;
                true
            }
        });
        row
    }

    fn forbids(&self, name: Name, language: Language) -> bool {
        match (name, &self.allowed) {
            (Name::Letters(number), Some(allowed)) => !allowed[language as usize].contains(&number),
            _ => false,
        }
    }

    /// Numbers the features of a sentence to judge.
    pub fn look_up(&self, features: &[Feature], sentence: &Sentence) -> Vec<(u32, f32)> {
        let tongue = Scope::Language(sentence.language as u8);
        let mut row = Vec::with_capacity(2 * features.len());
        for (name, strength, _) in features {
            row.extend(self.get(Scope::Shared, *name).map(|number| (number, strength * SHARED)));
            row.extend(self.get(tongue, *name).map(|number| (number, *strength)));
        }
        row
    }
}

/// Returns the features of a text for its aspects.
pub fn aspect_features(sheet: &Sheet) -> Vec<Feature> {
    let size = size_factor(sheet.tokens.list().len() as f32);
    let mut features = vec![(Name::Bias, 1.0, 0)];
    letters(sheet, false, |_| size, &mut features);
    for hit in &sheet.hits {
        features.push((
            Name::Concept(place(usize::from(hit.concept.0), false) as u8),
            CONCEPT * size,
            usize::from(hit.from),
        ));
    }
    features
}

/// Returns the features of a text for the polarity of a subject; `share` tells how much each token counts.
pub fn polarity_features(sheet: &Sheet, share: &[f32], subject: usize) -> Vec<Feature> {
    let size = size_factor(share.iter().sum());
    let mut features = vec![(Name::Bias, 1.0, 0), (Name::Subject(subject as u8), 0.5, 0)];
    letters(sheet, true, |at| share[at] * size, &mut features);
    if subject < WHOLE {
        for (at, token) in sheet.tokens.list().iter().enumerate() {
            features.push((Name::Letters(key(own_feature(token, subject))), OWN * share[at] * size, at));
        }
    }
    for hit in &sheet.hits {
        let at = usize::from(hit.from);
        let concept = place(usize::from(hit.concept.0), is_negated(hit, sheet)) as u8;
        features.push((Name::Concept(concept), CONCEPT * share[at] * size, at));
        features.push((Name::ConceptOf(subject as u8, concept), CONCEPT_OWN * share[at] * size, at));
    }
    features
}

/// Returns what of a feature's number is kept in a file: features that share it are learnt as one.
fn key(feature: u32) -> u32 {
    feature & ((1 << KEY_BITS) - 1)
}

fn letters(sheet: &Sheet, negations: bool, strength: impl Fn(usize) -> f32, features: &mut Vec<Feature>) {
    let list = sheet.tokens.list();
    let counts = |at: usize| matches!(list[at].kind, Kind::Word | Kind::Number);
    for (at, token) in list.iter().enumerate() {
        let strength = strength(at);
        word_features(&sheet.tokens, token, |feature, value| {
            features.push((Name::Letters(key(feature)), value * strength, at))
        });
        if negations && sheet.passages[at].negated {
            features.push((Name::Letters(key(negated_feature(token))), strength, at));
        }
        if at > 0 && counts(at - 1) && counts(at) {
            features.push((Name::Letters(key(pair_feature(&list[at - 1], token))), PAIR * strength, at));
        }
    }
}
