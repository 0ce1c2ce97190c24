//! How the list was left: its filters, its order, its place, to find it so again after looking at somebody.

use crate::analysis::roster::{Filter, Order};
use crate::app::components::Kept;
use crate::app::state::Shop;
use std::cell::RefCell;
use yew::AttrValue;

thread_local! {
    /// Nobody's data, and gone with the page: whoever comes back from a profile finds the list as it was.
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// How the list is looked at.
#[derive(Clone, PartialEq)]
pub struct Left {
    /// Of which shop.
    pub shop: Shop,
    /// What is picked.
    pub filter: Filter,
    /// What it is sorted by.
    pub order: Order,
    /// Whether those who were put aside are shown in its place.
    pub aside: bool,
    /// The row that was in sight.
    pub place: Kept,
}

impl Left {
    /// Finds how the list of a shop was left.
    pub fn find(shop: Shop) -> Self {
        LEFT.with_borrow(|left| left.clone()).filter(|left| left.shop == shop).unwrap_or_else(|| {
            let left = Self {
                shop,
                filter: Filter::default(),
                order: Order::default(),
                aside: false,
                place: Kept::default(),
            };
            left.keep();
            left
        })
    }

    /// Keeps it.
    pub fn keep(&self) {
        LEFT.set(Some(self.clone()));
    }

    /// Returns it at its beginning, since another list begins.
    pub fn begun(self) -> Self {
        Self { place: Kept::default(), ..self }
    }

    /// Names what the list means, so that another one begins at its top.
    pub fn meaning(&self) -> AttrValue {
        format!("{:?} {:?}", self.order, self.filter).into()
    }
}
