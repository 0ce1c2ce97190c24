//! Sentences, clauses and segments of a text, and which words stand under a negation.

use super::lexicon::{Concept, Hit};
use super::token::{Kind, Token, Tokens};

/// How many words a negation reaches at most.
const REACH: usize = 5;

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The sentence: parted by `.`, `!`, `?` and line ends.
    pub sentence: u16,
    /// The clause: parted by sentence ends, "but" and the like, emoji and ellipses.
    pub clause: u16,
    /// The segment: parted by clause ends, commas and "and".
    pub segment: u16,
    /// Whether a negation reaches it.
    pub negated: bool,
}

/// A clause, as a range of bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// Replaces `passages` by those of the tokens.
pub fn divide(tokens: &Tokens, hits: &[Hit], passages: &mut Vec<Passage>) {
    passages.clear();
    let list = tokens.list();
    let mut here = Passage::default();
    let mut hits_from_here = hits.iter().peekable();
    for (at, token) in list.iter().enumerate() {
        let mut breaks = Break::None;
        while hits_from_here.peek().is_some_and(|hit| usize::from(hit.from) < at) {
            hits_from_here.next();
        }
        while let Some(hit) = hits_from_here.next_if(|hit| usize::from(hit.from) == at) {
            match hit.concept {
                Concept::CONTRAST => breaks = Break::Clause,
                Concept::AND => breaks = breaks.max(Break::Segment),
                _ => {}
            }
        }
        if at > 0 {
            breaks = breaks.max(break_after(tokens, at - 1, token));
        }
        if at > 0 && breaks != Break::None {
            here.segment += 1;
            here.clause += u16::from(breaks >= Break::Clause);
            here.sentence += u16::from(breaks == Break::Sentence);
        }
        passages.push(here);
    }
    negate(list, hits, passages);
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    None,
    Segment,
    Clause,
    Sentence,
}

/// Returns what parts a token from the one before it.
fn break_after(tokens: &Tokens, before: usize, token: &Token) -> Break {
    let list = tokens.list();
    let last = &list[before];
    if token.kind == Kind::Emoji {
        return Break::None;
    }
    if last.kind == Kind::Emoji {
        return Break::Clause;
    }
    if last.kind != Kind::Mark || token.kind == Kind::Mark {
        return Break::None;
    }
    match tokens.folded(last) {
        "." if is_abbreviation(tokens, before, token) => Break::None,
        "." | "!" | "!!" | "?" | "??" | "\n" => Break::Sentence,
        "…" | ";" => Break::Clause,
        // What follows a colon says what stands before it: "of the tagliatelle: they were cold" is one clause.
        "," | ":" | "-" | "(" | "/" | "+" => Break::Segment,
        _ => Break::None,
    }
}

/// Tells whether a full stop ends an abbreviation instead of a sentence.
fn is_abbreviation(tokens: &Tokens, stop: usize, next: &Token) -> bool {
    let Some(word) = stop.checked_sub(1).map(|at| &tokens.list()[at]) else { return false };
    let short = word.kind == Kind::Word && word.end - word.start == 1;
    let known = matches!(
        tokens.folded(word),
        "st" | "dr" | "mr" | "mrs" | "sig" | "ca" | "approx" | "bzw" | "inkl" | "min"
    );
    (short && next.start <= word.end + 2) || known
}

fn negate(list: &[Token], hits: &[Hit], passages: &mut [Passage]) {
    for hit in hits.iter().filter(|hit| hit.concept == Concept::NEGATOR) {
        let (first, clause) = (usize::from(hit.to), passages[usize::from(hit.from)].clause);
        let mut words = 0;
        for at in first..list.len() {
            let stop = passages[at].clause != clause || list[at].kind == Kind::Mark || words == REACH;
            if stop {
                break;
            }
            words += usize::from(list[at].kind == Kind::Word);
            passages[at].negated = true;
        }
        // German says its "nicht" last: what stands before it is meant.
        if words == 0 {
            let segment = passages[usize::from(hit.from)].segment;
            for at in (0..usize::from(hit.from)).rev().take(3) {
                if passages[at].segment != segment || list[at].kind != Kind::Word {
                    break;
                }
                passages[at].negated = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::reviews::Lexicon;

    fn passages(text: &str) -> (Tokens, Vec<Passage>) {
        let table = "negator\tnon, nicht\ncontrast\tma, aber\nand\te\npos\tbuon*, gut";
        let lexicon = Lexicon::read(table).unwrap_or_default();
        let tokens = Tokens::of(text);
        let (mut hits, mut passages, mut at) = (Vec::new(), Vec::new(), 0);
        while at < tokens.list().len() {
            let candidates = lexicon.candidates(tokens.folded(&tokens.list()[at]));
            at = lexicon.find(&tokens, at, &candidates, &mut hits);
        }
        divide(&tokens, &hits, &mut passages);
        (tokens, passages)
    }

    #[test]
    fn sentences_clauses_and_segments_nest() {
        let (_, passages) = passages("Pizza e birra buone, ma caro. Torneremo");
        let places: Vec<_> = passages.iter().map(|at| (at.sentence, at.clause, at.segment)).collect();
        let expected = [
            (0, 0, 0),
            (0, 0, 1),
            (0, 0, 1),
            (0, 0, 1),
            (0, 0, 1),
            (0, 1, 2),
            (0, 1, 2),
            (0, 1, 2),
            (1, 2, 3),
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn what_a_colon_announces_belongs_to_its_clause() {
        let (_, passages) = passages("Delle tagliatelle: erano fredde");
        let places: Vec<_> = passages.iter().map(|at| (at.clause, at.segment)).collect();
        assert_eq!(places, [(0, 0), (0, 0), (0, 0), (0, 1), (0, 1)]);
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        let (tokens, passages) = passages("Non era buono ma bello");
        let negated: Vec<&str> = tokens
            .list()
            .iter()
            .zip(&passages)
            .filter(|(_, at)| at.negated)
            .map(|(token, _)| tokens.folded(token))
            .collect();
        assert_eq!(negated, ["era", "buono"]);
    }

    #[test]
    fn a_last_negation_reaches_back() {
        let (_, passages) = passages("Geschmeckt hat es nicht.");
        assert!(passages[0].negated && passages[2].negated && !passages[3].negated);
    }
}
