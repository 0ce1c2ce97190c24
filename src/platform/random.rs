//! Random numbers from the browser's generator.

use super::page;

/// Draws a number, uniform over all 128-bit values.
pub fn roll() -> u128 {
    let mut bytes = [0_u8; 16];
    // Every browser that runs WebAssembly has a generator; ids from zeros would still merge, by register order.
    if let Ok(crypto) = page::window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    u128::from_be_bytes(bytes)
}
