//! What stands in one cell: several phones, addresses, tags, joined in the ways that programs and people join them.

use crate::analysis::fold;

/// Between the values of one cell in Google's CSV.
pub const GOOGLE_JOINT: &str = ":::";

/// Parts a cell at Google's joint, and at other signs.
fn split<'a>(text: &'a str, signs: &'static [char]) -> impl Iterator<Item = &'a str> {
    text.split(GOOGLE_JOINT)
        .flat_map(move |part| part.split(signs))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Parts a cell into phone numbers; `055/123456` stays one, since each part has to be long enough.
pub fn split_phones(text: &str) -> Vec<&str> {
    let is_long = |part: &str| part.bytes().filter(u8::is_ascii_digit).count() >= 6;
    split(text, &['\n'])
        .flat_map(|part| {
            let pieces: Vec<&str> =
                part.split([';', ',', '|', '/']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
            if pieces.iter().all(|piece| is_long(piece)) { pieces } else { vec![part] }
        })
        .collect()
}

/// Parts a cell into mail addresses, without the names and the angle brackets around them.
pub fn split_mails(text: &str) -> Vec<&str> {
    split(text, &[';', ',', '\n', '|'])
        .map(|part| match part.split_once('<').and_then(|(_, rest)| rest.split_once('>')) {
            Some((inner, _)) => inner.trim(),
            None => part.strip_prefix("mailto:").unwrap_or(part),
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// Returns whether a text has the shape of a mail address.
pub fn is_mail(text: &str) -> bool {
    let known = |domain: &str| domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
    !text.contains(char::is_whitespace)
        && text
            .split_once('@')
            .is_some_and(|(user, domain)| !user.is_empty() && known(domain) && !domain.contains('@'))
}

/// Parts a cell into tags, without Google's star and the group that all its contacts are in.
pub fn split_tags(text: &str) -> Vec<&str> {
    split(text, &[';', ',', '\n', '|'])
        .map(|tag| tag.trim_start_matches("* ").trim_matches('"').trim())
        .filter(|tag| !tag.is_empty() && !is_google_group(tag))
        .collect()
}

/// Returns whether a tag is the group that all of Google's contacts are in.
pub fn is_google_group(tag: &str) -> bool {
    tag.eq_ignore_ascii_case("myContacts")
}

/// Reads a label as Google and Apple write it: `* Home`, `_$!<Anniversary>!$_`.
pub fn read_label(text: &str) -> &str {
    let text = text.trim().trim_start_matches('*').trim_start();
    text.strip_prefix("_$!<").and_then(|text| text.strip_suffix(">!$_")).unwrap_or(text).trim()
}

/// Reads a language: a tag such as `it-IT`, or its name.
pub fn read_language(text: &str) -> Option<Box<str>> {
    let text = text.trim();
    let name = fold(text);
    for (tag, names) in LANGUAGES {
        if names.contains(&&*name) {
            return Some((*tag).into());
        }
    }
    let tag = text.replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let rest = parts
        .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    (first && rest).then(|| match tag.split_once('-') {
        Some((language, rest)) => format!("{}-{rest}", language.to_ascii_lowercase()).into(),
        None => tag.to_ascii_lowercase().into(),
    })
}

/// Names of languages, folded.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("it", &["italiano", "italiana", "italian", "italien", "italienisch", "ita"]),
    ("en", &["inglese", "english", "anglais", "englisch", "ingles", "eng"]),
    ("fr", &["francese", "french", "francais", "franzosisch", "frances", "fra"]),
    ("de", &["tedesco", "tedesca", "german", "allemand", "deutsch", "aleman", "deu"]),
    ("es", &["spagnolo", "spagnola", "spanish", "espagnol", "spanisch", "espanol", "castellano", "spa"]),
    ("pt", &["portoghese", "portuguese", "portugais", "portugiesisch", "portugues"]),
    ("nl", &["olandese", "dutch", "neerlandais", "niederlandisch", "nederlands"]),
    ("pl", &["polacco", "polacca", "polish", "polonais", "polnisch", "polaco", "polski"]),
    ("ru", &["russo", "russa", "russian", "russe", "russisch"]),
    ("zh", &["cinese", "chinese", "chinois", "chinesisch"]),
    ("ja", &["giapponese", "japanese", "japonais", "japanisch"]),
];

/// Returns whether a cell of a consent or subscription column says no; unknown is no refusal.
pub fn is_refusal(text: &str) -> bool {
    matches!(
        &*fold(text),
        "unsubscribed"
            | "cleaned"
            | "refused"
            | "opted out"
            | "opt out"
            | "optout"
            | "no"
            | "n"
            | "false"
            | "falso"
            | "0"
            | "rifiutato"
            | "rifiuta"
            | "negato"
            | "negata"
            | "disiscritto"
            | "disiscritta"
            | "non iscritto"
            | "non iscritta"
            | "nein"
            | "non"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_in_a_cell() {
        assert_eq!(split_phones("333 1234567 ::: +39 055/123456"), ["333 1234567", "+39 055/123456"]);
        assert_eq!(split_phones("3331234567 / 3397654321"), ["3331234567", "3397654321"]);
        assert_eq!(split_mails("Anna <a@x.it>, b@x.it"), ["a@x.it", "b@x.it"]);
        assert_eq!(split_tags("* myContacts ::: Amici ::: * VIP"), ["Amici", "VIP"]);
        assert_eq!(split_tags("\"vip\",\"del lunedì\""), ["vip", "del lunedì"]);
    }

    #[test]
    fn labels_and_languages() {
        assert_eq!(read_label("_$!<Anniversary>!$_"), "Anniversary");
        assert_eq!(read_label("* Work"), "Work");
        assert_eq!(read_language("Español").as_deref(), Some("es"));
        assert_eq!(read_language("IT_it").as_deref(), Some("it-it"));
        assert_eq!(read_language("parla poco"), None);
    }

    #[test]
    fn shapes_of_addresses() {
        assert!(is_mail("anna.rossi+bar@example.co.uk"));
        for text in ["anna", "anna@", "@x.it", "a b@x.it", "a@b", "a@@b.it", "a@.it"] {
            assert!(!is_mail(text), "{text}");
        }
    }
}
