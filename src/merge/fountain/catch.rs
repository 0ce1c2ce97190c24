//! What a phone does that sees frames of one transfer or of several: it gathers one, and turns to another one only when
//! the first has plainly ended.

use super::basin::{Added, Basin};
use super::frame::Frame;

/// After how many frames in a row of other transfers the one that is gathered is given up.
const PATIENCE: u32 = 4;

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caught {
    /// So many frames of so many that are needed.
    Some(usize, usize),
    /// All of it.
    All(Vec<u8>),
}

/// Gathers frames until a transfer is whole.
#[derive(Clone, Debug, Default)]
pub struct Catch {
    basin: Option<Basin>,
    strangers: u32,
}

impl Catch {
    /// Takes a frame in.
    pub fn add(&mut self, frame: Frame) -> Caught {
        match &mut self.basin {
            Some(basin) if basin.expects(&frame) => {
                self.strangers = 0;
                if basin.add(frame) == Added::Known {
                    return Self::told(basin);
                }
            }
            Some(_) if self.strangers < PATIENCE => self.strangers += 1,
            _ => {
                self.strangers = 0;
                self.basin = Some(Basin::new(frame));
            }
        }
        let Some(basin) = &self.basin else { return Caught::Some(0, 0) };
        match basin.progress() {
            (held, needed) if held < needed => Caught::Some(held, needed),
            (_, needed) => match basin.bytes() {
                Some(bytes) => Caught::All(bytes),
                None => {
                    // A frame was damaged in a way that its checksum did not notice: from the beginning.
                    self.basin = None;
                    Caught::Some(0, needed)
                }
            },
        }
    }

    fn told(basin: &Basin) -> Caught {
        let (held, needed) = basin.progress();
        Caught::Some(held, needed)
    }
}
