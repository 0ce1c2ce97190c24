//! How single values are written: moments, and cells that no spreadsheet takes for a formula.

use crate::domain::{Day, Stamp};

/// Writes a moment as RFC 3339 has it, in UTC, to the millisecond where there is a part of a second.
pub fn moment(at: Stamp) -> String {
    let (day, minute) = Day::of(at, 0);
    let (year, month, date) = day.civil();
    let (second, milli) = (at.0 / 1000 % 60, at.0 % 1000);
    let part = if milli == 0 { String::new() } else { format!(".{milli:03}") };
    format!("{year:04}-{month:02}-{date:02}T{:02}:{:02}:{second:02}{part}Z", minute / 60, minute % 60)
}

/// Writes words as a cell of a CSV file (RFC 4180); what a spreadsheet would run as a formula begins with an apostrophe.
pub fn csv_cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if runs { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Escapes words for vCard and iCalendar.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Adds a content line, folded after 75 bytes as RFC 6350 and RFC 5545 ask, never within a letter.
pub fn push_line(out: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_cell_is_a_formula_and_every_cell_reads_back(text in "[ -~\t\r\nàé]{0,20}") {
            let cell = csv_cell(&text);
            let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let read = inside.map_or(cell.clone(), |inside| inside.replace("\"\"", "\""));
            prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(read.strip_prefix('\'').filter(|_| !text.starts_with('\'')).unwrap_or(&read), text);
        }

        #[test]
        fn lines_are_folded_and_unfold(text in "[ -~àé😀]{0,300}") {
            let mut out = String::new();
            push_line(&mut out, &text);
            prop_assert!(out.split("\r\n").all(|line| line.len() <= 75));
            prop_assert_eq!(out.replace("\r\n ", ""), text + "\r\n");
        }
    }

    #[test]
    fn a_moment_is_written_in_utc() {
        assert_eq!(moment(Stamp(1_764_000_000_000)), "2025-11-24T16:00:00Z");
        assert_eq!(moment(Stamp(61_007)), "1970-01-01T00:01:01.007Z");
    }
}
