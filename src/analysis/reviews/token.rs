//! Words, numbers, emoji and marks of a text, with the places where they stand.

use std::hash::{BuildHasherDefault, Hasher};

use super::fold::fold_into;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters.
    Word,
    /// A run of digits, with its decimals.
    Number,
    /// An emoji or an emoticon.
    Emoji,
    /// Punctuation or a currency sign.
    Mark,
}

/// One token: where it stands in the text, and where its folded form stands in [`Tokens::folded`].
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// Byte after the last in the text.
    pub end: u32,
    from: u32,
    to: u32,
    /// What it is.
    pub kind: Kind,
    /// A hash of the folded form.
    pub hash: u64,
    /// The first eight bytes of the folded form, the first one lowest, zeros for what is missing.
    pub head: u64,
}

/// The tokens of one text; made to be used again for the next one.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    folded: String,
}

impl Tokens {
    /// Returns the tokens of a text.
    pub fn of(text: &str) -> Tokens {
        let mut tokens = Tokens::default();
        tokens.read(text);
        tokens
    }

    /// Replaces what is held by the tokens of another text.
    pub fn read(&mut self, text: &str) {
        self.list.clear();
        self.folded.clear();
        self.folded.push_str(MARGIN);
        let (bytes, mut at) = (text.as_bytes(), 0);
        while let Some(byte) = bytes.get(at) {
            // What nearly all of a text is made of needs no decoding.
            if *byte == b' ' {
                at += 1;
                continue;
            }
            if let Some(end) = plain_word(bytes, at) {
                let from = self.folded.len();
                self.folded.push_str(&text[at..end]);
                self.folded[from..].make_ascii_lowercase();
                self.add(at, end, from, Kind::Word);
                at = end;
                continue;
            }
            let Some(letter) = text[at..].chars().next() else { break };
            let length = letter.len_utf8();
            if letter.is_alphabetic() {
                at = self.read_word(text, at);
            } else if letter.is_ascii_digit() {
                at = self.read_number(text, at);
            } else if let Some((face, end)) = emoticon(text, at) {
                self.push(text, at, end, Kind::Emoji, Some(face));
                at = end;
            } else if is_emoji(letter) {
                self.push(text, at, at + length, Kind::Emoji, None);
                at += length;
            } else if is_mark(letter) {
                at = self.read_mark(text, at, letter);
            } else {
                at += length;
            }
        }
    }

    /// Returns the tokens in the order of the text.
    pub fn list(&self) -> &[Token] {
        &self.list
    }

    /// Returns the folded form of a token.
    pub fn folded(&self, token: &Token) -> &str {
        &self.folded[token.from as usize..token.to as usize]
    }

    fn read_word(&mut self, text: &str, start: usize) -> usize {
        let mut end = start;
        let mut letters = text[start..].char_indices().peekable();
        while let Some((offset, letter)) = letters.next() {
            if letter.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&letter) {
                end = start + offset + letter.len_utf8();
                continue;
            }
            // The English "n't" stays with its verb, so that "don't" and "dont" are one word; elsewhere an apostrophe parts.
            let next = letters.peek().map(|(_, next)| *next);
            let before = text[start..end].chars().next_back();
            if is_apostrophe(letter) && matches!(before, Some('n' | 'N')) && matches!(next, Some('t' | 'T')) {
                let after = text[start + offset + letter.len_utf8() + 1..].chars().next();
                if !after.is_some_and(char::is_alphabetic) {
                    end = start + offset + letter.len_utf8() + 1;
                }
            }
            break;
        }
        self.push(text, start, end, Kind::Word, None);
        end
    }

    fn read_number(&mut self, text: &str, start: usize) -> usize {
        let bytes = text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = start;
        while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',' | b':')) && digit(end + 1)) {
            end += 1;
        }
        self.push(text, start, end, Kind::Number, None);
        end
    }

    fn read_mark(&mut self, text: &str, start: usize, letter: char) -> usize {
        let run: usize = text[start..].chars().take_while(|next| *next == letter).map(char::len_utf8).sum();
        let form = match letter {
            '.' | '…' if run > letter.len_utf8() || letter == '…' => "…",
            '.' => ".",
            '!' if run > 1 => "!!",
            '!' => "!",
            '?' if run > 1 => "??",
            '?' => "?",
            '€' => "€",
            '$' => "$",
            '£' => "£",
            '\n' => "\n",
            ';' => ";",
            ':' => ":",
            ',' => ",",
            '(' | ')' => "(",
            '%' => "%",
            '/' => "/",
            '-' | '–' | '—' => "-",
            '+' => "+",
            _ => "\"",
        };
        self.push(text, start, start + run, Kind::Mark, Some(form));
        start + run
    }

    fn push(&mut self, text: &str, start: usize, end: usize, kind: Kind, form: Option<&str>) {
        let from = self.folded.len();
        match (kind, form) {
            (_, Some(form)) => self.folded.push_str(form),
            (Kind::Number, None) => {
                let digits = text[start..end].bytes().take_while(u8::is_ascii_digit).count().min(4);
                self.folded.extend(std::iter::repeat_n('#', digits));
                if end - start > digits && digits < 4 {
                    self.folded.push('.');
                }
            }
            (Kind::Word, None) => {
                fold_into(&text[start..end], &mut self.folded);
                if let Some(at) = self.folded[from..].find(is_apostrophe) {
                    self.folded.truncate(from + at);
                    self.folded.push('t');
                }
            }
            (_, None) => self.folded.push_str(&text[start..end]),
        }
        self.add(start, end, from, kind);
    }

    /// Adds the token whose folded form was written from `from` on.
    fn add(&mut self, start: usize, end: usize, from: usize, kind: Kind) {
        let (hash, head) = hash_end(self.folded.as_bytes(), from);
        let (from, to) = (from as u32, self.folded.len() as u32);
        self.list.push(Token { start: start as u32, end: end as u32, from, to, kind, hash, head });
    }
}

/// Returns where a word of ASCII letters ends that needs no closer look: no other letter and no apostrophe follows, and no letter
/// is drawn out.
fn plain_word(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut end, mut last, mut run) = (start, 0, 1);
    while let Some(byte) = bytes.get(end).filter(|byte| byte.is_ascii_alphabetic()) {
        let letter = byte | 0x20;
        run = if letter == last { run + 1 } else { 1 };
        if run > 2 {
            return None;
        }
        last = letter;
        end += 1;
    }
    let ends = bytes.get(end).is_none_or(|next| next.is_ascii() && !matches!(next, b'\'' | b'`'));
    (end > start && ends).then_some(end)
}

/// What stands before the first folded form, so that eight bytes can always be read back from the end of one.
const MARGIN: &str = "        ";

/// Returns a hash of bytes: eight at a time are taken in by a multiplication, as in FNV-1a, and a final mix spreads them.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    finish(eights, bytes.len(), rest.iter().rev().fold(0, |last, byte| (last << 8) | u64::from(*byte)))
}

/// Returns the hash of what stands from `from` to the end, and its first eight bytes: the first byte lowest, zeros for what is
/// missing. At least eight bytes stand before it.
fn hash_end(bytes: &[u8], from: usize) -> (u64, u64) {
    let word = &bytes[from..];
    let (eights, rest) = word.as_chunks::<8>();
    let end = bytes.last_chunk::<8>().map_or(0, |eight| u64::from_le_bytes(*eight));
    let last = if rest.is_empty() { 0 } else { end >> (64 - 8 * rest.len()) };
    (finish(eights, word.len(), last), eights.first().map_or(last, |eight| u64::from_le_bytes(*eight)))
}

fn finish(eights: &[[u8; 8]], length: usize, last: u64) -> u64 {
    let take = |hash: u64, eight: u64| {
        let hash = (hash ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ (hash >> 32)
    };
    let start = 0xcbf2_9ce4_8422_2325 ^ length as u64;
    let hash = eights.iter().fold(start, |hash, eight| take(hash, u64::from_le_bytes(*eight)));
    mix(take(hash, last))
}

/// Returns the first eight bytes as a number, as [`Token::head`] has them.
pub(super) fn head(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).rev().fold(0, |head, byte| (head << 8) | u64::from(*byte))
}

/// Spreads the bits of a number over all of it (the finaliser of MurmurHash3).
pub(super) fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

/// Builds maps whose keys are hashes already.
pub(super) type Hashed = BuildHasherDefault<Identity>;

/// Passes on hashes that are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '´' | '`')
}

fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '€'
            | '$'
            | '£'
            | '\n'
            | '('
            | ')'
            | '"'
            | '«'
            | '»'
            | '“'
            | '”'
            | '„'
    ) || matches!(letter, '%' | '/' | '-' | '–' | '—' | '+')
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}' | '\u{1f300}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1faff}')
        && !matches!(letter, '\u{2640}' | '\u{2642}')
}

/// Recognises `:)`, `;-)`, `:(`, `:D`, `<3` and the like; returns what it stands for and where it ends.
fn emoticon(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let bytes = &text.as_bytes()[at..];
    if bytes.starts_with(b"<3") {
        return Some(("❤", at + 2));
    }
    if !matches!(bytes.first(), Some(b':' | b';' | b'=')) {
        return None;
    }
    let nose = usize::from(bytes.get(1) == Some(&b'-'));
    let face = match bytes.get(1 + nose)? {
        b')' => "🙂",
        b'(' => "🙁",
        b'D' | b'P' | b'p' if !bytes.get(2 + nose).is_some_and(u8::is_ascii_alphanumeric) => "🙂",
        b'/' if bytes.get(2 + nose) != Some(&b'/') => "😕",
        _ => return None,
    };
    Some((face, at + 2 + nose))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forms(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text);
        tokens.list().iter().map(|token| tokens.folded(token).to_owned()).collect()
    }

    #[test]
    fn words_numbers_faces_and_marks_are_told_apart() {
        assert_eq!(forms("L'acqua non c’era!!"), ["l", "acqua", "non", "c", "era", "!!"]);
        assert_eq!(forms("Don't, dont, DON’T"), ["dont", ",", "dont", ",", "dont"]);
        assert_eq!(forms("40min x 7,50€ :-)"), ["##", "min", "x", "#.", "€", "🙂"]);
        assert_eq!(forms("buoooono 😍 ..."), ["buono", "😍", "…"]);
    }

    proptest! {
        #[test]
        fn a_hash_is_the_same_wherever_a_word_stands(word in "[a-z]{1,30}") {
            let token = Tokens::of(&word).list()[0];
            let folded = crate::analysis::reviews::fold::fold(&word);
            prop_assert_eq!((token.hash, token.head), (hash(folded.as_bytes()), head(folded.as_bytes())));
        }

        #[test]
        fn tokens_stand_in_order_inside_the_text(text in "\\PC{0,60}") {
            let tokens = Tokens::of(&text);
            let mut last = 0;
            for token in tokens.list() {
                prop_assert!(token.start >= last && token.start < token.end);
                prop_assert!(text.get(token.start as usize..token.end as usize).is_some());
                last = token.end;
            }
        }
    }
}
