//! The receiving side: gathers frames of one transfer until they are enough, by Gaussian elimination as they come.

use super::frame::{Frame, Transfer};
use super::mix::{Mix, add_block};

/// What a frame was good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It brought something new.
    New,
    /// All it says follows from those before.
    Known,
    /// It is of another transfer.
    Foreign,
}

/// A sum of blocks, of which the first is in no other row.
#[derive(Clone, Debug)]
struct Row {
    mix: Mix,
    block: Vec<u8>,
}

/// Frames that were received.
#[derive(Clone, Debug)]
pub struct Basin {
    transfer: Transfer,
    /// For each block the row that begins with it.
    rows: Vec<Option<Row>>,
    held: usize,
}

impl Basin {
    /// Begins with a frame.
    pub fn new(frame: Frame) -> Self {
        let transfer = frame.transfer;
        let mut basin = Self { transfer, rows: vec![None; transfer.blocks()], held: 0 };
        basin.add(frame);
        basin
    }

    /// Returns whether a frame is of this transfer.
    pub fn expects(&self, frame: &Frame) -> bool {
        frame.transfer == self.transfer
    }

    /// Takes a frame in.
    pub fn add(&mut self, frame: Frame) -> Added {
        if !self.expects(&frame) {
            return Added::Foreign;
        }
        let mut row = Row { mix: Mix::of(frame.number, self.rows.len()), block: frame.block };
        while let Some(first) = row.mix.first() {
            match self.rows.get_mut(first) {
                Some(Some(other)) => {
                    row.mix.add(&other.mix);
                    add_block(&mut row.block, &other.block);
                }
                Some(free) => {
                    *free = Some(row);
                    self.held += 1;
                    return Added::New;
                }
                None => return Added::Known,
            }
        }
        Added::Known
    }

    /// Returns how many frames that brought something new are held, of how many that are needed.
    pub fn progress(&self) -> (usize, usize) {
        (self.held, self.rows.len())
    }

    /// Returns the bytes, once there are enough frames; `None` too where they are not those that were announced.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let mut rows: Vec<Row> = self.rows.iter().cloned().collect::<Option<_>>()?;
        // From the last block on, every row is freed of what comes after its first block.
        for place in (0..rows.len()).rev() {
            let (before, from) = rows.split_at_mut(place);
            let Some(solved) = from.first() else { continue };
            for row in before.iter_mut().filter(|row| row.mix.has(place)) {
                row.mix.add(&solved.mix);
                add_block(&mut row.block, &solved.block);
            }
        }
        let mut bytes: Vec<u8> = rows.into_iter().flat_map(|row| row.block).collect();
        bytes.truncate(self.transfer.length as usize);
        self.transfer.fits(&bytes).then_some(bytes)
    }
}
