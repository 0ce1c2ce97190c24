//! Which screen is shown, as written behind the hash of the address.

mod access;
mod reviews;

pub use access::may;
pub use reviews::ReviewsRoute;

use crate::domain::{CustomerId, ItemId, PaperId};
use crate::platform::address;

/// A screen of the place for care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CarePage {
    /// Whom there is reason to thank today.
    Thanks,
    /// How the shop says thank you.
    Gifts,
    /// All offers.
    Offers,
    /// One offer: what it says, and for whom it is.
    Offer(PaperId),
    /// Telling people of an offer, one by one.
    Send(PaperId),
    /// All groups of people.
    Groups,
    /// The people that a rule picks, as it is written down.
    Group(String),
    /// A group that was saved.
    Segment(PaperId),
}

impl CarePage {
    fn parse(path: &str) -> Self {
        let (page, rest) = path.split_once('/').unwrap_or((path, ""));
        let paper = PaperId::parse(rest);
        match (page, paper) {
            ("gifts", _) => CarePage::Gifts,
            ("offers", _) => CarePage::Offers,
            ("offer", Some(id)) => CarePage::Offer(id),
            ("send", Some(id)) => CarePage::Send(id),
            ("groups", _) => CarePage::Groups,
            ("group", _) => CarePage::Group(address::decode(rest)),
            ("segment", Some(id)) => CarePage::Segment(id),
            _ => CarePage::Thanks,
        }
    }

    fn path(&self) -> String {
        match self {
            CarePage::Thanks => "/care".into(),
            CarePage::Gifts => "/care/gifts".into(),
            CarePage::Offers => "/care/offers".into(),
            CarePage::Offer(id) => format!("/care/offer/{id}"),
            CarePage::Send(id) => format!("/care/send/{id}"),
            CarePage::Groups => "/care/groups".into(),
            CarePage::Group(rule) => {
                format!("/care/group/{}", address::encode(rule))
            }
            CarePage::Segment(id) => format!("/care/segment/{id}"),
        }
    }
}

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
    /// Thanks, offers, groups.
    Care(CarePage),
    /// What a person agreed to, to be read and pressed by them.
    Consent(CustomerId),
    /// What people say of the shop.
    Reviews(ReviewsRoute),
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
    /// Exchange, backup and taking data out.
    Sync(SyncPage),
    /// The menu.
    Menu,
    /// One item of the menu, or a new one.
    MenuItem(ItemId),
    /// Taking a menu in.
    MenuImport,
    /// Taking in what another till sold.
    Orders,
    /// The loyalty programme.
    Loyalty,
    /// What customers want against what the menu offers.
    Demand,
    /// The points of one person.
    Points(CustomerId),
}

/// A screen about exchange and backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncPage {
    /// How the backups are, and the way to all others.
    All,
    /// The words that open the files.
    Passphrase,
    /// Making a file.
    Out,
    /// Taking a file in.
    In,
    /// Trying a backup.
    Try,
    /// Taking the data out, readable.
    Leave,
}

impl SyncPage {
    const NAMES: [(SyncPage, &str); 5] = [
        (SyncPage::Passphrase, "words"),
        (SyncPage::Out, "out"),
        (SyncPage::In, "in"),
        (SyncPage::Try, "try"),
        (SyncPage::Leave, "leave"),
    ];

    fn parse(text: &str) -> SyncPage {
        Self::NAMES.iter().find(|(_, name)| *name == text).map_or(SyncPage::All, |(page, _)| *page)
    }

    fn path(self) -> String {
        let name = Self::NAMES.iter().find(|(page, _)| *page == self).map(|(_, name)| *name);
        name.map_or_else(|| "/sync".into(), |name| format!("/sync/{name}"))
    }
}

/// A screen about trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustPage {
    /// The way to all others.
    All,
    /// All that is known of a person, to show to them.
    Known(CustomerId),
    /// The passcode.
    Lock,
    /// What left this phone.
    Ledger,
    /// How long people are kept, and who is past it.
    Retention,
    /// What people ask about their data; of one of them.
    Requests(Option<CustomerId>),
    /// All requests, as a paper.
    RequestLog,
    /// Every yes and no that was said.
    ConsentLog,
    /// The notice for the wall.
    WallNotice,
    /// The notice for the web, or to hand out.
    WebNotice,
    /// The record of processing.
    Processing,
    /// What to do when a phone is lost.
    LostPhone,
}

impl TrustPage {
    fn parse(text: &str) -> TrustPage {
        let (place, rest) = text.split_once('/').unwrap_or((text, ""));
        match place {
            "lock" => TrustPage::Lock,
            "ledger" => TrustPage::Ledger,
            "retention" => TrustPage::Retention,
            "requests" => TrustPage::Requests(CustomerId::parse(rest)),
            "asked" => TrustPage::RequestLog,
            "consents" => TrustPage::ConsentLog,
            "wall" => TrustPage::WallNotice,
            "notice" => TrustPage::WebNotice,
            "record" => TrustPage::Processing,
            "lost" => TrustPage::LostPhone,
            "known" => CustomerId::parse(rest).map_or(TrustPage::All, TrustPage::Known),
            _ => TrustPage::All,
        }
    }

    fn path(self) -> String {
        match self {
            TrustPage::All => "/trust".into(),
            TrustPage::Lock => "/trust/lock".into(),
            TrustPage::Ledger => "/trust/ledger".into(),
            TrustPage::Retention => "/trust/retention".into(),
            TrustPage::Requests(None) => "/trust/requests".into(),
            TrustPage::Requests(Some(id)) => format!("/trust/requests/{id}"),
            TrustPage::RequestLog => "/trust/asked".into(),
            TrustPage::ConsentLog => "/trust/consents".into(),
            TrustPage::WallNotice => "/trust/wall".into(),
            TrustPage::WebNotice => "/trust/notice".into(),
            TrustPage::Processing => "/trust/record".into(),
            TrustPage::LostPhone => "/trust/lost".into(),
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
            "new" => Route::NewCustomer(address::decode(rest)),
            "customers" => Route::Customers,
            "customer" => CustomerId::parse(rest).map_or(Route::Customers, Route::Customer),
            "check-in" => CustomerId::parse(rest).map_or(Route::Customers, Route::CheckIn),
            "join" => CustomerId::parse(rest).map_or(Route::Customers, Route::JoinCustomer),
            "edit" => CustomerId::parse(rest).map_or(Route::Customers, Route::EditCustomer),
            "history" => Route::History(CustomerId::parse(rest)),
            "import" => Route::Import,
            "care" => Route::Care(CarePage::parse(rest)),
            "consent" => CustomerId::parse(rest).map_or(Route::Customers, Route::Consent),
            "reviews" => Route::Reviews(ReviewsRoute::parse(rest, address::decode)),
            "more" => Route::More,
            "settings" => Route::Settings,
            "install" => Route::Install,
            "keeping" => Route::Keeping,
            "sync" => Route::Sync(SyncPage::parse(rest)),
            "trust" => Route::Trust(TrustPage::parse(rest)),
            "orders" => Route::Orders,
            "loyalty" => Route::Loyalty,
            "demand" => Route::Demand,
            "points" => CustomerId::parse(rest).map_or(Route::Customers, Route::Points),
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
                format!("/new/{}", address::encode(name))
            }
            Route::Customers => "/customers".into(),
            Route::Customer(id) => format!("/customer/{id}"),
            Route::CheckIn(id) => format!("/check-in/{id}"),
            Route::EditCustomer(id) => format!("/edit/{id}"),
            Route::JoinCustomer(id) => format!("/join/{id}"),
            Route::History(None) => "/history".into(),
            Route::History(Some(id)) => format!("/history/{id}"),
            Route::Import => "/import".into(),
            Route::Care(page) => page.path(),
            Route::Consent(id) => format!("/consent/{id}"),
            Route::Reviews(reviews) => {
                format!("/reviews{}", reviews.path(address::encode))
            }
            Route::More => "/more".into(),
            Route::Settings => "/settings".into(),
            Route::Install => "/install".into(),
            Route::Keeping => "/keeping".into(),
            Route::Sync(page) => page.path(),
            Route::Trust(page) => page.path(),
            Route::Menu => "/menu".into(),
            Route::MenuItem(id) => format!("/menu/{id}"),
            Route::MenuImport => "/menu/import".into(),
            Route::Orders => "/orders".into(),
            Route::Loyalty => "/loyalty".into(),
            Route::Demand => "/demand".into(),
            Route::Points(id) => format!("/points/{id}"),
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

    /// Goes there from another screen at the end of long work, unless the person went on elsewhere meanwhile.
    pub fn go_from(&self, from: &Route) {
        if Route::parse(&address::read()) == *from {
            self.go();
        }
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
            | Route::Points(_)
            | Route::Consent(_)
            | Route::History(Some(_))
            | Route::Trust(TrustPage::Known(_) | TrustPage::Requests(Some(_))) => Route::Customers,
            Route::Care(_) => Route::Care(CarePage::Thanks),
            Route::Reviews(_) => Route::Reviews(ReviewsRoute::Week),
            _ => Route::More,
        }
    }

    /// Returns whether the bar below is shown: on the places themselves, not on what is opened from them.
    pub fn is_place(&self) -> bool {
        match self {
            Route::Reviews(reviews) => reviews.is_place(),
            _ => matches!(
                self,
                Route::Counter
                    | Route::Customers
                    | Route::Care(CarePage::Thanks | CarePage::Offers | CarePage::Groups)
                    | Route::More
            ),
        }
    }
}
