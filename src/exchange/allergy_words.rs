//! What people write in a column for allergies, in five languages, as the fourteen allergens or their own words.

use crate::analysis::fold;
use crate::domain::{Allergen, AllergyKind, Severity};
use Allergen::{
    Celery, Crustaceans, Eggs, Fish, Gluten, Lupin, Milk, Molluscs, Mustard, Nuts, Peanuts, Sesame, Soybeans,
    Sulphites,
};

/// Several words that mean something else, or more, than each of them; folded, looked for first.
const PHRASES: &[(&str, &[Allergen])] = &[
    ("anidride solforosa", &[Sulphites]),
    ("frutti di mare", &[Crustaceans, Molluscs]),
    ("fruits de mer", &[Crustaceans, Molluscs]),
    ("fruits a coque", &[Nuts]),
    ("frutta a guscio", &[Nuts]),
    ("frutta secca", &[Peanuts, Nuts]),
    ("frutos secos", &[Peanuts, Nuts]),
    ("fruits secs", &[Peanuts, Nuts]),
    ("tree nuts", &[Nuts]),
    ("tree nut", &[Nuts]),
    ("pine nuts", &[]),
    ("noce moscata", &[]),
    ("noce di cocco", &[]),
    ("noix de coco", &[]),
];

/// Words by their folded starts (`*`) or whole.
const WORDS: &[(&str, &[Allergen])] = &[
    ("glut*", &[Gluten]),
    ("celiac*", &[Gluten]),
    ("celiaq*", &[Gluten]),
    ("coeliac*", &[Gluten]),
    ("coeliaq*", &[Gluten]),
    ("zoliak*", &[Gluten]),
    ("grano", &[Gluten]),
    ("frumento", &[Gluten]),
    ("wheat", &[Gluten]),
    ("trigo", &[Gluten]),
    ("weizen", &[Gluten]),
    ("orzo", &[Gluten]),
    ("segale", &[Gluten]),
    ("farro", &[Gluten]),
    ("barley", &[Gluten]),
    ("rye", &[Gluten]),
    ("crostace*", &[Crustaceans]),
    ("crustac*", &[Crustaceans]),
    ("krustent*", &[Crustaceans]),
    ("gamber*", &[Crustaceans]),
    ("shrimp*", &[Crustaceans]),
    ("prawn*", &[Crustaceans]),
    ("crevette*", &[Crustaceans]),
    ("gambas", &[Crustaceans]),
    ("garnele*", &[Crustaceans]),
    ("aragost*", &[Crustaceans]),
    ("lobster*", &[Crustaceans]),
    ("crab*", &[Crustaceans]),
    ("granchi*", &[Crustaceans]),
    ("scampi", &[Crustaceans]),
    ("shellfish", &[Crustaceans, Molluscs]),
    ("marisco*", &[Crustaceans, Molluscs]),
    ("meeresfrucht*", &[Crustaceans, Molluscs]),
    ("seafood", &[Crustaceans, Fish, Molluscs]),
    ("uov*", &[Eggs]),
    ("egg", &[Eggs]),
    ("eggs", &[Eggs]),
    ("huevo*", &[Eggs]),
    ("oeuf*", &[Eggs]),
    ("eier", &[Eggs]),
    ("ei", &[Eggs]),
    ("pesce", &[Fish]),
    ("pesci", &[Fish]),
    ("fish", &[Fish]),
    ("pescado*", &[Fish]),
    ("poisson*", &[Fish]),
    ("fisch*", &[Fish]),
    ("arachid*", &[Peanuts]),
    ("peanut*", &[Peanuts]),
    ("cacahuet*", &[Peanuts]),
    ("erdnuss*", &[Peanuts]),
    ("soia", &[Soybeans]),
    ("soy*", &[Soybeans]),
    ("soja*", &[Soybeans]),
    ("latte", &[Milk]),
    ("lattosio", &[Milk]),
    ("latticin*", &[Milk]),
    ("milk", &[Milk]),
    ("dairy", &[Milk]),
    ("lactos*", &[Milk]),
    ("laktos*", &[Milk]),
    ("leche", &[Milk]),
    ("lait", &[Milk]),
    ("milch*", &[Milk]),
    ("casein*", &[Milk]),
    ("formagg*", &[Milk]),
    ("cheese*", &[Milk]),
    ("nut", &[Peanuts, Nuts]),
    ("nuts", &[Peanuts, Nuts]),
    ("nusse", &[Peanuts, Nuts]),
    ("noce", &[Nuts]),
    ("noci", &[Nuts]),
    ("nocciol*", &[Nuts]),
    ("mandorl*", &[Nuts]),
    ("anacard*", &[Nuts]),
    ("pistac*", &[Nuts]),
    ("pistazi*", &[Nuts]),
    ("almond*", &[Nuts]),
    ("hazelnut*", &[Nuts]),
    ("walnut*", &[Nuts]),
    ("cashew*", &[Nuts]),
    ("pecan*", &[Nuts]),
    ("macadamia*", &[Nuts]),
    ("nuez", &[Nuts]),
    ("nueces", &[Nuts]),
    ("almendra*", &[Nuts]),
    ("avellana*", &[Nuts]),
    ("noix", &[Nuts]),
    ("noisette*", &[Nuts]),
    ("amande*", &[Nuts]),
    ("haselnuss*", &[Nuts]),
    ("walnuss*", &[Nuts]),
    ("mandel*", &[Nuts]),
    ("schalenfrucht*", &[Nuts]),
    ("sedano", &[Celery]),
    ("celery", &[Celery]),
    ("apio", &[Celery]),
    ("celeri", &[Celery]),
    ("sellerie", &[Celery]),
    ("senape", &[Mustard]),
    ("mustard", &[Mustard]),
    ("mostaza", &[Mustard]),
    ("moutarde", &[Mustard]),
    ("senf", &[Mustard]),
    ("sesam*", &[Sesame]),
    ("solfit*", &[Sulphites]),
    ("sulfit*", &[Sulphites]),
    ("sulphit*", &[Sulphites]),
    ("lupin*", &[Lupin]),
    ("altramuz*", &[Lupin]),
    ("altramuces", &[Lupin]),
    ("mollus*", &[Molluscs]),
    ("molusc*", &[Molluscs]),
    ("weichtier*", &[Molluscs]),
    ("cozz*", &[Molluscs]),
    ("vongol*", &[Molluscs]),
    ("calamar*", &[Molluscs]),
    ("polpo", &[Molluscs]),
    ("polpi", &[Molluscs]),
    ("seppi*", &[Molluscs]),
    ("mussel*", &[Molluscs]),
    ("clam", &[Molluscs]),
    ("clams", &[Molluscs]),
    ("squid*", &[Molluscs]),
    ("octopus*", &[Molluscs]),
    ("oyster*", &[Molluscs]),
    ("ostric*", &[Molluscs]),
];

/// Whole cells that say that there is nothing.
const NOTHING: &[&str] = &[
    "",
    "no",
    "non",
    "none",
    "nil",
    "n a",
    "na",
    "nothing",
    "niente",
    "nessuna",
    "nessuno",
    "nessuna allergia",
    "nessuna nota",
    "no allergies",
    "no allergy",
    "no known allergies",
    "ninguna",
    "ningun",
    "sin alergias",
    "aucune",
    "aucune allergie",
    "keine",
    "keine allergien",
    "senza allergie",
    "non allergico",
    "non allergica",
];

/// Words around the allergen that are not the allergen.
const AROUND: &[&str] = &[
    "allergia",
    "allergie",
    "allergico",
    "allergica",
    "allergic",
    "allergy",
    "allergies",
    "alergia",
    "alergico",
    "alergica",
    "allergique",
    "allergisch",
    "intolleranza",
    "intolleranze",
    "intollerante",
    "intolerance",
    "intolerant",
    "intolerante",
    "intolerancia",
    "unvertraglichkeit",
    "a",
    "al",
    "alla",
    "alle",
    "allo",
    "ai",
    "agli",
    "all",
    "da",
    "di",
    "de",
    "del",
    "to",
    "the",
    "au",
    "aux",
    "gegen",
    "free",
    "senza",
    "without",
    "sin",
    "sans",
    "ohne",
    "no",
];

/// Words that say that life is at stake, by their folded starts.
const GRAVE: &[&str] = &["anafil", "anaphyl", "shock", "choc", "epipen", "adrenalin", "mortal", "letal"];
/// Words that say that it is bad, by their folded starts.
const SERIOUS: &[&str] = &["grave", "gravi", "sever", "serious", "seria", "serio", "schwer", "forte"];

/// Reads allergies in words. "Shellfish" is crustaceans and molluscs, an unspecified "nut" is peanuts and nuts; what
/// is not understood stays in the person's own words.
pub fn read_allergies(text: &str) -> Vec<(AllergyKind, Severity)> {
    let mut kinds: Vec<AllergyKind> = Vec::new();
    for piece in pieces(text) {
        let folded = fold(piece);
        if NOTHING.contains(&&*folded) {
            continue;
        }
        let allergens = allergens_in(&folded);
        let denied = folded.starts_with("non ") || folded.starts_with("not ") || folded.contains(" not ");
        if denied || (allergens.is_empty() && !is_around(&folded)) {
            kinds.push(AllergyKind::Own(piece.to_lowercase().into()));
        } else {
            kinds.extend(allergens.into_iter().map(AllergyKind::Listed));
        }
    }
    let mut seen = Vec::new();
    kinds.retain(|kind| {
        let new = !seen.contains(kind);
        seen.push(kind.clone());
        new
    });
    // How bad it is counts for the whole cell: better one warning too many.
    let severity = severity_of(text);
    kinds.into_iter().map(|kind| (kind, severity)).collect()
}

/// Returns the allergens that folded words name, each once.
pub fn allergens_in(folded: &str) -> Vec<Allergen> {
    let mut rest = format!(" {folded} ");
    let mut found = Vec::new();
    for (phrase, allergens) in PHRASES {
        let phrase = format!(" {phrase} ");
        while let Some(at) = rest.find(&phrase) {
            rest.replace_range(at..at + phrase.len(), " ");
            found.extend_from_slice(allergens);
        }
    }
    for word in rest.split(' ').filter(|word| !word.is_empty()) {
        let known = WORDS.iter().find(|(pattern, _)| match pattern.strip_suffix('*') {
            Some(start) => word.starts_with(start),
            None => word == *pattern,
        });
        found.extend(known.into_iter().flat_map(|(_, allergens)| *allergens));
    }
    let mut seen = Vec::new();
    found.retain(|allergen| {
        let new = !seen.contains(allergen);
        seen.push(*allergen);
        new
    });
    found
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(super::values::GOOGLE_JOINT)
        .flat_map(|part| part.split([',', ';', '/', '\n', '|', '+', '&', '(', ')']))
        .flat_map(|part| part.split(" e "))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" y "))
        .flat_map(|part| part.split(" et "))
        .flat_map(|part| part.split(" und "))
        .map(str::trim)
}

fn is_around(folded: &str) -> bool {
    folded.split(' ').all(|word| {
        AROUND.contains(&word) || GRAVE.iter().chain(SERIOUS).any(|start| word.starts_with(start))
    })
}

fn severity_of(text: &str) -> Severity {
    let folded = fold(text);
    let says =
        |starts: &[&str]| folded.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)));
    if says(GRAVE) {
        Severity::Grave
    } else if says(SERIOUS) {
        Severity::Serious
    } else {
        Severity::Unsaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        read_allergies(text)
            .into_iter()
            .map(|(kind, _)| match kind {
                AllergyKind::Listed(allergen) => allergen.code().to_owned(),
                AllergyKind::Own(words) => format!("own:{words}"),
            })
            .collect()
    }

    #[test]
    fn words_for_allergens() {
        for (text, codes) in [
            ("Shellfish", vec!["crustaceans", "molluscs"]),
            ("nut allergy", vec!["peanuts", "nuts"]),
            ("Frutta secca, latte", vec!["peanuts", "nuts", "milk"]),
            ("allergica alle noci e ai crostacei", vec!["nuts", "crustaceans"]),
            ("tree nuts", vec!["nuts"]),
            ("Celiaco", vec!["gluten"]),
            ("coconut", vec!["own:coconut"]),
            ("noce moscata", vec!["own:noce moscata"]),
            ("Kiwi; UOVA", vec!["own:kiwi", "eggs"]),
            ("nessuna", vec![]),
            ("No known allergies", vec![]),
            ("not allergic to nuts", vec!["own:not allergic to nuts"]),
            ("Erdnüsse, Sellerie", vec!["peanuts", "celery"]),
            ("fruits à coque", vec!["nuts"]),
        ] {
            assert_eq!(kinds(text), codes, "{text}");
        }
    }

    #[test]
    fn how_bad_it_is_said_to_be() {
        let read = read_allergies("arachidi (grave, EpiPen)");
        assert_eq!(read, [(AllergyKind::Listed(Peanuts), Severity::Grave)]);
        assert_eq!(
            read_allergies("grave allergia al pesce"),
            [(AllergyKind::Listed(Fish), Severity::Serious)]
        );
        assert_eq!(
            read_allergies("intolleranza al lattosio"),
            [(AllergyKind::Listed(Milk), Severity::Unsaid)]
        );
    }

    #[test]
    fn no_pattern_hides_another() {
        for (pattern, allergens) in WORDS {
            let found = allergens_in(pattern.trim_end_matches('*'));
            assert_eq!(found, *allergens, "{pattern}");
        }
    }
}
