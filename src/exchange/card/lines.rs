//! The content lines of a vCard: folded lines made whole again, photos and sounds passed over.

use std::borrow::Cow;

/// Properties whose values are large and not wanted.
const PASSED_OVER: &[&str] = &["PHOTO", "LOGO", "SOUND", "KEY"];

/// A place in a text of vCards from which lines are read.
#[derive(Clone, Debug)]
pub struct Lines {
    at: usize,
    line: u32,
}

/// A whole content line, with the line it begins on, counted from 1.
pub type Line<'a> = (u32, Cow<'a, str>);

impl Lines {
    /// Starts at the beginning.
    pub fn new() -> Self {
        Self { at: 0, line: 1 }
    }

    /// Returns how many bytes of the text have been read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Reads the next content line that is wanted. Version 2.1 keeps the space that begins a folded line.
    pub fn next<'a>(&mut self, text: &'a str, keep_space: bool) -> Option<Line<'a>> {
        loop {
            let start = self.line;
            let first = self.take(text)?;
            if first.trim().is_empty() {
                continue;
            }
            let head = first.split_once(':').map_or(first, |(head, _)| head);
            let mut quoted = is_quoted_printable(head);
            let passed_over = is_one_of(PASSED_OVER, head);
            let never_broken = is_one_of(&["BEGIN", "END"], head);
            let mut whole = Cow::Borrowed(first);
            while let Some(next) = peek(text, self.at) {
                // Folds may come within the parameters: what is quoted-printable is asked again.
                let soft_break = quoted && whole.ends_with('=');
                let folded = next.starts_with([' ', '\t']) && !next.trim().is_empty();
                // Some programs break lines without any sign: what has no colon goes on.
                let broken =
                    !never_broken && !next.trim().is_empty() && !next.contains(':') && whole.contains(':');
                if !(soft_break || folded || broken) {
                    break;
                }
                self.take(text);
                if passed_over {
                    continue;
                }
                let whole = whole.to_mut();
                if soft_break {
                    whole.pop();
                    whole.push_str(next);
                } else if folded {
                    whole.push_str(if keep_space { next } else { next.get(1..).unwrap_or_default() });
                    quoted =
                        quoted || whole.split_once(':').is_some_and(|(head, _)| is_quoted_printable(head));
                } else {
                    whole.push('\n');
                    whole.push_str(next);
                }
            }
            if !passed_over {
                return Some((start, whole));
            }
        }
    }

    fn take<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let line = peek(text, self.at)?;
        self.at = (self.at + line.len() + 1).min(text.len());
        self.line = self.line.saturating_add(1);
        Some(line)
    }
}

fn peek(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
    rest.get(..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()))
}

fn is_quoted_printable(head: &str) -> bool {
    head.split(';').skip(1).any(|parameter| {
        let value = parameter.split_once('=').map_or(parameter, |(_, value)| value);
        value.trim_matches('"').eq_ignore_ascii_case("QUOTED-PRINTABLE")
    })
}

fn is_one_of(names: &[&str], head: &str) -> bool {
    let name = head.split(';').next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
    names.iter().any(|other| name.trim().eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, keep_space: bool) -> Vec<(u32, String)> {
        let mut lines = Lines::new();
        std::iter::from_fn(|| lines.next(text, keep_space))
            .map(|(line, whole)| (line, whole.into_owned()))
            .collect()
    }

    #[test]
    fn folded_lines_are_made_whole() {
        assert_eq!(lines("NOTE:a\n b\n\tc\nFN:d\n", false), [(1, "NOTE:abc".into()), (4, "FN:d".into())]);
        assert_eq!(lines("NOTE:a\n b", true), [(1, "NOTE:a b".into())]);
        let soft = "NOTE;ENCODING=QUOTED-PRINTABLE:a=\nb=\n:c\nFN:d";
        assert_eq!(
            lines(soft, true),
            [(1, "NOTE;ENCODING=QUOTED-PRINTABLE:ab:c".into()), (4, "FN:d".into())]
        );
        assert_eq!(
            lines("NOTE:a\nwithout a sign\nFN:b", false),
            [(1, "NOTE:a\nwithout a sign".into()), (3, "FN:b".into())]
        );
    }

    #[test]
    fn photos_are_passed_over() {
        let text = "PHOTO;ENCODING=BASE64:AAAA\nBBBB\n CCCC\n\nitem1.photo:x\nFN:d\n";
        assert_eq!(lines(text, true), [(6, "FN:d".into())]);
    }

    proptest! {
        #[test]
        fn every_line_is_read_once(text in "[a:; =\n]{0,60}") {
            let mut reader = Lines::new();
            while let Some((line, _)) = reader.next(&text, false) {
                prop_assert!(line <= reader.line);
            }
            prop_assert_eq!(reader.position(), text.len());
        }
    }
}
