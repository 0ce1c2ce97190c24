//! What people write in a column for diets, as the known diets or their own words.

use crate::analysis::fold;
use crate::domain::Diet;

/// Starts of folded words and phrases.
const DIETS: &[(&str, Diet)] = &[
    ("vegetarian", Diet::Vegetarian),
    ("vegetarisch", Diet::Vegetarian),
    ("vegan", Diet::Vegan),
    ("vegetalien", Diet::Vegan),
    ("pescatarian", Diet::Pescatarian),
    ("pescetarian", Diet::Pescatarian),
    ("pescovegetarian", Diet::Pescatarian),
    ("gluten free", Diet::GlutenFree),
    ("senza glutine", Diet::GlutenFree),
    ("sin gluten", Diet::GlutenFree),
    ("sans gluten", Diet::GlutenFree),
    ("glutenfrei", Diet::GlutenFree),
    ("dairy free", Diet::DairyFree),
    ("senza latte", Diet::DairyFree),
    ("senza latticini", Diet::DairyFree),
    ("nut free", Diet::NutFree),
    ("senza frutta secca", Diet::NutFree),
    ("halal", Diet::Halal),
    ("kosher", Diet::Kosher),
    ("kasher", Diet::Kosher),
    ("koscher", Diet::Kosher),
];

/// Cells that say that there is none.
const NOTHING: &[&str] = &[
    "", "no", "none", "n a", "na", "nessuna", "nessuno", "ninguna", "aucune", "keine", "onnivoro", "onnivora",
];

/// Reads diets in words; what is not known stays in the person's own words.
pub fn read_diets(text: &str) -> Vec<Diet> {
    text.split(super::values::GOOGLE_JOINT)
        .flat_map(|part| part.split([',', ';', '/', '\n', '|']))
        .map(|part| (part.trim(), fold(part)))
        .filter(|(_, folded)| !NOTHING.contains(&&**folded))
        .map(|(words, folded)| {
            let known = DIETS.iter().find(|(start, _)| folded.starts_with(start));
            known.map_or_else(|| Diet::Own(words.to_lowercase().into()), |(_, diet)| diet.clone())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_diets() {
        assert_eq!(read_diets("Vegetariana; Gluten-free"), [Diet::Vegetarian, Diet::GlutenFree]);
        assert_eq!(read_diets("poco sale"), [Diet::Own("poco sale".into())]);
        assert_eq!(read_diets("nessuna"), []);
    }
}
