//! What of the demand may leave the shop: no cell of fewer than five people, nor one that another cell gives away.

use super::{Demand, Need};
use crate::analysis::statistics::Interval;

/// The fewest people of whom anything is told outside.
pub const LEAST: u32 = 5;

/// A line that may be shared.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedRow {
    /// What it is about, in words: of a known diet or allergen its code.
    pub what: Box<str>,
    /// Which kind of line it is: `diet`, `allergy`, `like`, `avoid`, `had`.
    pub kind: &'static str,
    /// How many people.
    pub people: u32,
    /// Of how many.
    pub of: u32,
    /// Their share with its 95 % interval.
    pub share: Interval,
    /// How many items of the menu are fit, or have it in them; `None` of what people had.
    pub items: Option<u32>,
    /// How many items the menu has.
    pub menu: u32,
}

/// Returns the lines that may be shared. Left out are counts below [`LEAST`], and counts so near to all that the rest
/// could be told: whoever knows both would know of fewer than five people that they are otherwise.
pub fn shared(demand: &Demand) -> Vec<SharedRow> {
    use crate::analysis::statistics::wilson;
    let all = demand.people;
    let safe = |people: u32| people >= LEAST && (people == all || all - people >= LEAST) && all >= LEAST;
    let row = |what: Box<str>, kind: &'static str, people: u32, items: Option<u32>| {
        safe(people).then(|| SharedRow {
            what,
            kind,
            people,
            of: all,
            share: wilson(people, all),
            items,
            menu: demand.menu,
        })
    };
    let needs = demand.needs.iter().filter_map(|need| {
        let (kind, what) = match &need.need {
            Need::Diet(diet) => ("diet", diet.key()),
            Need::Allergy(allergy) => {
                let key = allergy.field().key().into_owned();
                ("allergy", key.strip_prefix("allergy/").unwrap_or(&key).into())
            }
        };
        row(what, kind, need.people, Some(need.offered.fit))
    });
    let tastes = demand.tastes.iter().flat_map(|taste| {
        [("like", taste.likes), ("avoid", taste.avoids)]
            .into_iter()
            .filter_map(|(kind, people)| row(taste.what.clone(), kind, people, Some(taste.items)))
    });
    let dishes = demand.dishes.iter().filter_map(|dish| row(dish.name.clone(), "had", dish.people, None));
    needs.chain(tastes).chain(dishes).collect()
}
