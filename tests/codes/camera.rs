//! A poor camera: it sees a code small, turned, in uneven light, blurred and with noise.

use il_solito::merge::Picture;

/// How a code is seen.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Pixels a side of the picture.
    pub side: usize,
    /// How many of them a square of the code takes.
    pub square: f64,
    /// In degrees.
    pub turned: f64,
    /// How much nearer the right side is than the left one.
    pub tilted: f64,
    /// The most that noise adds or takes, of 255.
    pub noise: u8,
    /// How much darker one corner is, of 255.
    pub shade: f64,
}

impl Default for View {
    fn default() -> Self {
        Self { side: 480, square: 4.0, turned: 0.0, tilted: 0.0, noise: 0, shade: 0.0 }
    }
}

/// Returns grey pixels, line by line. Four samples each make it as soft as a lens does.
pub fn take(code: &Picture, view: View, seed: u64) -> Vec<u8> {
    let (sine, cosine) = view.turned.to_radians().sin_cos();
    let middle = view.side as f64 / 2.0;
    let code_middle = code.side() as f64 / 2.0;
    let mut state = seed;
    let mut pixels = Vec::with_capacity(view.side * view.side);
    for y in 0..view.side {
        for x in 0..view.side {
            let mut light = 0.0;
            for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let (px, py) = (x as f64 + dx - middle, y as f64 + dy - middle);
                let square = view.square * (1.0 + view.tilted * px / middle);
                let (cx, cy) = ((px * cosine + py * sine) / square, (py * cosine - px * sine) / square);
                let (cx, cy) = (cx + code_middle, cy + code_middle);
                let dark = cx >= 0.0 && cy >= 0.0 && code.is_dark(cx as usize, cy as usize);
                light += if dark { 10.0 } else { 58.0 };
            }
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let noise = (state >> 33) as f64 / f64::from(1_u32 << 31) * 2.0 - 1.0;
            let shade = view.shade * (x + y) as f64 / (2 * view.side) as f64;
            pixels.push((light - shade + noise * f64::from(view.noise)).clamp(0.0, 255.0) as u8);
        }
    }
    pixels
}
