//! Bytes as the dark and light squares of a QR code.

use crate::merge::fountain::FRAME_EXTRA;
use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// How fine the squares are: fine ones hold more, coarse ones are seen by any camera.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grain {
    /// 77 squares a side, 520 bytes.
    #[default]
    Fine,
    /// 49 squares a side, 192 bytes.
    Coarse,
}

impl Grain {
    /// Returns how many bytes of a block a frame of it holds (table 7 of the standard: versions 15 and 8, level L).
    pub fn block(self) -> usize {
        let bytes = match self {
            Grain::Fine => 520,
            Grain::Coarse => 192,
        };
        bytes - FRAME_EXTRA
    }
}

/// The light squares around a code that the standard asks for.
const MARGIN: usize = 4;

/// A code to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    side: usize,
    dark: Vec<bool>,
}

impl Picture {
    /// Draws a frame, of which another one follows soon: as small as it can be, since a lost one costs nothing.
    pub fn of_frame(bytes: &[u8]) -> Option<Self> {
        // Its bytes look random, so one pattern is as good as any other, and trying them all takes most of the time.
        Self::draw(bytes, QrCodeEcc::Low, Some(Mask::new(0)))
    }

    /// Draws what is shown for as long as it takes.
    pub fn of_text(text: &str) -> Option<Self> {
        Self::draw(text.as_bytes(), QrCodeEcc::Medium, None)
    }

    fn draw(bytes: &[u8], level: QrCodeEcc, mask: Option<Mask>) -> Option<Self> {
        let segment = [QrSegment::make_bytes(bytes)];
        let (least, most) = (Version::MIN, Version::MAX);
        let code = QrCode::encode_segments_advanced(&segment, level, least, most, mask, false).ok()?;
        let side = code.size() as usize + 2 * MARGIN;
        let place = |at: usize| (at % side) as i32 - MARGIN as i32;
        let line = |at: usize| (at / side) as i32 - MARGIN as i32;
        let dark = (0..side * side).map(|at| code.get_module(place(at), line(at))).collect();
        Some(Self { side, dark })
    }

    /// Returns how many squares a side has, the light ones around the code among them.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Returns whether a square is dark; all outside are light.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).is_some_and(|dark| *dark)
    }

    /// Writes the dark squares as the path of an SVG, a square being 1 by 1.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (y, line) in self.dark.chunks(self.side.max(1)).enumerate() {
            let mut x = 0;
            for run in line.chunk_by(|left, right| left == right) {
                if run.first() == Some(&true) {
                    let width = run.len();
                    path.push_str(&format!("M{x} {y}h{width}v1h-{width}z"));
                }
                x += run.len();
            }
        }
        path
    }
}
