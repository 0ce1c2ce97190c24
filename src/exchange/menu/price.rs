//! Prices as people write them: "1,50", "€ 1.50", "1.200,00", "12".

/// Reads a price in cents; `None` where it is none, or not below a million.
pub fn read_price(text: &str) -> Option<i64> {
    let bare: String = text
        .replace("EUR", "")
        .replace("eur", "")
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '€' | '$' | '£' | '\u{a0}'))
        .collect();
    let bare = bare.trim_end_matches(['-', '–']).trim_end_matches([',', '.']);
    let digits = bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'\''));
    if bare.is_empty() || !digits || !bare.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    // The last mark is the decimal one where one or two digits follow it; three are thousands.
    let (whole, cents) = match bare.rfind([',', '.']) {
        Some(at) if (1..=2).contains(&(bare.len() - at - 1)) => (bare.get(..at)?, bare.get(at + 1..)?),
        _ => (bare, ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let cents = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        _ => cents.parse::<i64>().ok()?,
    };
    let whole: i64 = whole.parse().ok().filter(|whole| *whole < 1_000_000)?;
    Some(whole * 100 + cents)
}

/// Writes cents as a person types them, with the decimal mark of their language.
pub fn write_price(cents: i64, mark: char) -> String {
    format!("{}{mark}{:02}", cents / 100, cents.rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prices_in_many_hands() {
        let prices = [
            ("1,50", 150),
            ("€ 1.5", 150),
            ("12", 1200),
            ("1.200,00 €", 120_000),
            ("1.200", 120_000),
            ("EUR 3,-", 300),
            ("0,9", 90),
        ];
        for (text, cents) in prices {
            assert_eq!(read_price(text), Some(cents), "{text}");
        }
        for text in ["", "€", "due euro", "1,50 / 2,00", ",50", "99999999"] {
            assert_eq!(read_price(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(cents in 0_i64..99_999_999, comma in any::<bool>()) {
            let mark = if comma { ',' } else { '.' };
            prop_assert_eq!(read_price(&write_price(cents, mark)), Some(cents));
        }
    }
}
