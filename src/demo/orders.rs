//! What a made-up person has on an occasion: a usual of their own, and what they have instead now and then.

use super::dice::Seeded;
use super::menu::{Animal, Dish, MENU, number_of};
use crate::domain::order;
use crate::domain::{AllergyKind, Diet, ItemId, OrderLine};

/// What a person must not, or will not, have.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Allergies.
    pub allergies: Vec<AllergyKind>,
    /// Diets.
    pub diets: Vec<Diet>,
}

impl Limits {
    /// Returns whether a person with these limits has it.
    fn allow(&self, dish: &Dish) -> bool {
        let allergic = self.allergies.iter().any(|allergy| match allergy {
            AllergyKind::Listed(allergen) => dish.allergens.contains(allergen),
            // Without its last letter, for the plural.
            AllergyKind::Own(words) => {
                dish.ingredients.contains(words.trim_end_matches(['a', 'e', 'i', 'o']))
            }
        });
        !allergic && self.diets.iter().all(|diet| suits(dish, diet).unwrap_or(true))
    }
}

/// Returns whether a thing suits a diet; `None` where the menu cannot tell.
pub fn suits(dish: &Dish, diet: &Diet) -> Option<bool> {
    use crate::domain::Allergen::{Gluten, Milk, Nuts};
    match diet {
        Diet::Vegetarian => Some(matches!(dish.animal, Animal::None | Animal::Gifts)),
        Diet::Vegan => Some(dish.animal == Animal::None),
        Diet::Pescatarian => Some(!matches!(dish.animal, Animal::Meat | Animal::Pork)),
        Diet::GlutenFree => Some(!dish.allergens.contains(&Gluten)),
        Diet::DairyFree => Some(!dish.allergens.contains(&Milk)),
        Diet::NutFree => Some(!dish.allergens.contains(&Nuts)),
        Diet::Halal if dish.alcohol || dish.animal == Animal::Pork => Some(false),
        Diet::Kosher if matches!(dish.animal, Animal::Pork) => Some(false),
        Diet::Halal | Diet::Kosher | Diet::Own(_) => None,
    }
}

/// What one has on an occasion: a main thing, maybe something with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meal {
    /// Before or on the way to work.
    Breakfast,
    /// A coffee in between.
    Break,
    /// Lunch, quick or not.
    Lunch,
    /// Something sweet and warm.
    Tea,
    /// A drink before dinner.
    Aperitivo,
    /// Dinner.
    Dinner,
}

type Choice = &'static [&'static str];

impl Meal {
    /// Returns what is had as the main thing, the likelier first.
    fn mains(self) -> Choice {
        match self {
            Meal::Breakfast => &[
                "Cappuccino",
                "Espresso",
                "Caffè macchiato",
                "Latte macchiato",
                "Marocchino",
                "Caffè d'orzo",
                "Cappuccino di soia",
                "Ginseng",
                "Tè nero",
                "Spremuta d'arancia",
                "Decaffeinato",
                "Espresso lungo",
            ],
            Meal::Break => &[
                "Espresso",
                "Caffè macchiato",
                "Decaffeinato",
                "Ginseng",
                "Espresso lungo",
                "Caffè d'orzo",
                "Marocchino",
                "Caffè shakerato",
            ],
            Meal::Lunch => &[
                "Toast prosciutto e fontina",
                "Tagliatelle al ragù",
                "Panino caprese",
                "Insalata di tonno",
                "Focaccia e mortadella",
                "Lasagne al ragù",
                "Zuppa di farro e fagioli",
                "Trofie al pesto",
                "Piadina bresaola e rucola",
                "Gnocchi al pomodoro",
                "Insalatona con ceci e avocado",
                "Panino alla porchetta",
                "Polpette al sugo",
                "Tramezzino tonno e uova",
                "Panino melanzane e hummus",
                "Pollo alla cacciatora",
                "Risotto ai funghi",
                "Parmigiana di melanzane",
                "Ribollita",
            ],
            Meal::Tea => &[
                "Tè nero",
                "Cioccolata calda",
                "Cappuccino",
                "Tisana zenzero e limone",
                "Latte macchiato",
                "Caffè shakerato",
                "Chinotto",
                "Spremuta d'arancia",
            ],
            Meal::Aperitivo => &[
                "Spritz",
                "Calice di bianco",
                "Birra alla spina",
                "Calice di rosso",
                "Negroni",
                "Analcolico all'arancia",
                "Chinotto",
            ],
            Meal::Dinner => &[
                "Tagliata di manzo",
                "Spaghetti alle vongole",
                "Parmigiana di melanzane",
                "Baccalà in umido",
                "Cotoletta alla milanese",
                "Risotto ai funghi",
                "Frittura di calamari",
                "Pollo alla cacciatora",
                "Trofie al pesto",
                "Ribollita",
                "Lasagne al ragù",
                "Insalatona con ceci e avocado",
            ],
        }
    }

    /// Returns what is had with it, and how many people do so.
    fn sides(self) -> &'static [(f64, Choice)] {
        match self {
            Meal::Breakfast => &[(
                0.62,
                &[
                    "Cornetto vuoto",
                    "Cornetto alla crema",
                    "Cornetto alla marmellata",
                    "Cornetto integrale al miele",
                    "Bombolone",
                    "Sfogliatella",
                    "Cornetto vegano",
                    "Torta di nocciole senza farina",
                ],
            )],
            Meal::Break => &[(0.08, &["Acqua naturale"])],
            Meal::Lunch => &[
                (0.55, &["Acqua naturale", "Calice di rosso", "Chinotto", "Birra alla spina"]),
                (0.5, &["Espresso", "Caffè macchiato", "Decaffeinato"]),
            ],
            Meal::Tea => {
                &[(0.4, &["Crostata di more", "Torta di nocciole senza farina", "Bombolone", "Tiramisù"])]
            }
            Meal::Aperitivo => &[(0.2, &["Focaccia e mortadella", "Patate al forno"])],
            Meal::Dinner => &[
                (0.7, &["Calice di rosso", "Calice di bianco", "Acqua naturale", "Birra alla spina"]),
                (0.45, &["Patate al forno", "Cicoria ripassata", "Insalata mista"]),
                (0.35, &["Tiramisù", "Panna cotta ai frutti di bosco", "Macedonia"]),
            ],
        }
    }
}

/// How one person orders on one kind of occasion.
#[derive(Clone, Debug)]
pub struct Taste {
    /// Numbers of things on the menu that make the usual.
    usual: Vec<usize>,
    /// What the main thing is replaced by.
    instead: Vec<usize>,
    /// What comes on top at times.
    besides: Vec<usize>,
    /// How often it is the usual.
    faith: f64,
    /// How the main thing is wanted.
    note: &'static str,
}

const NOTES: [&str; 12] = [
    "senza zucchero",
    "tazza grande",
    "bollente",
    "doppio zucchero",
    "in tazza calda",
    "con latte freddo a parte",
    "poca schiuma",
    "al vetro",
    "con cacao",
    "ristretto",
    "tiepido",
    "dolcificante",
];

impl Taste {
    /// Draws one that keeps to the limits.
    pub fn draw(dice: &mut Seeded, meal: Meal, limits: &Limits) -> Self {
        let allowed = |names: Choice| -> Vec<usize> {
            let numbers = names.iter().filter_map(|name| number_of(name));
            numbers.filter(|number| MENU.get(*number).is_some_and(|dish| limits.allow(dish))).collect()
        };
        let mut mains = allowed(meal.mains());
        let mut usual = Vec::new();
        let mut instead = Vec::new();
        for taken in 0..4 {
            if mains.is_empty() {
                break;
            }
            let place = ((dice.unit() * dice.unit()) * mains.len() as f64) as usize;
            let main = mains.remove(place.min(mains.len() - 1));
            if taken == 0 { usual.push(main) } else { instead.push(main) }
        }
        let mut besides = Vec::new();
        for (share, names) in meal.sides() {
            let sides = allowed(names);
            if dice.chance(*share) && !sides.is_empty() {
                usual.push(dice.pick_early(&sides));
            }
            besides.extend(sides);
        }
        let coffee = matches!(meal, Meal::Breakfast | Meal::Break);
        let note = if coffee && dice.chance(0.25) { dice.pick(&NOTES) } else { "" };
        let faith = if coffee { 0.7 + 0.25 * dice.unit() } else { 0.35 + 0.45 * dice.unit() };
        Self { usual, instead, besides, faith, note }
    }

    /// Draws what is had this time.
    pub fn order(&self, dice: &mut Seeded, items: &[ItemId]) -> Vec<OrderLine> {
        let mut chosen = self.usual.clone();
        if !dice.chance(self.faith) {
            match chosen.first_mut() {
                Some(main) if !self.instead.is_empty() => *main = dice.pick_early(&self.instead),
                _ => {}
            }
            if chosen.len() > 1 && dice.chance(0.4) {
                chosen.pop();
            }
        }
        if dice.chance(0.08) && !self.besides.is_empty() {
            chosen.push(dice.pick(&self.besides));
        }
        order::sort_out(&mut chosen);
        let main = self.usual.first().copied();
        let lines = chosen.into_iter().filter_map(|number| {
            let dish = MENU.get(number)?;
            let note = if Some(number) == main { self.note } else { "" };
            let quantity = if dice.chance(0.03) { 2 } else { 1 };
            Some(OrderLine {
                item: items.get(number).copied(),
                quantity,
                note: note.into(),
                price: Some(dish.price),
                ..OrderLine::named(dish.name)
            })
        });
        lines.collect()
    }
}
