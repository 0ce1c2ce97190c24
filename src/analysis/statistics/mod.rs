//! Small statistics with no dependence on the machine they run on.

mod power;

pub use power::{exp, logistic};
