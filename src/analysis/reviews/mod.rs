//! What a review says: its language, its clauses, which aspects they speak of and how, with the words that show it.

pub mod alert;
mod analyst;
mod aspect;
pub mod breakdown;
pub mod burst;
pub mod cause;
mod clause;
pub mod effect;
pub mod feature;
mod fold;
pub mod incident;
#[cfg(not(target_arch = "wasm32"))]
pub mod labelled;
mod language;
mod lexicon;
pub mod model;
mod near;
pub mod opening;
mod overlay;
pub mod packing;
mod polyglot;
mod reading;
pub mod sign;
pub mod theme;
mod token;
pub mod trend;
pub mod voice;
pub mod week;

pub use analyst::{Analyst, is_negated, place};
pub use aspect::{Aspect, Polarity};
pub use clause::{Clause, Passage};
pub use fold::{fold, fold_into};
pub use language::{BUCKETS, Language, LanguageProfile, language_features};
pub use lexicon::{Concept, Hit, Lexicon};
pub use model::{Model, ModelError};
pub use near::nearness;
pub use polyglot::Polyglot;
pub use reading::{Mention, Reading, Reason, Summary};
pub use token::{Kind, Token, Tokens};
