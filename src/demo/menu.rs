//! What the demo shop serves: about sixty things, each with its price, its ingredients and its allergens.

use crate::domain::Allergen::{self, *};

/// What is in a thing from animals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Animal {
    /// Nothing.
    None,
    /// Milk, eggs, honey.
    Gifts,
    /// Fish, shellfish.
    Fish,
    /// Meat but pork.
    Meat,
    /// Pork.
    Pork,
}

/// Something on the menu.
#[derive(Clone, Copy, Debug)]
pub struct Dish {
    /// What it is called.
    pub name: &'static str,
    /// Under which heading it stands.
    pub category: &'static str,
    /// In cents.
    pub price: i64,
    /// In words.
    pub ingredients: &'static str,
    /// What it contains of the fourteen.
    pub allergens: &'static [Allergen],
    /// What is in it from animals.
    pub animal: Animal,
    /// Whether there is alcohol in it.
    pub alcohol: bool,
}

const fn dish(
    category: &'static str,
    name: &'static str,
    price: i64,
    ingredients: &'static str,
    allergens: &'static [Allergen],
    animal: Animal,
) -> Dish {
    Dish { name, category, price, ingredients, allergens, animal, alcohol: false }
}

const fn drink(
    name: &'static str,
    price: i64,
    ingredients: &'static str,
    allergens: &'static [Allergen],
) -> Dish {
    Dish {
        name,
        category: "Aperitivi e vini",
        price,
        ingredients,
        allergens,
        animal: Animal::None,
        alcohol: true,
    }
}

/// The menu. The headings are the categories, in their order.
#[rustfmt::skip]
pub const MENU: [Dish; 62] = [
    dish("Caffetteria", "Espresso", 130, "caffè", &[], Animal::None),
    dish("Caffetteria", "Espresso lungo", 130, "caffè", &[], Animal::None),
    dish("Caffetteria", "Caffè macchiato", 140, "caffè, latte", &[Milk], Animal::Gifts),
    dish("Caffetteria", "Decaffeinato", 150, "caffè decaffeinato", &[], Animal::None),
    dish("Caffetteria", "Caffè d'orzo", 150, "orzo", &[Gluten], Animal::None),
    dish("Caffetteria", "Ginseng", 160, "ginseng, latte in polvere", &[Milk], Animal::Gifts),
    dish("Caffetteria", "Marocchino", 180, "caffè, cacao, latte", &[Milk], Animal::Gifts),
    dish("Caffetteria", "Cappuccino", 170, "caffè, latte", &[Milk], Animal::Gifts),
    dish("Caffetteria", "Cappuccino di soia", 190, "caffè, bevanda di soia", &[Soybeans], Animal::None),
    dish("Caffetteria", "Latte macchiato", 180, "latte, caffè", &[Milk], Animal::Gifts),
    dish("Caffetteria", "Tè nero", 220, "tè", &[], Animal::None),
    dish("Caffetteria", "Tisana zenzero e limone", 240, "zenzero, scorza di limone", &[], Animal::None),
    dish("Caffetteria", "Cioccolata calda", 320, "latte, cacao, zucchero, amido", &[Milk], Animal::Gifts),
    dish("Caffetteria", "Caffè shakerato", 300, "caffè, zucchero, ghiaccio", &[], Animal::None),
    dish("Caffetteria", "Spremuta d'arancia", 350, "arance", &[], Animal::None),
    dish("Forno", "Cornetto vuoto", 140, "farina, burro, uova, zucchero", &[Gluten, Milk, Eggs], Animal::Gifts),
    dish("Forno", "Cornetto alla crema", 150, "farina, burro, uova, latte", &[Gluten, Milk, Eggs], Animal::Gifts),
    dish("Forno", "Cornetto alla marmellata", 150, "farina, burro, uova, albicocche", &[Gluten, Milk, Eggs], Animal::Gifts),
    dish("Forno", "Cornetto integrale al miele", 160, "farina integrale, burro, miele", &[Gluten, Milk, Eggs], Animal::Gifts),
    dish("Forno", "Cornetto vegano", 160, "farina, margarina, frutti di bosco", &[Gluten, Soybeans], Animal::None),
    dish("Forno", "Sfogliatella", 220, "farina, ricotta, uova, semolino, canditi", &[Gluten, Milk, Eggs, Sulphites], Animal::Gifts),
    dish("Forno", "Bombolone", 160, "farina, uova, latte, zucchero", &[Gluten, Milk, Eggs], Animal::Gifts),
    dish("Forno", "Crostata di more", 300, "farina, burro, uova, more", &[Gluten, Milk, Eggs], Animal::Gifts),
    dish("Forno", "Torta di nocciole senza farina", 350, "nocciole, uova, zucchero", &[Nuts, Eggs], Animal::Gifts),
    dish("Panini", "Toast prosciutto e fontina", 450, "pane, prosciutto cotto, fontina", &[Gluten, Milk], Animal::Pork),
    dish("Panini", "Focaccia e mortadella", 500, "focaccia, mortadella, pistacchi", &[Gluten, Nuts], Animal::Pork),
    dish("Panini", "Panino alla porchetta", 600, "pane, porchetta", &[Gluten], Animal::Pork),
    dish("Panini", "Panino caprese", 550, "pane, mozzarella, pomodoro, basilico", &[Gluten, Milk], Animal::Gifts),
    dish("Panini", "Panino melanzane e hummus", 550, "pane, melanzane, ceci, sesamo", &[Gluten, Sesame], Animal::None),
    dish("Panini", "Piadina bresaola e rucola", 650, "piadina, bresaola, rucola, grana", &[Gluten, Milk], Animal::Meat),
    dish("Panini", "Tramezzino tonno e uova", 350, "pane, tonno, uova, maionese", &[Gluten, Fish, Eggs, Mustard], Animal::Fish),
    dish("Primi", "Lasagne al ragù", 950, "pasta all'uovo, manzo, maiale, besciamella", &[Gluten, Eggs, Milk, Celery], Animal::Pork),
    dish("Primi", "Tagliatelle al ragù", 950, "pasta all'uovo, manzo, maiale, pomodoro", &[Gluten, Eggs, Celery], Animal::Pork),
    dish("Primi", "Spaghetti alle vongole", 1300, "spaghetti, vongole, aglio, prezzemolo", &[Gluten, Molluscs], Animal::Fish),
    dish("Primi", "Gnocchi al pomodoro", 850, "patate, farina, uova, pomodoro", &[Gluten, Eggs], Animal::Gifts),
    dish("Primi", "Risotto ai funghi", 1050, "riso, porcini, burro, grana, sedano", &[Milk, Celery, Sulphites], Animal::Gifts),
    dish("Primi", "Trofie al pesto", 950, "trofie, basilico, pinoli, noci, grana", &[Gluten, Milk, Nuts], Animal::Gifts),
    dish("Primi", "Zuppa di farro e fagioli", 800, "farro, fagioli, sedano, carote", &[Gluten, Celery], Animal::None),
    dish("Primi", "Ribollita", 800, "pane, cavolo nero, fagioli, sedano", &[Gluten, Celery], Animal::None),
    dish("Secondi", "Tagliata di manzo", 1700, "manzo, rucola, grana", &[Milk], Animal::Meat),
    dish("Secondi", "Cotoletta alla milanese", 1500, "vitello, uova, pangrattato, burro", &[Gluten, Eggs, Milk], Animal::Meat),
    dish("Secondi", "Pollo alla cacciatora", 1200, "pollo, olive, pomodoro, sedano, vino", &[Celery, Sulphites], Animal::Meat),
    dish("Secondi", "Polpette al sugo", 1100, "manzo, maiale, pane, uova, pomodoro", &[Gluten, Eggs, Milk], Animal::Pork),
    dish("Secondi", "Frittura di calamari", 1400, "calamari, farina", &[Molluscs, Gluten], Animal::Fish),
    dish("Secondi", "Baccalà in umido", 1450, "baccalà, pomodoro, capperi", &[Fish, Sulphites], Animal::Fish),
    dish("Secondi", "Parmigiana di melanzane", 1100, "melanzane, pomodoro, mozzarella, uova", &[Milk, Eggs], Animal::Gifts),
    dish("Secondi", "Insalatona con ceci e avocado", 950, "insalata, ceci, avocado, semi", &[Sesame], Animal::None),
    dish("Secondi", "Insalata di tonno", 900, "insalata, tonno, uova, olive", &[Fish, Eggs], Animal::Fish),
    dish("Contorni", "Patate al forno", 450, "patate, rosmarino", &[], Animal::None),
    dish("Contorni", "Cicoria ripassata", 450, "cicoria, aglio, peperoncino", &[], Animal::None),
    dish("Contorni", "Insalata mista", 450, "insalata, carote, pomodori", &[], Animal::None),
    dish("Dolci", "Tiramisù", 550, "savoiardi, mascarpone, uova, caffè", &[Gluten, Milk, Eggs], Animal::Gifts),
    dish("Dolci", "Panna cotta ai frutti di bosco", 500, "panna, gelatina, frutti di bosco", &[Milk], Animal::Meat),
    dish("Dolci", "Macedonia", 450, "frutta di stagione, limone", &[], Animal::None),
    dish("Bibite", "Acqua naturale", 120, "acqua", &[], Animal::None),
    dish("Bibite", "Chinotto", 280, "acqua, chinotto, zucchero", &[], Animal::None),
    drink("Spritz", 500, "vino frizzante, amaro all'arancia, soda", &[Sulphites]),
    drink("Negroni", 700, "gin, vermut, bitter", &[Sulphites]),
    drink("Calice di rosso", 450, "vino rosso", &[Sulphites]),
    drink("Calice di bianco", 450, "vino bianco", &[Sulphites]),
    drink("Birra alla spina", 450, "acqua, malto d'orzo, luppolo", &[Gluten]),
    dish("Aperitivi e vini", "Analcolico all'arancia", 350, "acqua, estratti di agrumi", &[], Animal::None),
];

/// What people call some of it besides, in reviews and at the counter.
pub const SYNONYMS: [(&str, &[&str]); 14] = [
    ("Espresso", &["caffè", "caffe normale"]),
    ("Cappuccino", &["cappuccio", "cappuccino"]),
    ("Caffè macchiato", &["macchiato"]),
    ("Cornetto vuoto", &["brioche", "croissant", "cornetto semplice"]),
    ("Cornetto alla crema", &["brioche alla crema"]),
    ("Toast prosciutto e fontina", &["toast"]),
    ("Lasagne al ragù", &["lasagna", "lasagne"]),
    ("Tagliatelle al ragù", &["tagliatelle alla bolognese", "tagliatelle"]),
    ("Spaghetti alle vongole", &["vongole"]),
    ("Trofie al pesto", &["pesto", "pasta al pesto"]),
    ("Cotoletta alla milanese", &["cotoletta", "milanese"]),
    ("Parmigiana di melanzane", &["parmigiana", "melanzane alla parmigiana"]),
    ("Tiramisù", &["tiramisu"]),
    ("Birra alla spina", &["birra", "birra media"]),
];

/// Returns the number of a thing on the menu by its name.
pub fn number_of(name: &str) -> Option<usize> {
    MENU.iter().position(|dish| dish.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_told_apart_and_categories_stand_together() {
        assert_eq!(MENU.iter().map(|dish| dish.name).collect::<BTreeSet<_>>().len(), MENU.len());
        let mut categories: Vec<&str> = MENU.iter().map(|dish| dish.category).collect();
        categories.dedup();
        assert!(categories.len() <= 9, "{categories:?}");
        assert!(MENU.iter().all(|dish| dish.price > 100 && !dish.ingredients.is_empty()));
    }

    #[test]
    fn what_the_ingredients_say_is_listed_and_synonyms_are_of_something() {
        for dish in &MENU {
            let composition = crate::analysis::suitability::Composition::read(dish.ingredients);
            for allergen in Allergen::ALL {
                let (presence, because) = composition.allergen(allergen);
                let contains = presence == crate::domain::Presence::Contains;
                assert!(!contains || dish.allergens.contains(&allergen), "{}: {because:?}", dish.name);
            }
        }
        assert!(SYNONYMS.iter().all(|(name, words)| number_of(name).is_some() && !words.is_empty()));
    }

    #[test]
    fn what_is_from_animals_says_so() {
        for dish in MENU.iter().filter(|dish| dish.animal == Animal::None) {
            assert!(
                !dish.allergens.iter().any(|a| matches!(a, Milk | Eggs | Fish | Molluscs | Crustaceans)),
                "{}",
                dish.name
            );
        }
    }
}
