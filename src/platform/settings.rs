//! Choices of this phone that are wanted before the book opens: language, theme, hand, who works with it.

use super::page;

/// The keys under which choices are kept.
pub mod key {
    /// The language's tag.
    pub const LANGUAGE: &str = "il-solito.language";
    /// `light` or `dark`; the device's own where absent.
    pub const THEME: &str = "il-solito.theme";
    /// `left` where the screen is mirrored.
    pub const HAND: &str = "il-solito.hand";
    /// After how many minutes without a touch, or out of sight, the app locks itself.
    pub const LOCK_AFTER: &str = "il-solito.lock-after";
    /// How many wrong passcodes were typed one after the other, and when the last one was: `3 1764000000000`.
    pub const TRIES: &str = "il-solito.tries";
    /// `service` where the staff hold the phone.
    pub const ROLE: &str = "il-solito.role";
    /// `demo` where the demo shop is open.
    pub const SHOP: &str = "il-solito.shop";
    /// `yes` where the counter can be shown while the book is being opened: it was there, and no passcode is asked for.
    pub const OPENS: &str = "il-solito.opens";
    /// Which alarm of the reviews somebody has looked at, by the random-looking id that every phone gives it.
    pub const ALARM_SEEN: &str = "il-solito.alarm-seen";
    /// When a backup was last read back, in milliseconds.
    pub const BACKUP_TRIED: &str = "il-solito.backup-tried";
    /// When somebody last put the reminder of a backup off, in milliseconds.
    pub const BACKUP_LATER: &str = "il-solito.backup-later";
}

/// Reads a choice.
pub fn read(key: &str) -> Option<String> {
    page::window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps a choice, or forgets it. Where the browser keeps nothing the choice lasts as long as the page.
pub fn keep(key: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = page::window().local_storage() {
        let _ = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}
