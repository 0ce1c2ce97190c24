//! Which screen is shown, as written behind the hash of the address.

use crate::domain::{CustomerId, ItemId};
use crate::platform::address;

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The counter.
    Counter,
    /// The counter with the search field ready, as from the home screen's shortcut.
    Find,
    /// A new person, with the name begun.
    NewCustomer(String),
    /// All people.
    Customers,
    /// One person.
    Customer(CustomerId),
    /// One person, with the order of a visit to choose.
    CheckIn(CustomerId),
    /// All that is written of one person, to be changed.
    EditCustomer(CustomerId),
    /// Joining one person's record with another of the same person.
    JoinCustomer(CustomerId),
    /// The history, of everybody or of one person.
    History(Option<CustomerId>),
    /// Taking people in from a file.
    Import,
    /// The other things.
    More,
    /// Language, hand, theme, who works here.
    Settings,
    /// How to put the app on the home screen.
    Install,
    /// How safe the data is.
    Keeping,
    /// The lock, a person's rights, the owner's duties.
    Trust(TrustPage),
    /// The menu.
    Menu,
    /// One item of the menu, or a new one.
    MenuItem(ItemId),
    /// Taking a menu in.
    MenuImport,
    /// Taking in what another till sold.
    Orders,
}

/// A screen about trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustPage {
    /// The way to all others.
    All,
    /// All that is known of a person, to show to them.
    Known(CustomerId),
}

impl TrustPage {
    fn parse(text: &str) -> TrustPage {
        let (place, rest) = text.split_once('/').unwrap_or((text, ""));
        match place {
            "known" => CustomerId::parse(rest).map_or(TrustPage::All, TrustPage::Known),
            _ => TrustPage::All,
        }
    }

    fn path(self) -> String {
        match self {
            TrustPage::All => "/trust".into(),
            TrustPage::Known(id) => format!("/trust/known/{id}"),
        }
    }
}

impl Route {
    /// Reads what stands behind the hash; the counter where it means nothing.
    pub fn parse(text: &str) -> Route {
        let path = text.trim_matches('/');
        let (place, rest) = path.split_once('/').unwrap_or((path, ""));
        match place {
            "find" | "visit" => Route::Find,
            "new" => Route::NewCustomer(decode(rest)),
            "customers" => Route::Customers,
            "customer" => CustomerId::parse(rest).map_or(Route::Customers, Route::Customer),
            "check-in" => CustomerId::parse(rest).map_or(Route::Customers, Route::CheckIn),
            "join" => CustomerId::parse(rest).map_or(Route::Customers, Route::JoinCustomer),
            "edit" => CustomerId::parse(rest).map_or(Route::Customers, Route::EditCustomer),
            "history" => Route::History(CustomerId::parse(rest)),
            "import" => Route::Import,
            "more" => Route::More,
            "settings" => Route::Settings,
            "install" => Route::Install,
            "keeping" => Route::Keeping,
            "trust" => Route::Trust(TrustPage::parse(rest)),
            "orders" => Route::Orders,
            "menu" if rest == "import" => Route::MenuImport,
            "menu" => ItemId::parse(rest).map_or(Route::Menu, Route::MenuItem),
            _ => Route::Counter,
        }
    }

    /// Writes what [`Route::parse`] reads.
    pub fn path(&self) -> String {
        match self {
            Route::Counter => "/".into(),
            Route::Find => "/find".into(),
            Route::NewCustomer(name) => {
                format!("/new/{}", String::from(js_sys::encode_uri_component(name)))
            }
            Route::Customers => "/customers".into(),
            Route::Customer(id) => format!("/customer/{id}"),
            Route::CheckIn(id) => format!("/check-in/{id}"),
            Route::EditCustomer(id) => format!("/edit/{id}"),
            Route::JoinCustomer(id) => format!("/join/{id}"),
            Route::History(None) => "/history".into(),
            Route::History(Some(id)) => format!("/history/{id}"),
            Route::Import => "/import".into(),
            Route::More => "/more".into(),
            Route::Settings => "/settings".into(),
            Route::Install => "/install".into(),
            Route::Keeping => "/keeping".into(),
            Route::Trust(page) => page.path(),
            Route::Menu => "/menu".into(),
            Route::MenuItem(id) => format!("/menu/{id}"),
            Route::MenuImport => "/menu/import".into(),
            Route::Orders => "/orders".into(),
        }
    }

    /// Writes it as a link's address.
    pub fn href(&self) -> String {
        format!("#{}", self.path())
    }

    /// Goes there.
    pub fn go(&self) {
        address::go(&self.path());
    }

    /// Goes there, in place of the screen that is shown.
    pub fn replace(&self) {
        address::replace(&self.path());
    }

    /// Returns the place of the bar below that this screen belongs to.
    pub fn place(&self) -> Route {
        match self {
            Route::Counter | Route::Find => Route::Counter,
            Route::NewCustomer(_)
            | Route::Customers
            | Route::Customer(_)
            | Route::CheckIn(_)
            | Route::EditCustomer(_)
            | Route::JoinCustomer(_)
            | Route::History(Some(_))
            | Route::Trust(TrustPage::Known(_)) => Route::Customers,
            _ => Route::More,
        }
    }

    /// Returns whether the bar below is shown: on the places themselves, not on what is opened from them.
    pub fn is_place(&self) -> bool {
        matches!(self, Route::Counter | Route::Customers | Route::More)
    }
}

fn decode(text: &str) -> String {
    js_sys::decode_uri_component(text).map(String::from).unwrap_or_default()
}
