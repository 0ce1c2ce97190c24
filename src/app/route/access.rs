//! Which screens each role may see: asked in one place, so that no address leads around it.

use super::Route;
use crate::domain::Role;

/// Returns whether somebody may see a screen.
pub fn may(role: Role, route: &Route) -> bool {
    role == Role::Owner
        || match route {
            Route::Counter
            | Route::Find
            | Route::NewCustomer(_)
            | Route::Customers
            | Route::Customer(_)
            | Route::CheckIn(_)
            | Route::More
            | Route::Settings
            | Route::Install => true,
            Route::EditCustomer(_)
            | Route::JoinCustomer(_)
            | Route::History(_)
            | Route::Import
            | Route::Care(_)
            | Route::Consent(_)
            | Route::Reviews(_)
            | Route::Keeping
            | Route::Trust(_)
            | Route::Sync(_)
            | Route::Menu
            | Route::MenuItem(_)
            | Route::MenuImport
            | Route::Orders
            | Route::Loyalty
            | Route::Demand
            | Route::Points(_) => false,
        }
}
