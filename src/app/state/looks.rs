//! How the screens look on this phone: the theme and the hand, marked on the page's root before anything is drawn.

use crate::platform::{page, settings};

/// The paper's colours, light and dark: what the phone paints around the page.
const PAPER: (&str, &str) = ("#f6f0e4", "#17100c");

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the device is set.
    Device,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 3] = [Theme::Device, Theme::Light, Theme::Dark];

    /// Returns the one that was chosen.
    pub fn kept() -> Theme {
        match settings::read(settings::key::THEME).as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Device,
        }
    }

    /// Chooses it.
    pub fn keep(self) {
        settings::keep(settings::key::THEME, self.mark());
        self.apply();
    }

    fn mark(self) -> Option<&'static str> {
        match self {
            Theme::Device => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    fn apply(self) {
        page::mark_root("data-theme", self.mark());
        let (light, dark) = PAPER;
        match self {
            Theme::Device => page::paint_around(light, dark),
            Theme::Light => page::paint_around(light, light),
            Theme::Dark => page::paint_around(dark, dark),
        }
    }
}

/// The hand that holds the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// What is pressed lies on the right.
    Right,
    /// What is pressed lies on the left.
    Left,
}

impl Hand {
    /// Both of them.
    pub const ALL: [Hand; 2] = [Hand::Right, Hand::Left];

    /// Returns the one that was chosen.
    pub fn kept() -> Hand {
        match settings::read(settings::key::HAND).as_deref() {
            Some("left") => Hand::Left,
            _ => Hand::Right,
        }
    }

    /// Chooses it.
    pub fn keep(self) {
        settings::keep(settings::key::HAND, self.mark());
        self.apply();
    }

    fn mark(self) -> Option<&'static str> {
        (self == Hand::Left).then_some("left")
    }

    fn apply(self) {
        page::mark_root("data-hand", self.mark());
    }
}

/// Marks the root with what was chosen; as it comes, the page is of the device's theme and for the right hand.
pub fn apply() {
    let (theme, hand) = (Theme::kept(), Hand::kept());
    if theme != Theme::Device {
        theme.apply();
    }
    if hand != Hand::Right {
        hand.apply();
    }
}
