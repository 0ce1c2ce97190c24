//! vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as phones and address books really write it.

mod cards;
mod lines;
mod person;
mod property;

pub use cards::Cards;
pub use person::UID;
