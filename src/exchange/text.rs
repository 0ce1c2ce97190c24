//! From bytes to text: which encoding a file is in, and its lines ended in one way.

/// Windows-1252 from 0x80 to 0x9F; the five that it leaves free stay control characters (WHATWG Encoding).
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads a file's text, in whichever encoding it is, with `\n` as the only line end and without a BOM.
pub fn decode(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => decode_bytes(rest),
        [0xff, 0xfe, rest @ ..] => decode_wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_wide(rest, u16::from_be_bytes),
        _ => match guess_wide(bytes) {
            Some(read) => decode_wide(bytes, read),
            None => decode_bytes(bytes),
        },
    };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Reads UTF-8, or Windows-1252 where it is not that; one letter that is cut makes no other encoding of it.
pub fn decode_bytes(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let (mut whole, mut broken) = (0, 0);
            for chunk in bytes.utf8_chunks() {
                whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
                broken += usize::from(!chunk.invalid().is_empty());
            }
            if whole > 0 && whole >= broken {
                String::from_utf8_lossy(bytes).into_owned()
            } else {
                decode_windows(bytes)
            }
        }
    }
}

/// Reads Windows-1252, of which Latin-1 is a part.
pub fn decode_windows(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| match byte {
            0x80..=0x9f => {
                WINDOWS.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => char::from(*byte),
        })
        .collect()
}

fn decode_wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(read);
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Tells UTF-16 without a BOM by the zeros that every second byte of western text then is.
fn guess_wide(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let start = bytes.get(..bytes.len().min(512))?;
    let pairs = start.chunks_exact(2).len();
    let zeros = |at: usize| start.chunks_exact(2).filter(|pair| pair.get(at) == Some(&0)).count();
    let mostly = |zeros: usize| pairs >= 2 && zeros * 10 >= pairs * 7;
    match (mostly(zeros(0)), mostly(zeros(1))) {
        (false, true) => Some(u16::from_le_bytes),
        (true, false) => Some(u16::from_be_bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn windows_text_is_told_from_utf_8() {
        assert_eq!(decode(b"Nicol\xf2 \x80 5"), "Nicolò € 5");
        assert_eq!(decode("Nicolò".as_bytes()), "Nicolò");
        assert_eq!(decode(b"perch\xc3\xa9 no\xc3"), "perché no\u{fffd}", "cut within a letter");
    }

    proptest! {
        #[test]
        fn every_encoding_reads_back(text in "[A-Za-zàèìòù ,;\n]{4,40}") {
            let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            prop_assert_eq!(decode(&le), text.as_str());
            prop_assert_eq!(decode(&be), text.as_str());
            prop_assert_eq!(decode(&[&[0xff, 0xfe], &le[..]].concat()), text.as_str());
            prop_assert_eq!(decode(&[&[0xfe, 0xff], &be[..]].concat()), text.as_str());
            prop_assert_eq!(decode(&[&[0xef, 0xbb, 0xbf], text.as_bytes()].concat()), text.as_str());
            prop_assert_eq!(decode(text.replace('\n', "\r\n").as_bytes()), text.as_str());
            let latin: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
            prop_assert_eq!(decode_windows(&latin), text);
        }
    }
}
