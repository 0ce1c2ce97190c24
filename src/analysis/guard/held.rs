//! Who is held back from an offer, so that one can tell afterwards what it did: the same people on every phone.

use crate::domain::{CustomerId, Offer, PaperId};

/// Returns whether a person belongs to the held-back share of an offer: by lot, but the same lot whoever draws it.
pub fn is_held_back(offer: &Offer, customer: CustomerId) -> bool {
    let lot = PaperId::about(&[offer.id.0, customer.0], "held").0;
    // The high half is spread evenly by the multiplication.
    (lot >> 64) % 100 < u128::from(offer.held.min(Offer::MOST_HELD))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_held_back_and_nobody_where_none_is_agreed() {
        let offer = Offer { held: 20, ..Offer::new(PaperId(7)) };
        let people = (0..20_000_u128).map(|number| CustomerId(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        let held = people.clone().filter(|id| is_held_back(&offer, *id)).count();
        assert!((3_700..4_300).contains(&held), "{held}");
        let none = Offer { held: 0, ..offer };
        assert_eq!(people.filter(|id| is_held_back(&none, *id)).count(), 0);
    }
}
