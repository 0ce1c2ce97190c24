//! What kind of phone and window this is, as far as installing goes.

use super::page;

/// Returns whether the app runs from the home screen.
pub fn is_installed() -> bool {
    page::matches("(display-mode: standalone)") || page::matches("(display-mode: fullscreen)")
}

/// Returns whether this is an iPhone or iPad, whose tabs lose their data after a week without use.
pub fn is_apple_touch() -> bool {
    let navigator = page::window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    let platform = navigator.platform().unwrap_or_default();
    agent.contains("iPhone")
        || agent.contains("iPad")
        || (platform == "MacIntel" && navigator.max_touch_points() > 1)
}
