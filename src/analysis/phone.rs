//! Phone numbers as people write them, brought to a form in which two writings of one number are equal.

/// The country whose numbers are written without a prefix: the shop's own.
const HOME: &str = "39";

/// Returns the digits with the country's prefix (ITU-T E.164); `None` where it cannot be a phone number.
fn international(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['\'', '=', '"']).trim_start();
    let text = text.strip_suffix(".0").unwrap_or(text);
    // A spreadsheet's 3.33E+09 has lost digits.
    if text.bytes().zip(text.bytes().skip(1)).any(|pair| matches!(pair, (b'E' | b'e', b'+'))) {
        return None;
    }
    let mut digits = String::new();
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits.push(letter),
            // An extension, or a word after the number.
            letter if letter.is_alphabetic() && !digits.is_empty() => break,
            _ => {}
        }
    }
    let abroad = text.starts_with('+') || text.starts_with("(+");
    let digits = match digits.strip_prefix("00") {
        Some(rest) if !abroad => rest.to_owned(),
        _ if abroad => digits,
        _ if digits.starts_with(HOME) && (digits.len() >= 12 || digits.starts_with("390")) => digits,
        _ if digits.len() < 6 => return None,
        _ => format!("{HOME}{digits}"),
    };
    // 000 0000000 and the like fill a field that must not be empty.
    let filler = digits
        .as_bytes()
        .last()
        .is_some_and(|last| digits.ends_with(&char::from(*last).to_string().repeat(7)));
    ((6..=15).contains(&digits.len()) && !filler).then_some(digits)
}

/// Returns what two writings of one number share: the last nine digits, fewer for a short number.
pub fn phone_key(text: &str) -> Option<Box<str>> {
    let digits = international(text)?;
    let start = digits.len().saturating_sub(9);
    digits.get(start..).map(Into::into)
}

/// Returns the number as a `tel:` URI (RFC 3966).
pub fn phone_uri(text: &str) -> Option<Box<str>> {
    international(text).map(|digits| format!("tel:+{digits}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_many_writings() {
        for text in [
            "333 1234567",
            "+39 333 123 4567",
            "0039-333-1234567",
            "393331234567",
            "'+39 (333) 1234567",
            "333.123.4567 int. 2",
            "3331234567.0",
            "tel:+39-333-1234567",
        ] {
            assert_eq!(phone_key(text).as_deref(), Some("331234567"), "{text}");
        }
        assert_eq!(phone_uri("055 123456").as_deref(), Some("tel:+39055123456"));
        assert_eq!(phone_key("+44 7700 900123"), phone_key("07700 900123"));
        assert_eq!(phone_key("+39 02 123456"), phone_key("02 123456"));
    }

    #[test]
    fn what_is_no_number() {
        for text in ["", "112", "n/a", "0000000000", "333 3333333", "3.33123E+09", "12345678901234567890"] {
            assert_eq!(phone_key(text), None, "{text}");
        }
    }
}
