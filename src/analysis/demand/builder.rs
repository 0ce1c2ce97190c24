//! Counting demand a slice of people at a time, so that the screen stays alive with ten thousand of them.

use super::{Demand, DishRow, Need, NeedRow, Offered, Scope, TasteRow};
use crate::analysis::statistics::wilson;
use crate::analysis::suitability::{Suitability, mentions};
use crate::analysis::{Occasion, PartOfDay, fold};
use crate::domain::{
    Allergy, Customer, CustomerId, Diet, Field, Item, ItemId, Library, Presence, Stamp, Taste, Visit, order,
};
use std::collections::{BTreeMap, BTreeSet};

/// How long back people are looked at, in milliseconds: 183 days.
const HALF_YEAR: u64 = 183 * 86_400_000;
/// In how long a time regulars came so often.
const QUARTER: u64 = 91 * 86_400_000;
/// How often regulars came in that time.
const OFTEN: usize = 5;

#[derive(Default)]
struct Words {
    what: Box<str>,
    likes: u32,
    avoids: u32,
}

#[derive(Default)]
struct Had {
    name: Box<str>,
    item: Option<ItemId>,
    people: u32,
}

/// A count under way.
pub struct DemandBuilder {
    scope: Scope,
    now: Stamp,
    ids: Vec<CustomerId>,
    at: usize,
    people: u32,
    needs: BTreeMap<Need, u32>,
    tastes: BTreeMap<String, Words>,
    dishes: BTreeMap<String, Had>,
}

impl DemandBuilder {
    /// Begins a count as of a moment.
    pub fn new(library: &Library, scope: Scope, now: Stamp) -> Self {
        let ids = library.customers().filter(Customer::is_present).map(|customer| customer.id()).collect();
        Self {
            scope,
            now,
            ids,
            at: 0,
            people: 0,
            needs: BTreeMap::new(),
            tastes: BTreeMap::new(),
            dishes: BTreeMap::new(),
        }
    }

    /// Counts at most `most` more people; returns whether there are others.
    pub fn add(&mut self, library: &Library, most: usize) -> bool {
        let end = self.ids.len().min(self.at.saturating_add(most));
        for place in self.at..end {
            if let Some(customer) = self.ids.get(place).and_then(|id| library.customer(*id)) {
                self.count(library, &customer);
            }
        }
        self.at = end;
        end < self.ids.len()
    }

    /// Returns how many people of how many were looked at.
    pub fn progress(&self) -> (usize, usize) {
        (self.at, self.ids.len())
    }

    fn count(&mut self, library: &Library, customer: &Customer<'_>) {
        let since = |span: u64| Stamp(self.now.0.saturating_sub(span));
        let visits = library.visits_of(customer.id());
        let late: Vec<&Visit> =
            visits.into_iter().filter(|visit| visit.at >= since(HALF_YEAR) && visit.at <= self.now).collect();
        let counts = match self.scope {
            Scope::Everyone => !late.is_empty(),
            Scope::Regulars => late.iter().filter(|visit| visit.at >= since(QUARTER)).count() >= OFTEN,
            Scope::Part(part) => usual_part(&late) == Some(part),
        };
        if !counts {
            return;
        }
        self.people += 1;
        for (field, register) in customer.record().present() {
            // What was said for one visit only is for that visit, and not counted.
            if matches!(field, Field::Passing(_)) {
                continue;
            }
            if let Some(diet) = Diet::read(field, register) {
                *self.needs.entry(Need::Diet(diet)).or_default() += 1;
            }
            if let Some(allergy) = Allergy::read(field, register) {
                *self.needs.entry(Need::Allergy(allergy.kind)).or_default() += 1;
            }
        }
        for preference in customer.preferences() {
            let words = self.tastes.entry(fold(&preference.what)).or_default();
            words.what = preference.what;
            match preference.taste {
                Taste::Like => words.likes += 1,
                Taste::Dislike | Taste::Never => words.avoids += 1,
                Taste::Unsaid => {}
            }
        }
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for line in late.iter().flat_map(|visit| &visit.lines) {
            let key = fold(&line.name);
            let had = self.dishes.entry(key.clone()).or_default();
            had.name = line.name.clone();
            had.item = line.item.or(had.item);
            if seen.insert(key) {
                had.people += 1;
            }
        }
    }

    /// Compares what was counted with the menu.
    pub fn finish(self, library: &Library) -> Demand {
        let menu: Vec<Item<'_>> = library
            .items()
            .filter(|item| item.is_available() && !item.name().is_empty())
            .filter(|item| match self.scope {
                Scope::Part(part) => item.part_of_day().is_empty() || item.part_of_day() == part.code(),
                Scope::Everyone | Scope::Regulars => true,
            })
            .collect();
        let known: Vec<(Item<'_>, Suitability<'_>)> =
            menu.iter().map(|item| (*item, Suitability::of(*item))).collect();
        let all = self.people;
        let mut needs: Vec<NeedRow> = self
            .needs
            .into_iter()
            .map(|(need, people)| {
                let (offered, categories) = offered(&need, &known);
                NeedRow { need, people, share: wilson(people, all), offered, categories }
            })
            .collect();
        order::sort_by(&mut needs, |a, b| b.people.cmp(&a.people).then_with(|| a.need.cmp(&b.need)));
        let texts: Vec<String> =
            menu.iter().map(|item| format!("{} {}", fold(item.name()), fold(item.ingredients()))).collect();
        let mut tastes: Vec<TasteRow> = self
            .tastes
            .into_iter()
            .filter(|(_, words)| words.likes + words.avoids > 0)
            .map(|(key, words)| TasteRow {
                items: texts.iter().filter(|text| mentions(text, &key)).count() as u32,
                what: words.what,
                likes: words.likes,
                avoids: words.avoids,
                avoiding: wilson(words.avoids, all),
            })
            .collect();
        order::sort_by(&mut tastes, |a, b| {
            (b.likes + b.avoids).cmp(&(a.likes + a.avoids)).then_with(|| a.what.cmp(&b.what))
        });
        let mut dishes: Vec<DishRow> = self
            .dishes
            .into_iter()
            .map(|(key, had)| {
                let item = had
                    .item
                    .and_then(|id| library.item(id))
                    .or_else(|| menu.iter().find(|item| fold(item.name()) == key).copied());
                DishRow {
                    available: item.is_some_and(|item| item.is_available()),
                    item: item.map(|item| item.id()),
                    name: had.name,
                    people: had.people,
                    share: wilson(had.people, all),
                }
            })
            .collect();
        order::sort_by(&mut dishes, |a, b| b.people.cmp(&a.people).then_with(|| a.name.cmp(&b.name)));
        Demand { scope: self.scope, people: all, menu: menu.len() as u32, needs, tastes, dishes }
    }
}

/// Returns the part of the day of most visits, the earlier one of several.
fn usual_part(visits: &[&Visit]) -> Option<PartOfDay> {
    let count =
        |part: PartOfDay| visits.iter().filter(|visit| Occasion::of_visit(visit).part == part).count();
    let most = PartOfDay::ALL.into_iter().map(count).max().filter(|most| *most > 0)?;
    PartOfDay::ALL.into_iter().find(|part| count(*part) == most)
}

fn offered(need: &Need, menu: &[(Item<'_>, Suitability<'_>)]) -> (Offered, Vec<(Box<str>, Offered)>) {
    let mut categories: Vec<(Box<str>, Offered)> = Vec::new();
    let mut all = Offered::default();
    for (item, suitability) in menu {
        let fit = match need {
            Need::Diet(diet) => suitability.suits(diet).suits,
            Need::Allergy(kind) => match suitability.allergy(kind).presence {
                Presence::Free => Some(true),
                Presence::Unknown => None,
                Presence::Contains | Presence::MayContain => Some(false),
            },
        };
        let place = categories.iter().position(|(category, _)| **category == *item.category());
        let place = place.unwrap_or_else(|| {
            categories.push((item.category().into(), Offered::default()));
            categories.len() - 1
        });
        for offered in categories.get_mut(place).map(|(_, offered)| offered).into_iter().chain([&mut all]) {
            offered.all += 1;
            offered.fit += u32::from(fit == Some(true));
            offered.unknown += u32::from(fit.is_none());
        }
    }
    (all, categories)
}
