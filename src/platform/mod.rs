//! The browser, behind small functions: the only place that touches it besides storage, vault and the screens' events.

pub mod address;
pub mod awake;
pub mod camera;
pub mod clipboard;
pub mod clock;
pub mod connection;
pub mod credential;
pub mod fetch;
pub mod files;
pub mod hand;
pub mod handed;
pub mod intl;
pub mod keep;
pub mod page;
pub mod pause;
pub mod random;
pub mod settings;
pub mod share;
pub mod update;
pub mod worker;
