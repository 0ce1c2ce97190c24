//! One property of a card: its group, name, parameters and value, decoded and taken apart.

use crate::exchange::text::{decode_bytes, decode_windows};

/// A property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// The group that ties it to its label, empty when there is none.
    pub group: String,
    /// The name in capitals.
    pub name: String,
    /// Parameters, their names in capitals; a bare one of version 2.1 is a TYPE.
    pub parameters: Vec<(String, String)>,
    value: String,
}

impl Property {
    /// Reads a content line; `None` where it has no name or no colon.
    pub fn parse(line: &str) -> Option<Self> {
        let (head, value) = split_head(line)?;
        let mut parts = split_outside_quotes(head, ';');
        let name = parts.next()?.trim();
        let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return None;
        }
        let parameters = parts
            .map(|part| match part.split_once('=') {
                Some((name, value)) => {
                    (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
                }
                None => ("TYPE".to_owned(), part.trim().to_owned()),
            })
            .collect();
        Some(Self {
            group: group.to_ascii_lowercase(),
            name: name.to_ascii_uppercase(),
            parameters,
            value: value.to_owned(),
        })
    }

    /// Returns the value as one text.
    pub fn text(&self) -> String {
        unescape(&self.decode(&self.value))
    }

    /// Returns the parts of the value between `;`, as in N and ADR.
    pub fn components(&self) -> Vec<String> {
        split_unescaped(&self.value, ';').map(|part| unescape(&self.decode(part)).trim().to_owned()).collect()
    }

    /// Returns the parts of the value between `,`, as in CATEGORIES and NICKNAME.
    pub fn list(&self) -> Vec<String> {
        split_unescaped(&self.value, ',').map(|part| unescape(&self.decode(part)).trim().to_owned()).collect()
    }

    /// Returns whether it has a type such as `FAX` or `pref`, however the types are written.
    pub fn has_type(&self, wanted: &str) -> bool {
        self.parameters
            .iter()
            .filter(|(name, _)| name == "TYPE")
            .flat_map(|(_, value)| value.split(','))
            .any(|value| value.trim().trim_matches('"').eq_ignore_ascii_case(wanted))
    }

    /// Returns how much it is preferred, 1 the most and 100 the least (RFC 6350, 5.3).
    pub fn preference(&self) -> u8 {
        let told = self.parameter("PREF").and_then(|value| value.parse().ok());
        told.unwrap_or(if self.has_type("pref") { 1 } else { 100 })
    }

    /// Returns the first parameter of a name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    fn decode(&self, value: &str) -> String {
        let quoted = self.has_type("QUOTED-PRINTABLE")
            || self.parameter("ENCODING").is_some_and(|value| value.eq_ignore_ascii_case("QUOTED-PRINTABLE"));
        if !quoted {
            return value.to_owned();
        }
        let bytes = decode_quoted_printable(value);
        let windows = self.parameter("CHARSET").is_some_and(|charset| {
            let charset = charset.to_ascii_uppercase();
            charset.starts_with("ISO-8859-1") || charset.starts_with("WINDOWS-1252")
        });
        let text = if windows { decode_windows(&bytes) } else { decode_bytes(&bytes) };
        text.replace("\r\n", "\n").replace('\r', "\n")
    }
}

/// Parts a line at the first colon that is not within quotes; at the first of all where the quotes do not close.
fn split_head(line: &str) -> Option<(&str, &str)> {
    let mut within = false;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => within = !within,
            b':' if !within => return Some((line.get(..at)?, line.get(at + 1..)?)),
            _ => {}
        }
    }
    line.split_once(':')
}

fn split_outside_quotes(text: &str, sign: char) -> impl Iterator<Item = &str> {
    let mut within = false;
    text.split(move |letter| {
        within ^= letter == '"';
        letter == sign && !within
    })
}

fn split_unescaped(text: &str, sign: char) -> impl Iterator<Item = &str> {
    let mut escaped = false;
    text.split(move |letter| {
        let splits = letter == sign && !escaped;
        escaped = letter == '\\' && !escaped;
        splits
    })
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        match letters.next() {
            Some('n' | 'N') => plain.push('\n'),
            Some(sign @ ('\\' | ',' | ';' | ':')) => plain.push(sign),
            Some(other) => plain.extend(['\\', other]),
            None => plain.push('\\'),
        }
    }
    plain
}

/// Decodes quoted-printable (RFC 2045, 6.7); what is no such sign stays as it is.
fn decode_quoted_printable(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'=', Some(high), Some(low)) => {
                plain.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn property(line: &str) -> Property {
        Property::parse(line).expect(line)
    }

    #[test]
    fn names_groups_and_parameters() {
        let tel = property("item1.tel;TYPE=\"cell,voice\";PREF=1:tel:+39-333");
        assert_eq!((tel.group.as_str(), tel.name.as_str()), ("item1", "TEL"));
        assert!(tel.has_type("CELL") && tel.has_type("voice") && !tel.has_type("fax"));
        assert_eq!((tel.preference(), tel.text().as_str()), (1, "tel:+39-333"));
        assert!(property("TEL;WORK;FAX:1").has_type("fax"));
        assert_eq!(property("X;A=\"b:c;d\":e").parameter("A"), Some("b:c;d"));
        assert_eq!(Property::parse("no colon"), None);
        assert_eq!(Property::parse("bad name:x"), None);
    }

    #[test]
    fn values_are_decoded_and_taken_apart() {
        assert_eq!(property("NOTE:a\\nb\\, c\\;\\\\d").text(), "a\nb, c;\\d");
        assert_eq!(property("N:Rossi\\;Re;Anna;;").components(), ["Rossi;Re", "Anna", "", ""]);
        assert_eq!(property("CATEGORIES:VIP,a\\,b").list(), ["VIP", "a,b"]);
        assert_eq!(
            property("N;QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BCller;J=3Bx").components(),
            ["Müller", "J;x"]
        );
        assert_eq!(property("FN;ENCODING=quoted-printable;CHARSET=ISO-8859-1:M=FCller").text(), "Müller");
        assert_eq!(property("FN;ENCODING=QUOTED-PRINTABLE:M=FCller =zz").text(), "Müller =zz");
        assert_eq!(property("NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab").text(), "a\nb");
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_not(line in "[A-Z;:=\"\\\\,.é]{0,40}") {
            if let Some(property) = Property::parse(&line) {
                property.text();
                prop_assert!(property.components().len() <= line.len());
                prop_assert!(property.preference() >= 1 || property.parameter("PREF").is_some());
            }
        }
    }
}
