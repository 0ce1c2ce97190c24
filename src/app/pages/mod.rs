//! The screens, one file each.

mod care;
mod check_in;
mod counter;
mod customers;
mod edit_customer;
mod failed;
mod history;
mod import;
mod install;
mod join_customer;
mod keeping;
mod making;
mod more;
mod new_customer;
mod profile;
mod results;
mod settings;
mod start;

pub use care::{Care, ConsentPage};
pub use check_in::CheckInPage;
pub use counter::Counter;
pub use customers::Customers;
pub use edit_customer::EditCustomer;
pub use failed::{WaysOut, show_failure};
pub use history::History;
pub use import::ImportPage;
pub use install::Install;
pub use join_customer::JoinCustomer;
pub use keeping::Keeping;
pub use making::show_making;
pub use more::More;
pub use new_customer::NewCustomer;
pub use profile::Profile;
pub use settings::Settings;
pub use start::{Begin, Start};
