//! The cards of a file, one at a time; one that is cut costs itself only.

use super::lines::Lines;
use super::person::read_person;
use super::property::Property;
use crate::exchange::{BadLine, Candidate, Problem};

/// A place in a text of vCards from which cards are read.
#[derive(Clone, Debug)]
pub struct Cards {
    lines: Lines,
    /// The line of a card that was begun before the last one had ended.
    begun: Option<u32>,
    /// Whether what stands outside of cards has been told already.
    told: bool,
}

impl Cards {
    /// Starts at the beginning.
    pub fn new() -> Self {
        Self { lines: Lines::new(), begun: None, told: false }
    }

    /// Returns how many bytes of the text have been read.
    pub fn position(&self) -> usize {
        self.lines.position()
    }

    /// Reads the next card of the text, which has to be the same one each time.
    pub fn next(&mut self, text: &str) -> Option<Result<Candidate, BadLine>> {
        let bad = |line, problem| Some(Err(BadLine { part: "".into(), line, problem }));
        let mut open = self.begun.take();
        let mut properties: Vec<Property> = Vec::new();
        let mut old = false;
        // Version 2.1 can hold a card within a card, as the value of AGENT.
        let mut within = 0_u32;
        while let Some((line, whole)) = self.lines.next(text, old) {
            let property = Property::parse(&whole);
            let is = |name: &str| {
                property.as_ref().is_some_and(|property| {
                    property.name == name && property.text().trim().eq_ignore_ascii_case("VCARD")
                })
            };
            let Some(start) = open else {
                if is("BEGIN") {
                    open = Some(line);
                    self.told = false;
                } else if !self.told {
                    self.told = true;
                    return bad(line, Problem::OutsideCard);
                }
                continue;
            };
            if is("BEGIN") {
                if properties.last().is_some_and(|last| last.name == "AGENT") || within > 0 {
                    within += 1;
                    continue;
                }
                self.begun = Some(line);
                return bad(start, Problem::OpenCard);
            }
            if is("END") {
                if within > 0 {
                    within -= 1;
                    continue;
                }
                return Some(Ok(read_person(start, &properties)));
            }
            if within == 0 {
                // A line that is no property belongs to a program's own additions: it tells nothing of a person.
                properties.extend(property);
                old = old
                    || properties.last().is_some_and(|last| last.name == "VERSION" && last.text() == "2.1");
            }
        }
        open.and_then(|start| bad(start, Problem::OpenCard))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cards(text: &str) -> Vec<Result<(u32, String), (u32, Problem)>> {
        let mut cards = Cards::new();
        std::iter::from_fn(|| cards.next(text))
            .map(|card| match card {
                Ok(person) => Ok((person.line, person.name.into())),
                Err(bad) => Err((bad.line, bad.problem)),
            })
            .collect()
    }

    #[test]
    fn a_cut_card_costs_itself_only() {
        let text =
            "BEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b\nEND:VCARD\nrubbish\nmore: of it\nbegin:vcard\nFN:c\n";
        assert_eq!(
            cards(text),
            [
                Err((1, Problem::OpenCard)),
                Ok((3, "b".into())),
                Err((6, Problem::OutsideCard)),
                Err((8, Problem::OpenCard)),
            ]
        );
    }

    #[test]
    fn a_card_within_a_card_is_somebody_else() {
        let text =
            "BEGIN:VCARD\nVERSION:2.1\nAGENT:\nBEGIN:VCARD\nFN:secretary\nEND:VCARD\nFN:boss\nEND:VCARD";
        assert_eq!(cards(text), [Ok((1, "boss".into()))]);
    }
}
