//! How long a passcode holds, said honestly: from what kind of guessing it takes, not from how it looks.

/// Guesses a second that one good computer makes against half a second of a phone: 64 MiB at a time fill its memory.
const GUESSES_A_SECOND: f64 = 100.0;

/// How long somebody needs who has copied the phone's files and guesses cleverly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing, or too short to be taken.
    TooShort,
    /// Less than a day: a screen lock, not encryption.
    Hours,
    /// Less than a month.
    Days,
    /// Less than ten years.
    Months,
    /// Longer than anybody will try.
    Lasting,
}

/// Fewer letters or digits are not taken.
const SHORTEST: usize = 6;

impl Strength {
    /// Judges a passcode that a person made up.
    ///
    /// Digits are guessed one after the other. Of words that people make up, 4 bits are counted for the first letter,
    /// 2 for each of the next seven, 1.5 for each up to the twentieth and 1 after that (NIST SP 800-63, appendix A).
    pub fn of(passcode: &str) -> Strength {
        let letters: Vec<char> = passcode.trim().chars().collect();
        if letters.len() < SHORTEST {
            return Strength::TooShort;
        }
        let mut kinds: Vec<char> = Vec::new();
        for letter in &letters {
            if !kinds.contains(letter) {
                kinds.push(*letter);
            }
        }
        // "111111" and "ababab" are the first that anybody tries.
        if kinds.len() < 3 {
            return Strength::Hours;
        }
        if letters.iter().all(char::is_ascii_digit) {
            return Strength::of_bits(letters.len() as f64 * 10_f64.log2());
        }
        let worth = |place: usize| match place {
            0 => 4.0,
            1..=7 => 2.0,
            8..=19 => 1.5,
            _ => 1.0,
        };
        Strength::of_bits((0..letters.len()).map(worth).sum())
    }

    /// Judges what was drawn at random, by its bits.
    pub fn of_bits(bits: f64) -> Strength {
        // On average half of all must be tried.
        let seconds = (bits - 1.0).exp2() / GUESSES_A_SECOND;
        const DAY: f64 = 86_400.0;
        match seconds {
            seconds if seconds < DAY => Strength::Hours,
            seconds if seconds < 30.0 * DAY => Strength::Days,
            seconds if seconds < 3652.0 * DAY => Strength::Months,
            _ => Strength::Lasting,
        }
    }
}

/// Returns how long to wait after so many wrong tries in a row, in milliseconds: nothing for three typing errors, then
/// twice as long each time, up to five minutes. It slows a hand down, not a computer that has copied the files.
pub fn wait_after(tries: u32) -> u64 {
    match tries {
        0..=3 => 0,
        tries => (2_000 << (tries - 4).min(16)).min(300_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn six_digits_are_a_screen_lock_and_drawn_words_are_not() {
        assert_eq!(Strength::of("4711"), Strength::TooShort);
        assert_eq!(Strength::of("482913"), Strength::Hours);
        assert_eq!(Strength::of("48291357"), Strength::Days);
        assert_eq!(Strength::of("4829135706"), Strength::Months);
        assert_eq!(Strength::of("ababababababab"), Strength::Hours);
        assert_eq!(Strength::of("passworda"), Strength::Hours);
        assert_eq!(Strength::of("il cane Teo dorme al sole di marzo"), Strength::Lasting);
        assert_eq!(Strength::of_bits(44.0), Strength::Lasting);
        assert_eq!(Strength::of_bits(33.0), Strength::Months);
    }

    #[test]
    fn wrong_tries_slow_down() {
        assert_eq!([0, 3, 4, 5, 6].map(wait_after), [0, 0, 2_000, 4_000, 8_000]);
        assert_eq!([20, u32::MAX].map(wait_after), [300_000, 300_000]);
    }

    proptest! {
        #[test]
        fn longer_is_never_weaker(passcode in "[a-z0-9 ]{6,30}", more in "[a-z]{1,3}") {
            let digits = passcode.trim().chars().all(|c| c.is_ascii_digit());
            prop_assume!(!digits);
            let longer = format!("{}{more}", passcode.trim());
            prop_assert!(Strength::of(&longer) >= Strength::of(&passcode));
        }
    }
}
