//! What can be learned from what is known: pure functions over the domain.

mod fold;
mod phone;
mod resemblance;

pub use fold::{fold, fold_into, fold_traced};
pub use phone::{phone_key, phone_uri};
pub use resemblance::{Resemblance, Shared, Traits, resembling};
