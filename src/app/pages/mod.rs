//! The screens, one file each.

mod check_in;
mod counter;
mod edit_customer;
mod failed;
mod import;
mod install;
mod keeping;
mod making;
mod more;
mod new_customer;
mod profile;
mod settings;
mod start;

pub use check_in::CheckInPage;
pub use counter::Counter;
pub use edit_customer::EditCustomer;
pub use failed::Failed;
pub use import::ImportPage;
pub use install::Install;
pub use keeping::Keeping;
pub use making::Making;
pub use more::More;
pub use new_customer::NewCustomer;
pub use profile::Profile;
pub use settings::Settings;
pub use start::{Begin, Start};
