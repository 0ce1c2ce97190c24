//! What is said about the ways into a locked book besides the passcode: the code of service, and being recognised.

mod en;
mod it;
mod texts;

pub use en::TEXTS as ENGLISH;
pub use it::TEXTS as ITALIAN;
pub use texts::DoorTexts;
