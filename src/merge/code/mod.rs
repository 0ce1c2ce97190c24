//! What one phone shows and the other one's camera sees: QR codes (ISO/IEC 18004) of frames, and of the passphrase.

mod draw;
mod look;
mod shown;

pub use draw::{Grain, Picture};
pub use look::Eye;
pub use shown::Shown;
