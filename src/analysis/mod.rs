//! What can be learned from what is known: pure functions over the domain.

pub mod chronicle;
pub mod comparison;
pub mod demand;
pub mod dossier;
mod fold;
pub mod glance;
pub mod guard;
pub mod inventory;
mod known_items;
pub mod likely;
pub mod loyalty;
mod packed;
mod part_of_day;
mod phone;
mod resemblance;
pub mod retention;
pub mod reviews;
pub mod rhythm;
pub mod roster;
pub mod search;
pub mod segments;
pub mod statistics;
pub mod suitability;
pub mod survey;
pub mod thanks;
pub mod usual;

pub use fold::{fold, fold_into, fold_traced, spell_letter};
pub use known_items::{KnownItem, KnownItems};
pub use part_of_day::{Occasion, PartOfDay};
pub use phone::{phone_key, phone_uri};
pub use resemblance::{Resemblance, Shared, Traits, resembling};
