//! What can be learned from what is known: pure functions over the domain.

pub mod reviews;
pub mod rhythm;
pub mod statistics;
