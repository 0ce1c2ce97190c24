//! Small statistics, deterministic, with no dependence on the machine's clock or randomness.

mod fisher;
mod gamma;
mod interval;
mod minimum;
mod power;
mod random;
mod rates;

pub use fisher::fisher_mid_p;
pub use gamma::{ln_choose, ln_gamma};
pub use interval::{Interval, wilson};
pub use minimum::minimise;
pub use power::{exp, logistic, softmax};
pub use random::Random;
pub use rates::{discoveries, normal_tail};
