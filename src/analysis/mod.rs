//! What can be learned from what is known: pure functions over the domain.

pub mod chronicle;
pub mod comparison;
mod fold;
pub mod roster;
pub mod search;

pub use fold::{fold, fold_into, fold_traced};
