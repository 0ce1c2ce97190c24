//! The screens, one file each.

mod check_in;
mod counter;
mod customers;
mod edit_customer;
mod failed;
mod history;
mod join_customer;
mod new_customer;
mod profile;
mod soon;
mod results;
mod start;

pub use check_in::CheckInPage;
pub use counter::Counter;
pub use customers::Customers;
pub use edit_customer::EditCustomer;
pub use failed::Failed;
pub use history::History;
pub use join_customer::JoinCustomer;
pub use new_customer::NewCustomer;
pub use profile::Profile;
pub use soon::{ImportPage, Install, Keeping, Making, More, Settings};
pub use start::{Begin, Start};
