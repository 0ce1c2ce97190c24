//! A menu as it hangs on the wall: an item and its price on each line, headings above, ingredients below.

use super::{Dish, read_price};

/// The longest line that is a heading, in letters.
const LONGEST_HEADING: usize = 40;

/// What one line is.
enum Line<'a> {
    Item(Dish),
    Heading { words: &'a str, sure: bool, line: u32 },
    More(&'a str),
}

/// Reads a pasted list. A heading with nothing under it is an item without a price.
pub fn read_list(text: &str) -> Vec<Dish> {
    let mut dishes: Vec<Dish> = Vec::new();
    let mut category: Box<str> = "".into();
    let mut waiting: Option<(&str, u32)> = None;
    let mut before_is_item = false;
    for (number, line) in (1_u32..).zip(text.lines()) {
        let words = line.trim().trim_start_matches(['-', '•', '*', '·', '–']).trim();
        if words.is_empty() {
            before_is_item = false;
            continue;
        }
        match read_line(words, number, before_is_item) {
            Line::Item(dish) => {
                if let Some((heading, _)) = waiting.take() {
                    category = heading.into();
                }
                dishes.push(Dish { category: category.clone(), ..dish });
                before_is_item = true;
            }
            Line::More(more) => {
                if let Some(dish) = dishes.last_mut() {
                    dish.ingredients = more.into();
                }
                before_is_item = false;
            }
            Line::Heading { words, sure, line } => {
                if let Some((heading, line)) = waiting.take() {
                    dishes.push(Dish {
                        line,
                        name: heading.into(),
                        category: category.clone(),
                        ..Dish::default()
                    });
                }
                if sure {
                    category = words.into();
                } else {
                    waiting = Some((words, line));
                }
                before_is_item = false;
            }
        }
    }
    if let Some((heading, line)) = waiting {
        dishes.push(Dish { line, name: heading.into(), category, ..Dish::default() });
    }
    dishes
}

fn read_line(words: &str, line: u32, after_item: bool) -> Line<'_> {
    if let Some(dish) = read_item(words, line) {
        return Line::Item(dish);
    }
    let bare = words.trim_matches(['#', '*', '=', '_', '(', ')']).trim();
    let small = words.starts_with(|first: char| first.is_lowercase() || first == '(');
    if after_item && (small || bare.contains(',')) {
        return Line::More(bare);
    }
    let heading = bare.trim_end_matches(':').trim();
    let loud = heading.chars().any(char::is_alphabetic) && !heading.chars().any(char::is_lowercase);
    let sure = bare.ends_with(':') || words.starts_with('#') || loud;
    Line::Heading { words: heading, sure: sure && heading.chars().count() <= LONGEST_HEADING, line }
}

/// Reads a name, maybe the numbers of its allergens, and the price at the end.
fn read_item(words: &str, line: u32) -> Option<Dish> {
    let end = words.trim_end_matches(['€', ' ', '\u{a0}']).trim_end_matches("EUR").trim_end();
    let start = end.rfind(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | '.'))?;
    let at = start + end.get(start..)?.chars().next()?.len_utf8();
    let (name, price) = (end.get(..at)?, end.get(at..)?.trim_start_matches(['.', ',']));
    let price = read_price(price)?;
    let name = name.trim().trim_end_matches(['€', '$']).trim_end_matches("EUR");
    let name =
        name.trim_end_matches(|letter: char| letter.is_whitespace() || ".…·-–—:;|_\t".contains(letter));
    let mut dish = Dish { line, price: Some(price), ..Dish::default() };
    let name = take_numbers(name, &mut dish);
    if !name.chars().any(char::is_alphabetic) {
        return None;
    }
    dish.name = name.into();
    Some(dish)
}

/// Takes "(1, 3, 7)" off the end of a name: the numbers of the Regulation's list, as menus write them.
fn take_numbers<'a>(name: &'a str, dish: &mut Dish) -> &'a str {
    let Some((before, inside)) = name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) else {
        return name;
    };
    let numbers: Option<Vec<u8>> = inside
        .split([',', ' ', '-', '.', ';'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    match numbers {
        Some(numbers) if !numbers.is_empty() && numbers.iter().all(|number| (1..=14).contains(number)) => {
            dish.add_allergens(&numbers.iter().map(u8::to_string).collect::<Vec<_>>().join(","));
            before.trim_end()
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Allergen;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(String, String, Option<i64>)> {
        read_list(text)
            .into_iter()
            .map(|dish| (dish.category.into_string(), dish.name.into_string(), dish.price))
            .collect()
    }

    fn line(category: &str, name: &str, price: Option<i64>) -> (String, String, Option<i64>) {
        (category.into(), name.into(), price)
    }

    #[test]
    fn headings_items_and_prices() {
        let text = "Caffetteria\nEspresso 1,20\nCappuccino ..... € 1.50\n\nDOLCI\n- Tiramisù\t5 €\nTorta del giorno\n";
        assert_eq!(
            told(text),
            [
                line("Caffetteria", "Espresso", Some(120)),
                line("Caffetteria", "Cappuccino", Some(150)),
                line("DOLCI", "Tiramisù", Some(500)),
                line("DOLCI", "Torta del giorno", None),
            ]
        );
    }

    #[test]
    fn ingredients_and_numbers_of_allergens() {
        let text = "Primi:\nLasagne al ragù (1,3,7) 9,50\npasta all'uovo, manzo, besciamella\nRisotto 10\n(riso, zafferano)";
        let dishes = read_list(text);
        assert_eq!(&*dishes[0].name, "Lasagne al ragù");
        assert_eq!(&*dishes[0].ingredients, "pasta all'uovo, manzo, besciamella");
        let allergens: Vec<Allergen> = dishes[0].allergens.iter().map(|(allergen, _)| *allergen).collect();
        assert_eq!(allergens, [Allergen::Gluten, Allergen::Eggs, Allergen::Milk]);
        assert_eq!(&*dishes[1].ingredients, "riso, zafferano");
        assert_eq!(&*dishes[1].category, "Primi");
    }

    #[test]
    fn a_list_without_prices_is_a_list_of_items() {
        assert_eq!(told("Espresso\nToast"), [line("", "Espresso", None), line("", "Toast", None)]);
        assert_eq!(told("Acqua 7 fonti 1,00"), [line("", "Acqua 7 fonti", Some(100))]);
    }

    proptest! {
        #[test]
        fn every_item_with_a_price_is_found(
            items in prop::collection::vec(("[A-Z][a-zàèìòù]{2,9}( [a-z]{2,8}){0,2}", 1_i64..99_999), 1..12),
        ) {
            let text: String = items
                .iter()
                .map(|(name, price)| format!("{name} {}\n", super::super::write_price(*price, ',')))
                .collect();
            let read: Vec<(String, i64)> =
                read_list(&text).into_iter().map(|dish| (dish.name.into_string(), dish.price.unwrap_or(-1))).collect();
            prop_assert_eq!(read, items);
        }

        #[test]
        fn any_text_is_read(text in "[ -~\n€]{0,200}") {
            prop_assert!(read_list(&text).len() <= text.lines().count());
        }
    }
}
