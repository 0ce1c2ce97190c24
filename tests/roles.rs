//! Tries every screen for both roles: what service may not see is out of reach, whatever address is typed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may fail by panic, in its own functions too"
)]

use analysis::reviews::{Aspect, Polarity};
use il_solito::analysis;
use il_solito::domain::{self, CustomerId, ItemId, PaperId, Role};
use route::{CarePage, ReviewsRoute, Route, SyncPage, TrustPage, may};

/// The screens are compiled for the browser only: their addresses are read here as they stand, with this in its place.
mod platform {
    pub mod address {
        pub fn encode(text: &str) -> String {
            text.replace(' ', "%20")
        }

        pub fn decode(text: &str) -> String {
            text.replace("%20", " ")
        }

        pub fn read() -> String {
            String::new()
        }

        pub fn go(_: &str) {}

        pub fn replace(_: &str) {}
    }
}

#[allow(dead_code, reason = "what goes to a screen is asked for by screens alone")]
#[path = "../src/app/route/mod.rs"]
mod route;

/// What each screen is called in the source, so that none is left out below.
fn named(source: &str, kind: &str) -> Vec<String> {
    let (_, rest) = source.split_once(&format!("pub enum {kind} {{")).unwrap();
    let (inside, _) = rest.split_once("\n}").unwrap();
    let lines = inside.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("///"));
    lines.map(|line| line.trim_end_matches(',').split('(').next().unwrap_or_default().to_owned()).collect()
}

fn every_screen() -> Vec<Route> {
    let (who, paper) = (CustomerId(7), PaperId(8));
    let sync =
        [SyncPage::All, SyncPage::Passphrase, SyncPage::Out, SyncPage::In, SyncPage::Try, SyncPage::Leave];
    let trust = [
        TrustPage::All,
        TrustPage::Known(who),
        TrustPage::Lock,
        TrustPage::Ledger,
        TrustPage::Retention,
        TrustPage::Requests(None),
        TrustPage::Requests(Some(who)),
        TrustPage::RequestLog,
        TrustPage::ConsentLog,
        TrustPage::WallNotice,
        TrustPage::WebNotice,
        TrustPage::Processing,
        TrustPage::LostPhone,
    ];
    let care = [
        CarePage::Thanks,
        CarePage::Gifts,
        CarePage::Offers,
        CarePage::Offer(paper),
        CarePage::Send(paper),
        CarePage::Groups,
        CarePage::Group("visits more".into()),
        CarePage::Segment(paper),
    ];
    let reviews = [
        ReviewsRoute::Week,
        ReviewsRoute::Themes,
        ReviewsRoute::All,
        ReviewsRoute::Trends,
        ReviewsRoute::Todo,
        ReviewsRoute::Import,
        ReviewsRoute::Write(None),
        ReviewsRoute::Write(Some(who)),
        ReviewsRoute::Incident,
        ReviewsRoute::Signs,
        ReviewsRoute::Review(paper),
        ReviewsRoute::Theme(Aspect::ALL[0], Polarity::Positive, "slow service".into()),
    ];
    let mut all = vec![
        Route::Counter,
        Route::Find,
        Route::NewCustomer("Giulia".into()),
        Route::Customers,
        Route::Customer(who),
        Route::CheckIn(who),
        Route::EditCustomer(who),
        Route::JoinCustomer(who),
        Route::History(None),
        Route::History(Some(who)),
        Route::Import,
        Route::Consent(who),
        Route::More,
        Route::Settings,
        Route::Install,
        Route::Keeping,
        Route::Menu,
        Route::MenuItem(ItemId(9)),
        Route::MenuImport,
        Route::Orders,
        Route::Loyalty,
        Route::Demand,
        Route::Points(who),
    ];
    all.extend(sync.map(Route::Sync));
    all.extend(trust.map(Route::Trust));
    all.extend(care.map(Route::Care));
    all.extend(reviews.map(Route::Reviews));
    all
}

#[test]
fn no_screen_is_left_out() {
    let all: Vec<String> = every_screen().iter().map(|route| format!("{route:?}")).collect();
    let source = include_str!("../src/app/route/mod.rs");
    let reviews = include_str!("../src/app/route/reviews.rs");
    for (source, kind, before) in [
        (source, "Route", ""),
        (source, "SyncPage", "Sync("),
        (source, "TrustPage", "Trust("),
        (source, "CarePage", "Care("),
        (reviews, "ReviewsRoute", "Reviews("),
    ] {
        let names = named(source, kind);
        assert!(names.len() >= 6, "{kind}: {names:?}");
        for name in names {
            let start = format!("{before}{name}");
            assert!(all.iter().any(|route| route.starts_with(&start)), "{kind}::{name} is not tried");
        }
    }
}

#[test]
fn an_address_leads_to_its_screen() {
    for route in every_screen() {
        assert_eq!(Route::parse(&route.path()), route, "{}", route.path());
    }
    for text in ["", "/", "/nowhere", "//", "/trust/../sync"] {
        assert!(Route::parse(text) == Route::Counter || !may(Role::Service, &Route::parse(text)), "{text}");
    }
}

#[test]
fn service_sees_the_counter_and_profiles_and_nothing_of_the_rest() {
    let open =
        ["/", "/find", "/new", "/customers", "/customer", "/check-in", "/more", "/settings", "/install"];
    for route in every_screen() {
        assert!(may(Role::Owner, &route), "{route:?}");
        let path = route.path();
        let place = path.split('/').nth(1).unwrap_or_default();
        assert_eq!(may(Role::Service, &route), open.contains(&format!("/{place}").as_str()), "{route:?}");
    }
}
