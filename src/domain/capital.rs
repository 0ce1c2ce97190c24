//! The capital of a letter, found through its small letter: the table for the other way is 12 kB of the download.

/// How far a capital stands before its small letter, in the alphabets that have capitals.
const DISTANCES: [i32; 10] = [32, 1, 80, 48, 63, 37, 38, 64, 15, -121];

/// Returns the capital of a letter; the letter itself where there is none, or one of several letters.
pub fn capital(letter: char) -> char {
    let found = DISTANCES
        .iter()
        .filter_map(|distance| char::from_u32((letter as i32 - distance) as u32))
        .find(|large| *large != letter && large.to_lowercase().eq([letter]));
    found.unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabets_of_names_have_their_capitals() {
        // Latin with all of Europe's and Vietnam's letters, Greek, Cyrillic, Armenian.
        let ranges =
            ['\0'..='\u{17f}', '\u{386}'..='\u{3ce}', '\u{400}'..='\u{587}', '\u{1e00}'..='\u{1eff}'];
        for letter in ranges.into_iter().flatten().filter(|letter| letter.is_lowercase()) {
            let mut large = letter.to_uppercase();
            let (Some(large), None) = (large.next(), large.next()) else {
                assert_eq!(capital(letter), letter);
                continue;
            };
            // A second small letter of one capital stays as it is, and so does a letter without a capital.
            let expected = if large.to_lowercase().eq([letter]) { large } else { letter };
            assert_eq!(capital(letter), expected, "{letter} {:x}", letter as u32);
        }
    }

    #[test]
    fn what_is_no_small_letter_stays() {
        for letter in ('\0'..=char::MAX).filter(|letter| !letter.is_lowercase()).take(0x3000) {
            let mut large = letter.to_uppercase();
            if large.next() == Some(letter) {
                assert_eq!(capital(letter), letter, "{:x}", letter as u32);
            }
        }
    }
}
