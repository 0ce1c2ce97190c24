//! The order of visits, of all and of each person: kept as they come one by one, made anew after thousands came.

use super::Library;
use crate::domain::order::SlicedSort;
use crate::domain::shelf::{IdMap, Shelf};
use crate::domain::{Stamp, Visit, VisitId};

/// All visits on their way into order, a slice at a time; the library shows them as they were until it is whole.
#[derive(Debug)]
pub struct VisitSorting {
    /// What had come when it began.
    arrivals: u64,
    /// When each visit was, by place: moments that lie side by side are compared without a look at the visits.
    moments: Vec<Stamp>,
    sort: SlicedSort,
    sorted: Vec<u32>,
    /// How many of the sorted ones are with their people.
    dealt: usize,
    by_customer: IdMap<Vec<u32>>,
}

impl VisitSorting {
    /// Begins to sort all visits that are in a library.
    pub fn new(library: &Library) -> Self {
        Self {
            arrivals: library.arrivals,
            moments: Vec::with_capacity(library.visits.iter().len()),
            sort: SlicedSort::new(library.visits_by_time.clone()),
            sorted: Vec::new(),
            dealt: 0,
            by_customer: IdMap::with_capacity_and_hasher(
                library.visits_by_customer.len(),
                Default::default(),
            ),
        }
    }

    /// Goes on for about so many visits; returns whether all are in order.
    pub fn step(&mut self, library: &Library, budget: usize) -> bool {
        let visits = &library.visits;
        let rest = visits.iter().skip(self.moments.len());
        if rest.len() > 0 {
            self.moments.extend(rest.take(budget).map(|visit| visit.at));
            return false;
        }
        if self.sorted.is_empty() {
            let at = |place: u32| self.moments.get(place as usize);
            let compare = &mut |one: u32, other: u32| {
                at(one).cmp(&at(other)).then_with(|| moment(visits, one).cmp(&moment(visits, other)))
            };
            if self.sort.step(budget, compare) {
                self.sorted = std::mem::take(&mut self.sort).finish();
            }
            return self.sorted.is_empty() && library.visits_by_time.is_empty();
        }
        let end = self.sorted.len().min(self.dealt + budget);
        for place in self.sorted.get(self.dealt..end).unwrap_or_default() {
            if let Some(customer) = visits.at(*place).and_then(|visit| visit.customer) {
                self.by_customer.entry(customer.0).or_default().push(*place);
            }
        }
        self.dealt = end;
        end == self.sorted.len()
    }

    /// Puts the visits of the library in this order, or sorts them now where others have come meanwhile.
    pub fn finish(self, library: &mut Library) {
        if self.arrivals == library.arrivals {
            library.visits_by_time = self.sorted;
            library.visits_by_customer = self.by_customer;
        } else {
            library.sort_visits();
        }
    }
}

impl Library {
    /// Puts all visits in order of time, after loading.
    pub fn sort_visits(&mut self) {
        let mut sorting = VisitSorting::new(self);
        while !sorting.step(self, usize::MAX) {}
        sorting.finish(self);
    }

    /// Puts a few visits where they belong.
    pub(super) fn insert_visits(&mut self, places: &[u32]) {
        for place in places {
            let Some(visit) = self.visits.at(*place) else { continue };
            insert_sorted(&mut self.visits_by_time, *place, &self.visits);
            if let Some(customer) = visit.customer {
                let of_customer = self.visits_by_customer.entry(customer.0).or_default();
                insert_sorted(of_customer, *place, &self.visits);
            }
        }
    }

    /// Puts visits at the end, to be sorted once all are there.
    pub(super) fn append_visits(&mut self, places: &[u32]) {
        for place in places {
            self.visits_by_time.push(*place);
            if let Some(customer) = self.visits.at(*place).and_then(|visit| visit.customer) {
                self.visits_by_customer.entry(customer.0).or_default().push(*place);
            }
        }
    }
}

fn moment(visits: &Shelf<Visit>, place: u32) -> Option<(Stamp, VisitId)> {
    visits.at(place).map(|visit| (visit.at, visit.id))
}

fn insert_sorted(places: &mut Vec<u32>, place: u32, visits: &Shelf<Visit>) {
    let wanted = moment(visits, place);
    let at = places.partition_point(|other| moment(visits, *other) <= wanted);
    places.insert(at, place);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, DeviceId, Entry};
    use proptest::prelude::*;

    fn visit(number: u128, (at, customer): (u64, Option<u128>)) -> Entry {
        Entry::Visit(Visit::new(VisitId(number), customer.map(CustomerId), Stamp(at), 60, DeviceId(1)))
    }

    fn orders(library: &Library) -> (Vec<VisitId>, Vec<Vec<VisitId>>) {
        let all = library.visits_since(Stamp(0)).map(|visit| visit.id).collect();
        let of = |customer| library.visits_of(CustomerId(customer)).iter().map(|visit| visit.id).collect();
        (all, (0..4).map(of).collect())
    }

    proptest! {
        #[test]
        fn slices_come_to_what_one_by_one_does(
            visits in prop::collection::vec((0_u64..50, prop::option::of(0_u128..4)), 0..300),
            budget in 1_usize..70, late in prop::option::of((0_u64..50, prop::option::of(0_u128..4))),
        ) {
            let entries: Vec<Entry> = (1..).zip(visits).map(|(number, visit)| self::visit(number, visit)).collect();
            let (mut sliced, mut single) = (Library::default(), Library::default());
            sliced.load(entries.clone());
            let mut sorting = VisitSorting::new(&sliced);
            while !sorting.step(&sliced, budget) {}
            // Another window's visit, while it was being sorted: it must not be lost.
            let late: Vec<Entry> = late.map(|late| visit(1000, late)).into_iter().collect();
            let patch = sliced.patch_entries(late.clone());
            sliced.install(patch);
            sorting.finish(&mut sliced);
            for entry in entries.into_iter().chain(late) {
                let patch = single.patch_entries([entry]);
                single.install(patch);
            }
            prop_assert_eq!(orders(&sliced), orders(&single));
        }
    }
}
