//! What the shop gives to say thank you: a word, a note, a table kept, a coffee; a list that the owner edits.

use crate::analysis::fold;
use crate::domain::{Field, Library, Value};

/// Under which name a way to thank is kept: one of those that the app begins with, or the owner's own.
pub type GiftKey = Box<str>;

/// A way to say thank you.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gift {
    /// Under which name it is kept.
    pub key: GiftKey,
    /// What it is, in words; `{solito}` or `{usual}` stands for what the person usually has.
    pub words: Box<str>,
    /// What it costs, in cents; 0 for nothing.
    pub cents: i64,
}

/// What a setting's name begins with.
const SETTING: &str = "gift:";
/// The holes for what a person usually has.
const USUAL: [&str; 2] = ["{solito}", "{usual}"];

impl Gift {
    /// Returns the field of the shop's record that it is kept in.
    pub fn field(key: &str) -> Field {
        Field::Setting(format!("{SETTING}{key}").into())
    }

    /// Returns the value to keep.
    pub fn to_value(&self) -> Value {
        Value::parts([("words", (&*self.words).into()), ("cents", Value::Number(self.cents.max(0)))])
    }

    /// Lists what the shop gives: what the app begins with as far as nobody changed it, and the owner's own; what costs
    /// nothing first.
    pub fn all(library: &Library, ready_made: &[Gift]) -> Vec<Gift> {
        let mut gifts: Vec<Gift> = ready_made.to_vec();
        for (field, register) in library.shop().into_iter().flat_map(|shop| shop.registers()) {
            let Field::Setting(name) = field else { continue };
            let Some(key) = name.strip_prefix(SETTING) else { continue };
            let before = gifts.iter().position(|gift| *gift.key == *key);
            let words = register.value.part_text("words");
            match (before, words.is_empty()) {
                // Taken back, to what the app begins with.
                (_, true) if register.value == Value::Absent => {}
                (Some(place), true) => _ = gifts.remove(place),
                (None, true) => {}
                (before, false) => {
                    let cents = register.value.part("cents").and_then(Value::as_number).unwrap_or_default();
                    let gift = Gift { key: key.into(), words: words.into(), cents: cents.max(0) };
                    match before.and_then(|place| gifts.get_mut(place)) {
                        Some(slot) => *slot = gift,
                        None => gifts.push(gift),
                    }
                }
            }
        }
        crate::domain::order::sort_by_key(&mut gifts, |gift| gift.cents);
        gifts
    }

    /// Returns whether it needs to be known what the person usually has.
    pub fn names_the_usual(&self) -> bool {
        USUAL.iter().any(|hole| self.words.contains(hole))
    }

    /// Writes it out for somebody who usually has that.
    pub fn written(&self, usual: &str) -> String {
        USUAL.iter().fold(self.words.to_string(), |words, hole| words.replace(hole, usual))
    }

    /// Returns whether something that somebody does not want is about it.
    pub fn is_about(&self, words: &str) -> bool {
        let own = fold(&self.words);
        let stem = |word: &str| word.trim_end_matches(['a', 'e', 'i', 'o', 's']).to_owned();
        let wanted = fold(words);
        let mut words = wanted.split(' ').filter(|word| word.len() >= 4).map(stem);
        words.any(|word| own.split(' ').any(|other| stem(other) == word))
    }
}
