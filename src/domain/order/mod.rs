//! One way to sort for everything: a sort of one's own for every type would be a tenth of the download.

mod slices;

pub use slices::SlicedSort;

use std::cmp::Ordering;

/// Sorts; what is equal stays in the order it had.
pub fn sort<T: Ord>(things: &mut [T]) {
    sort_by(things, T::cmp);
}

/// Sorts by a key; what has the same key stays in the order it had.
pub fn sort_by_key<T, K: Ord>(things: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(things, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by a comparison; what is equal stays in the order it had.
pub fn sort_by<T>(things: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places: Vec<u32> = (0..things.len() as u32).collect();
    sort_places(&mut places, &mut |a, b| match (things.get(a as usize), things.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    permute(&mut places, &mut |a, b| things.swap(a, b));
}

/// Sorts, and leaves one of each.
pub fn sort_out<T: Ord>(things: &mut Vec<T>) {
    sort(things);
    things.dedup();
}

/// Collects one by one into what keeps its own order: `collect` would sort first, with a sort of its own.
pub fn gather<T, C: Default + Extend<T>>(things: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(things);
    all
}

/// Sorts places of things that stay where they are: the only sort in the download, for it knows of no other type.
#[inline(never)]
pub fn sort_places(places: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    places.sort_by(|a, b| compare(*a, *b));
}

/// Brings things to where `places` says that they come from, by swaps along each cycle.
#[inline(never)]
fn permute(places: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() as u32 {
        let mut here = start;
        while let Some(place) = places.get_mut(here as usize) {
            let from = std::mem::replace(place, here);
            if from == start {
                break;
            }
            swap(here as usize, from as usize);
            here = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut things: Vec<(u8, u16)>) {
            let (mut by_key, mut by, mut whole) = (things.clone(), things.clone(), things.clone());
            sort_by_key(&mut by_key, |thing| thing.0);
            sort_by(&mut by, |a, b| b.0.cmp(&a.0));
            sort(&mut whole);
            let mut backwards = things.clone();
            backwards.sort_by_key(|thing| std::cmp::Reverse(thing.0));
            prop_assert_eq!(by, backwards);
            things.sort_by_key(|thing| thing.0);
            prop_assert_eq!(by_key, things.clone());
            things.sort();
            prop_assert_eq!(whole.clone(), things.clone());
            sort_out(&mut whole);
            things.dedup();
            prop_assert_eq!(whole, things);
        }

        #[test]
        fn what_is_equal_stays_in_its_order(keys in prop::collection::vec(0_u8..4, 0..200)) {
            let mut things: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            sort_by_key(&mut things, |thing| thing.0);
            prop_assert!(things.is_sorted());
        }
    }
}
