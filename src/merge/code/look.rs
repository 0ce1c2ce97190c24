//! Finds QR codes in the pictures of a camera, looking in one manner after the other until one sees something.

use rqrr::PreparedImage;

/// A pixel is judged by what is within this part of the width around it: that evens out shade, and holds many squares.
const PART: usize = 16;
/// How much darker than its surroundings a pixel must be, of 255: less is noise on a plain wall.
const CONTRAST: u32 = 20;
/// Up to which width a picture is doubled: a larger one has pixels enough, and doubling it takes too long.
const SMALL: usize = 800;

/// How dark pixels are told from light ones. Which manner sees a code depends on light, distance and angle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Manner {
    /// By the mean around each: best in noise and shade.
    #[default]
    Mean,
    /// By what came before it in its line: best at an angle.
    Running,
    /// By the mean, in a picture of twice the size: best for small codes.
    Doubled,
}

/// Looks at pictures.
#[derive(Clone, Copy, Debug, Default)]
pub struct Eye {
    manner: Manner,
}

impl Eye {
    /// Returns what the codes say that are found in a picture of grey pixels, line by line, 0 black and 255 white.
    /// Where nothing is found, the next picture is looked at in another manner.
    pub fn look(&mut self, width: usize, grey: &[u8]) -> Vec<Vec<u8>> {
        if width == 0 || grey.len() < width {
            return Vec::new();
        }
        let found = read(self.manner, width, grey);
        if found.is_empty() {
            self.manner = match self.manner {
                Manner::Mean => Manner::Running,
                Manner::Running if width <= SMALL => Manner::Doubled,
                _ => Manner::Mean,
            };
        }
        found
    }
}

fn read(manner: Manner, width: usize, grey: &[u8]) -> Vec<Vec<u8>> {
    let height = grey.len() / width;
    let by_mean = |width: usize, height: usize, grey: &[u8]| {
        let dark = part(width, grey);
        let is_dark = |x: usize, y: usize| dark.get(y * width + x).is_some_and(|dark| *dark);
        PreparedImage::prepare_from_bitmap(width, height, is_dark)
    };
    let mut picture = match manner {
        Manner::Mean => by_mean(width, height, grey),
        Manner::Doubled => by_mean(width * 2, height * 2, &double(width, grey)),
        Manner::Running => {
            let pixel = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(u8::MAX);
            PreparedImage::prepare_from_greyscale(width, height, pixel)
        }
    };
    let mut found = Vec::new();
    for grid in picture.detect_grids() {
        let mut bytes = Vec::new();
        // One that cannot be read is none: the next picture may show it better.
        if grid.decode_to(&mut bytes).is_ok() {
            found.push(bytes);
        }
    }
    found
}

/// Makes a picture twice as wide and high, with what lies between pixels between them.
fn double(width: usize, grey: &[u8]) -> Vec<u8> {
    let height = grey.len() / width;
    let at = |x: usize, y: usize| {
        grey.get(y.min(height - 1) * width + x.min(width - 1)).map_or(0, |light| u32::from(*light))
    };
    let mut doubled = Vec::with_capacity(grey.len() * 4);
    for y in 0..height * 2 {
        for x in 0..width * 2 {
            let (left, top) = (x / 2, y / 2);
            let (right, bottom) = (left + x % 2, top + y % 2);
            let four = at(left, top) + at(right, top) + at(left, bottom) + at(right, bottom);
            doubled.push((four / 4) as u8);
        }
    }
    doubled
}

/// Parts dark pixels from light ones, each compared with the mean of a square around it.
fn part(width: usize, grey: &[u8]) -> Vec<bool> {
    let height = grey.len() / width;
    let reach = (width / PART).max(4);
    // Sums over all that is above and to the left, so that any mean costs four look-ups.
    let line = width + 1;
    let mut sums = vec![0_u32; line * (height + 1)];
    for y in 0..height {
        let mut sum = 0;
        for x in 0..width {
            sum += grey.get(y * width + x).map_or(0, |light| u32::from(*light));
            let above = sums.get(y * line + x + 1).copied().unwrap_or(0);
            if let Some(place) = sums.get_mut((y + 1) * line + x + 1) {
                *place = above + sum;
            }
        }
    }
    let sum = |x: usize, y: usize| sums.get(y * line + x).copied().unwrap_or(0);
    let mut dark = Vec::with_capacity(grey.len());
    for y in 0..height {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        for x in 0..width {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let count = ((bottom - top) * (right - left)) as u32;
            let all = sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
            let light = grey.get(y * width + x).map_or(0, |light| u32::from(*light));
            dark.push((light + CONTRAST) * count < all);
        }
    }
    dark
}
