//! Putting names, numbers and plurals into texts.

/// The plural form that a count takes, as the browser's rules say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// One.
    One,
    /// Any other count.
    Other,
}

impl Plural {
    /// Chooses between the forms of a text, written `one|other`.
    pub fn of(self, text: &str) -> &str {
        match (text.split_once('|'), self) {
            (Some((one, _)), Plural::One) => one,
            (Some((_, other)), Plural::Other) => other,
            (None, _) => text,
        }
    }
}

/// Puts values into the holes of a text, written `{name}`. What a person typed is never read as a hole.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, next)) = after.split_once('}') else {
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            filled.push_str(value);
        }
        rest = next;
    }
    filled.push_str(rest);
    filled
}

/// Returns up to two initials of a name, for the round mark beside it.
pub fn initials(name: &str) -> String {
    let mut words =
        name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).map(crate::domain::capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_once() {
        assert_eq!(fill("{name}, {name}.", &[("name", "{name}")]), "{name}, {name}.");
        assert_eq!(fill("a {b", &[]), "a b");
        assert_eq!(fill("{x}y", &[]), "y");
    }

    #[test]
    fn forms_are_chosen() {
        assert_eq!(Plural::One.of("{n} visita|{n} visite"), "{n} visita");
        assert_eq!(Plural::Other.of("{n} visita|{n} visite"), "{n} visite");
        assert_eq!(Plural::One.of("sempre"), "sempre");
    }

    #[test]
    fn initials_are_two_at_most() {
        assert_eq!(initials("Massimiliano Della Valentina"), "MV");
        assert_eq!(initials("d'Angelo"), "D");
        assert_eq!(initials("  "), "");
        assert_eq!(initials("Élodie (la prof)"), "ÉP");
    }
}
