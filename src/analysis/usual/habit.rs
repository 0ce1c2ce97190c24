//! How likely somebody has each thing, on what occasion: the latest visits count most, few visits lean on all.

use super::wanted::wanted;
use crate::analysis::{Occasion, PartOfDay, fold};
use crate::domain::order;
use crate::domain::{OrderLine, Visit};

/// What was ordered on one visit.
pub struct Order<'a> {
    /// When in day and week.
    pub occasion: Occasion,
    /// The lines with their folded names.
    lines: Vec<(Box<str>, &'a OrderLine)>,
}

impl<'a> Order<'a> {
    /// Returns what was ordered, if anything was.
    pub fn of(visit: &'a Visit) -> Option<Self> {
        let lines: Vec<_> =
            visit.lines.iter().map(|line| (fold(&line.name).into_boxed_str(), line)).collect();
        (!lines.is_empty()).then(|| Self { occasion: Occasion::of_visit(visit), lines })
    }

    /// Returns whether something of that folded name was ordered.
    pub fn has(&self, item: &str) -> bool {
        self.lines.iter().any(|(key, _)| **key == *item)
    }
}

/// The orders of one person, ready to be asked.
pub struct Habit<'a> {
    orders: &'a [Order<'a>],
    items: Vec<&'a str>,
}

/// After how many more visits one counts half. Habits change with visits rather than with days.
const HALF_LIFE: f64 = 8.0;

/// How much the wider kind of visits counts against the narrower one, in latest visits.
const LEAN: f64 = 1.0;

/// The most things that make a usual.
const MOST: usize = 4;

impl<'a> Habit<'a> {
    /// Makes a habit of orders, the earliest first.
    pub fn of(orders: &'a [Order<'a>]) -> Self {
        let mut items: Vec<&str> =
            orders.iter().flat_map(|order| &order.lines).map(|(key, _)| &**key).collect();
        order::sort_out(&mut items);
        Self { orders, items }
    }

    /// Returns what is likelier than not on such visits, or else the likeliest thing, if it is had one time in three.
    pub fn likeliest(&self, part: Option<PartOfDay>, weekend: Option<bool>) -> Vec<&'a str> {
        let mut chances = self.chances(|_| true, |_| true, &vec![0.0; self.items.len()], 0.0);
        if let Some(part) = part {
            let then = |order: &Order<'_>| order.occasion.part == part;
            chances = self.chances(then, |_| true, &chances, LEAN);
            if let Some(weekend) = weekend {
                // Grown old by all visits of the part, or a new habit would need many weekends to show.
                chances = self.chances(then, |order| order.occasion.weekend == weekend, &chances, LEAN);
            }
        }
        let mut likely: Vec<(f64, &str)> = chances.into_iter().zip(self.items.iter().copied()).collect();
        order::sort_by(&mut likely, |a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let clear = likely.iter().take(MOST).take_while(|(chance, _)| *chance >= 0.5).count();
        let clear = clear.max(usize::from(likely.first().is_some_and(|(chance, _)| *chance >= 1.0 / 3.0)));
        likely.into_iter().take(clear).map(|(_, item)| item).collect()
    }

    /// Returns the share of counted visits with each item, leaning on the shares given. Visits grow old by aging ones.
    fn chances(
        &self,
        aging: impl Fn(&Order<'_>) -> bool,
        counted: impl Fn(&Order<'_>) -> bool,
        wider: &[f64],
        lean: f64,
    ) -> Vec<f64> {
        let mut sums: Vec<f64> = wider.iter().map(|chance| chance * lean).collect();
        let mut total = lean;
        for (age, order) in self.orders.iter().rev().filter(|order| aging(order)).enumerate() {
            if !counted(order) {
                continue;
            }
            let weight = (-(age as f64) / HALF_LIFE).exp2();
            total += weight;
            for (sum, item) in sums.iter_mut().zip(&self.items) {
                if order.has(item) {
                    *sum += weight;
                }
            }
        }
        sums.into_iter().map(|sum| if total > 0.0 { sum / total } else { 0.0 }).collect()
    }

    /// Returns the line for an item as it is wanted of late: how many, and how.
    pub fn line(&self, item: &str) -> Option<OrderLine> {
        let lines = self.orders.iter().rev().flat_map(|order| &order.lines);
        wanted(lines.filter(|(key, _)| **key == *item).map(|(_, line)| *line))
    }
}
