//! Google gives a translated review with its translation: only what the person wrote is wanted.

/// What stands before a translation, in the languages that Google's exports come in.
const TRANSLATED: [&str; 6] = [
    "(Translated by Google)",
    "(Traduzione di Google)",
    "(Traduit par Google)",
    "(Traducido por Google)",
    "(Übersetzt von Google)",
    "(Traduzido pelo Google)",
];
/// What stands before the words themselves.
const ORIGINAL: [&str; 4] = ["(Original)", "(Originale)", "(Avis d'origine)", "(Avis d’origine)"];

/// Returns what the person wrote, without a translation around it and without space around that.
pub fn unwrap_translation(text: &str) -> &str {
    let find = |marks: &[&str]| {
        let places = marks.iter().filter_map(|mark| text.find(mark).map(|at| (at, at + mark.len())));
        places.min()
    };
    let Some((before, _)) = find(&TRANSLATED) else { return text.trim() };
    let own = match find(&ORIGINAL) {
        Some((_, after)) if after > before => text.get(after..),
        Some((original, after)) if original < before => text.get(after..before),
        _ => text.get(..before),
    };
    match own.map(str::trim) {
        Some(own) if !own.is_empty() => own,
        // Nothing but a translation: that is better than nothing.
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_the_person_wrote_is_kept() {
        for (text, own) in [
            ("(Translated by Google) Great pizza\n\n(Original)\nOttima pizza", "Ottima pizza"),
            ("Ottima pizza\n\n(Translated by Google)\nGreat pizza", "Ottima pizza"),
            ("(Traduzione di Google) Buona\n\n(Originale)\nLecker", "Lecker"),
            ("(Original)\nLecker\n\n(Translated by Google)\nTasty", "Lecker"),
            (" Niente da tradurre (Original) ", "Niente da tradurre (Original)"),
            ("(Translated by Google) Great", "(Translated by Google) Great"),
            ("", ""),
        ] {
            assert_eq!(unwrap_translation(text), own, "{text}");
        }
    }

    proptest! {
        #[test]
        fn both_orders_give_the_same(own in "[a-zà-ù ]{1,30}x", other in "[a-z ]{1,30}x") {
            let first = format!("(Translated by Google) {other}\n\n(Original)\n{own}");
            let last = format!("{own}\n\n(Translated by Google)\n{other}");
            prop_assert_eq!(unwrap_translation(&first), own.trim());
            prop_assert_eq!(unwrap_translation(&last), own.trim());
        }
    }
}
