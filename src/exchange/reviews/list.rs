//! The items of a list in JSON, one at a time with the line each begins on, so that a long file is read in slices.

/// A place in the text from which items are read.
#[derive(Clone, Debug)]
pub struct List {
    start: usize,
    at: usize,
    line: u32,
}

/// An item: its line, and its text, or `None` where it never ends.
pub type Item<'a> = (u32, Option<&'a str>);

/// Names under which reviews are listed.
const LISTS: [&str; 3] = ["reviews", "data", "results"];

impl List {
    /// Finds the list: the whole text, what stands under a name for it, or objects one after the other. `None` where
    /// there is none.
    pub fn find(text: &str) -> Option<List> {
        let bytes = text.as_bytes();
        let start = skip_space(bytes, 0);
        let start = match bytes.get(start)? {
            b'[' => start + 1,
            b'{' => find_named(text, start).unwrap_or(start),
            _ => return None,
        };
        Some(List { start, at: start, line: lines(bytes.get(..start)?) + 1 })
    }

    /// Returns how many bytes have been read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Goes back to the first item.
    pub fn rewind(&mut self, text: &str) {
        self.at = self.start;
        self.line = lines(text.as_bytes().get(..self.start).unwrap_or_default()) + 1;
    }

    /// Reads the next item of the text, which has to be the same one each time.
    pub fn next<'a>(&mut self, text: &'a str) -> Option<Item<'a>> {
        let bytes = text.as_bytes();
        let mut begin = self.at;
        while matches!(bytes.get(begin), Some(b',' | b' ' | b'\n' | b'\t' | b'\r')) {
            begin += 1;
        }
        self.advance(bytes, begin);
        if matches!(bytes.get(begin), None | Some(b']' | b'}')) {
            self.at = bytes.len();
            return None;
        }
        let line = self.line;
        let end = skip_value(bytes, begin);
        let item = end.and_then(|end| text.get(begin..end));
        self.advance(bytes, end.unwrap_or(bytes.len()));
        Some((line, item))
    }

    fn advance(&mut self, bytes: &[u8], to: usize) {
        self.line = self.line.saturating_add(lines(bytes.get(self.at..to).unwrap_or_default()));
        self.at = to;
    }
}

fn lines(bytes: &[u8]) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(u32::MAX)
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// Returns where a value ends; `None` where it does not.
fn skip_value(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'"' => skip_string(bytes, at),
        b'{' | b'[' => {
            let (mut at, mut depth) = (at, 0_u32);
            loop {
                match bytes.get(at)? {
                    b'"' => {
                        at = skip_string(bytes, at)?;
                        continue;
                    }
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
                at += 1;
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        _ => {
            let rest = bytes.get(at..)?;
            let end = rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}' | b'\n'));
            Some(at + end.unwrap_or(rest.len()).max(1))
        }
    }
}

fn skip_string(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Returns where the first item of a named list stands within the object that begins at `at`.
fn find_named(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = skip_space(bytes, at + 1);
    while bytes.get(at) == Some(&b'"') {
        let end = skip_string(bytes, at)?;
        let name = text.get(at + 1..end - 1)?;
        at = skip_space(bytes, end);
        if bytes.get(at) != Some(&b':') {
            return None;
        }
        at = skip_space(bytes, at + 1);
        if LISTS.contains(&name) && bytes.get(at) == Some(&b'[') {
            return Some(at + 1);
        }
        at = skip_space(bytes, skip_value(bytes, at)?);
        if bytes.get(at) == Some(&b',') {
            at = skip_space(bytes, at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(text: &str) -> Vec<(u32, Option<&str>)> {
        let Some(mut list) = List::find(text) else { return Vec::new() };
        std::iter::from_fn(|| list.next(text)).collect()
    }

    #[test]
    fn lists_of_all_forms() {
        let two = [(1, Some("{\"a\": \"]\"}")), (2, Some("{}"))];
        assert_eq!(items("[{\"a\": \"]\"},\n{}]"), two);
        assert_eq!(items("{\"n\": {\"reviews\": 1}, \"reviews\": [{\"a\": \"]\"},\n{}], \"x\": 1}"), two);
        assert_eq!(items("{\"a\": \"]\"}\n{}\n"), two);
        assert_eq!(items("[{\"a\": 1},\n\n{\"b\": \"cut"), [(1, Some("{\"a\": 1}")), (3, None)]);
        assert_eq!(items("nothing"), []);
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "[\\[\\]{}\",:\\\\a\n ]{0,60}") {
            let mut list = List::find(&text);
            let count = std::iter::from_fn(|| list.as_mut().and_then(|list| list.next(&text))).count();
            prop_assert!(count <= text.len());
        }
    }
}
