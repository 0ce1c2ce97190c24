//! The screens, one file each.

mod check_in;
mod counter;
mod edit_customer;
mod failed;
mod new_customer;
mod profile;
mod start;

pub use check_in::CheckInPage;
pub use counter::Counter;
pub use edit_customer::EditCustomer;
pub use failed::Failed;
pub use new_customer::NewCustomer;
pub use profile::Profile;
pub use start::{Begin, Start};
