//! A menu in a CSV: which column holds what is guessed from headings and prices, and the person's to change.

use super::super::ExchangeError;
use super::super::kind::refuse_bytes;
use super::super::table::{Row, Rows, guess_delimiter};
use super::super::text::decode;
use super::{Dish, read_price};
use crate::analysis::fold;

/// How many rows are looked at for a guess.
const SAMPLE: usize = 20;

/// What a column of a menu holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DishMeaning {
    /// What the item is called.
    Name,
    /// Under which heading it stands.
    Category,
    /// What it costs.
    Price,
    /// What is in it.
    Ingredients,
    /// What it contains of the fourteen.
    Allergens,
    /// Diets that it suits.
    Diets,
    /// Other words for it.
    Synonyms,
    /// In which part of the day it is served.
    Part,
    /// Whether it can be had.
    Available,
    /// Left out.
    Ignore,
}

impl DishMeaning {
    /// All of them.
    pub const ALL: [DishMeaning; 10] = [
        DishMeaning::Name,
        DishMeaning::Category,
        DishMeaning::Price,
        DishMeaning::Ingredients,
        DishMeaning::Allergens,
        DishMeaning::Diets,
        DishMeaning::Synonyms,
        DishMeaning::Part,
        DishMeaning::Available,
        DishMeaning::Ignore,
    ];

    /// Returns the starts of folded headings that say so.
    fn headings(self) -> &'static [&'static str] {
        match self {
            DishMeaning::Name => &[
                "nome",
                "articolo",
                "prodotto",
                "piatto",
                "voce",
                "item name",
                "item",
                "name",
                "product",
                "dish",
            ],
            DishMeaning::Category => {
                &["categori", "reparto", "category", "sezione", "gruppo", "group", "section"]
            }
            DishMeaning::Price => &["prezzo", "price", "costo", "importo", "default price", "euro"],
            DishMeaning::Ingredients => &["ingredient", "composizione", "descrizione", "description"],
            DishMeaning::Allergens => &["allerg"],
            DishMeaning::Diets => &["diet", "adatto", "suitable"],
            DishMeaning::Synonyms => &["sinonim", "altri nomi", "synonym", "also called", "alias"],
            DishMeaning::Part => &["parte del giorno", "momento", "quando", "part of day", "served"],
            DishMeaning::Available => &["disponibil", "available", "attivo", "active", "in carta"],
            DishMeaning::Ignore => &[],
        }
    }

    fn guess(heading: &str) -> Option<DishMeaning> {
        let folded = fold(heading);
        let named = |exact: bool| {
            Self::ALL.into_iter().find(|meaning| {
                meaning
                    .headings()
                    .iter()
                    .any(|start| if exact { folded == *start } else { folded.starts_with(start) })
            })
        };
        named(true).or_else(|| named(false))
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DishColumn {
    /// Its heading as it stands in the file; `#1` for the first where there is none.
    pub heading: Box<str>,
    /// What it holds.
    pub meaning: DishMeaning,
    /// Its first values.
    pub values: Vec<Box<str>>,
}

/// A menu's table with its columns explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuTable {
    /// Its columns; whoever knows better changes what they mean.
    pub columns: Vec<DishColumn>,
    rows: Vec<Row>,
    bad: usize,
}

impl MenuTable {
    /// Reads a file's bytes.
    pub fn open(bytes: &[u8]) -> Result<Self, ExchangeError> {
        refuse_bytes(bytes)?;
        Self::read(&decode(bytes))
    }

    /// Reads a text.
    pub fn read(text: &str) -> Result<Self, ExchangeError> {
        let mut reader = Rows::new(text, guess_delimiter(text));
        let (mut rows, mut bad) = (Vec::new(), 0);
        while let Some(row) = reader.next(text) {
            match row {
                Ok(row) if row.cells.iter().all(|cell| cell.is_empty()) => {}
                Ok(row) => rows.push(row),
                Err(_) => bad += 1,
            }
        }
        let Some(first) = rows.first() else { return Err(ExchangeError::Empty) };
        let headed = first.cells.iter().any(|cell| DishMeaning::guess(cell).is_some())
            && first.cells.iter().all(|cell| read_price(cell).is_none());
        let head = if headed { Some(rows.remove(0)) } else { None };
        if rows.is_empty() {
            return Err(ExchangeError::NoRows { line: 2 });
        }
        let width = rows.iter().chain(&head).map(|row| row.cells.len()).max().unwrap_or_default();
        let mut columns: Vec<DishColumn> =
            (0..width).map(|place| column(place, head.as_ref(), &rows)).collect();
        settle(&mut columns, headed);
        Ok(Self { columns, rows, bad })
    }

    /// Returns how many rows could not be read.
    pub fn bad(&self) -> usize {
        self.bad
    }

    /// Returns whether a column holds names: without one nothing can be taken in.
    pub fn has_names(&self) -> bool {
        self.columns.iter().any(|column| column.meaning == DishMeaning::Name)
    }

    /// Reads the items.
    pub fn dishes(&self) -> Vec<Dish> {
        self.rows.iter().map(|row| self.dish(row)).filter(|dish| !dish.name.is_empty()).collect()
    }

    fn dish(&self, row: &Row) -> Dish {
        let mut dish = Dish { line: row.line, ..Dish::default() };
        for (place, column) in self.columns.iter().enumerate() {
            let cell = row.cell(place);
            if cell.is_empty() {
                continue;
            }
            match column.meaning {
                DishMeaning::Name => dish.name = cell.into(),
                DishMeaning::Category => dish.category = cell.into(),
                DishMeaning::Price => {
                    dish.price = read_price(cell);
                    if dish.price.is_none() {
                        dish.doubts.push(cell.into());
                    }
                }
                DishMeaning::Ingredients => dish.ingredients = cell.into(),
                DishMeaning::Allergens => dish.add_allergens(cell),
                DishMeaning::Diets => dish.add_diets(cell),
                DishMeaning::Synonyms => dish.add_synonyms(cell),
                DishMeaning::Part => dish.read_part(cell),
                DishMeaning::Available => dish.read_available(cell),
                DishMeaning::Ignore => {}
            }
        }
        dish
    }
}

fn column(place: usize, head: Option<&Row>, rows: &[Row]) -> DishColumn {
    let heading = head.map(|row| row.cell(place)).unwrap_or_default();
    let values: Vec<Box<str>> = rows
        .iter()
        .take(SAMPLE)
        .map(|row| row.cell(place))
        .filter(|cell| !cell.is_empty())
        .map(Box::from)
        .collect();
    DishColumn {
        meaning: DishMeaning::guess(heading).unwrap_or(DishMeaning::Ignore),
        heading: if heading.is_empty() { format!("#{}", place + 1).into() } else { heading.into() },
        values,
    }
}

/// Leaves one column of each meaning, and finds prices and names where no heading says so.
fn settle(columns: &mut [DishColumn], headed: bool) {
    let mut seen = Vec::new();
    for column in columns.iter_mut() {
        if seen.contains(&column.meaning) {
            column.meaning = DishMeaning::Ignore;
        }
        seen.push(column.meaning);
    }
    let priced = |column: &DishColumn| {
        !column.values.is_empty() && column.values.iter().all(|value| read_price(value).is_some())
    };
    if !seen.contains(&DishMeaning::Price)
        && let Some(column) =
            columns.iter_mut().find(|column| column.meaning == DishMeaning::Ignore && priced(column))
    {
        column.meaning = DishMeaning::Price;
    }
    if !(headed && seen.contains(&DishMeaning::Name))
        && let Some(column) =
            columns.iter_mut().find(|column| column.meaning == DishMeaning::Ignore && !priced(column))
    {
        column.meaning = DishMeaning::Name;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Allergen, Presence};

    #[test]
    fn headings_in_italian() {
        let text =
            "Categoria;Nome;Prezzo;Ingredienti;Allergeni\nPrimi;Lasagne;9,50;\"pasta, manzo\";1,3,7\n;;;;\n";
        let table = MenuTable::read(text).unwrap();
        let meanings: Vec<DishMeaning> = table.columns.iter().map(|column| column.meaning).collect();
        use DishMeaning::{Allergens, Category, Ingredients, Name, Price};
        assert_eq!(meanings, [Category, Name, Price, Ingredients, Allergens]);
        let dishes = table.dishes();
        assert_eq!((&*dishes[0].name, dishes[0].price), ("Lasagne", Some(950)));
        assert!(dishes[0].allergens.contains(&(Allergen::Milk, Presence::Contains)));
        assert_eq!(dishes.len(), 1);
    }

    #[test]
    fn without_headings_names_and_prices_are_found() {
        let table = MenuTable::read("Espresso,1.20\nCappuccino,1.50\n").unwrap();
        let dishes = table.dishes();
        assert_eq!((&*dishes[1].name, dishes[1].price), ("Cappuccino", Some(150)));
    }

    #[test]
    fn nothing_is_said_so() {
        assert_eq!(MenuTable::read(" \n").err(), Some(ExchangeError::Empty));
        assert_eq!(MenuTable::read("Nome,Prezzo\n").err(), Some(ExchangeError::NoRows { line: 2 }));
    }
}
