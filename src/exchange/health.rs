//! Words of health in free text: they are left where they are and pointed out, never turned into allergies.

use crate::analysis::fold;

/// Starts of folded words, in Italian, English, Spanish, French and German.
const STARTS: &[&str] = &[
    "allerg",
    "alergi",
    "anafil",
    "anaphyl",
    "epipen",
    "celiac",
    "celiaq",
    "coeliac",
    "coeliaq",
    "zoliak",
    "gluten",
    "glutin",
    "intoller",
    "intoler",
    "unvertraglich",
    "lattosio",
    "lactos",
    "laktos",
    "favism",
    "diabet",
    "insulin",
    "zuckerkrank",
    "incint",
    "gravidanz",
    "pregnan",
    "embaraz",
    "enceinte",
    "schwanger",
    "allatta",
    "breastfe",
    "asmatic",
    "asthma",
    "asthme",
    "epiles",
    "epilep",
    "ipertens",
    "hypertens",
    "cardiopat",
    "infart",
    "pacemaker",
    "chemioterap",
    "chemotherap",
    "oncolog",
    "tumor",
    "dialisi",
    "dialys",
    "colesterol",
    "cholester",
    "reflusso",
    "crohn",
    "disabil",
    "behindert",
    "autis",
    "alzheimer",
    "parkinson",
    "depress",
    "malattia",
    "malato",
    "malata",
];

/// Whole folded words.
const WHOLE: &[&str] = &["asma", "cancro", "cancer", "hiv", "krankheit", "disease", "ictus"];

/// Words before what a person must not have.
const WITHOUT: &[&str] = &["no", "senza", "without", "sin", "sans", "ohne", "niente", "mai", "never"];
/// What people avoid for their health more than for their taste.
const AVOIDED: &[&str] = &[
    "noci",
    "nocciole",
    "nut",
    "nuts",
    "arachidi",
    "peanut",
    "peanuts",
    "crostacei",
    "shellfish",
    "noix",
    "nusse",
    "cacahuetes",
    "mariscos",
];

/// Returns the words of a text that tell of somebody's health, as they are written, each once.
pub fn health_words(text: &str) -> Vec<Box<str>> {
    let mut found: Vec<Box<str>> = Vec::new();
    let mut before = String::new();
    for word in text.split_whitespace() {
        let folded = fold(word);
        let mut told = false;
        for part in folded.split(' ').filter(|part| !part.is_empty()) {
            told |= STARTS.iter().any(|start| part.starts_with(start))
                || WHOLE.contains(&part)
                || (AVOIDED.contains(&part) && WITHOUT.contains(&&*before));
            before.clear();
            before.push_str(part);
        }
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if told && !found.iter().any(|other| &**other == word) {
            found.push(word.into());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn health_is_found_in_five_languages() {
        for (text, words) in [
            ("Celiaco! Niente noci.", vec!["Celiaco", "noci"]),
            ("loves hazelnuts and nuts", vec![]),
            ("L'allergia al polline", vec!["L'allergia"]),
            ("tavolo 4; gluten-free, è incinta", vec!["gluten-free", "incinta"]),
            ("es alérgica; sin mariscos", vec!["alérgica", "mariscos"]),
            ("enceinte, diabétique", vec!["enceinte", "diabétique"]),
            ("Glutenunverträglichkeit", vec!["Glutenunverträglichkeit"]),
            ("nuts allergy", vec!["allergy"]),
            ("il solito, caffè senza zucchero", vec![]),
        ] {
            let found = health_words(text);
            assert_eq!(found.iter().map(|word| &**word).collect::<Vec<_>>(), words, "{text}");
        }
    }
}
