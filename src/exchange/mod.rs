//! Files that people bring in and take out. Uses the domain.

mod allergy_words;
mod archive;
mod candidate;
mod card;
mod dates;
mod diet_words;
mod error;
mod health;
mod table;
mod text;
mod values;

pub use candidate::{Candidate, Doubt, Expected, Fact, Refusal};
pub use dates::DateOrder;
pub use error::{BadLine, ExchangeError, Foreign, Problem, Remedy};
