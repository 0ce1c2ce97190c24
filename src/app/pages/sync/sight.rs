//! The worker's side of reading codes: each picture is looked at here, so that the screen goes on.

use super::job::write;
use crate::merge::{Catch, Caught, Eye, Shown};
use crate::platform::worker;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// What a worker that looks at pictures is started as.
pub const LOOK: &str = "look";

/// What was seen so far. The bytes of a file follow [`Sight::All`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sight {
    /// Nothing that is ours, in this picture.
    Nothing,
    /// So many frames of so many that are needed.
    Some(u32, u32),
    /// A whole file.
    All,
    /// The shop's passphrase.
    Words(String),
}

/// Looks at the pictures that the page sends, one at a time.
pub fn serve() {
    let looking = RefCell::new((Eye::default(), Catch::default()));
    worker::listen(move |pixels| {
        let (eye, catch) = &mut *looking.borrow_mut();
        let (sight, file) = look(eye, catch, &pixels);
        worker::answer(&write(&sight, &file));
    });
    worker::answer(&write(&Sight::Nothing, &[]));
}

fn look(eye: &mut Eye, catch: &mut Catch, pixels: &[u8]) -> (Sight, Vec<u8>) {
    let grey: Vec<u8> = pixels.chunks_exact(4).map(brightness).collect();
    let mut seen = Sight::Nothing;
    for bytes in eye.look(grey.len().isqrt(), &grey) {
        match Shown::parse(&bytes) {
            Some(Shown::Words(words)) => return (Sight::Words(words), Vec::new()),
            Some(Shown::Frame(frame)) => match catch.add(frame) {
                Caught::All(file) => return (Sight::All, file),
                Caught::Some(held, needed) => seen = Sight::Some(held as u32, needed as u32),
            },
            None => {}
        }
    }
    (seen, Vec::new())
}

/// Returns how bright a pixel is (the weights of ITU-R BT.601, in 256ths).
fn brightness(pixel: &[u8]) -> u8 {
    let weights = [77, 150, 29];
    let sum: u32 = pixel.iter().zip(weights).map(|(part, weight)| u32::from(*part) * weight).sum();
    (sum >> 8) as u8
}
