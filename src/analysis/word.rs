//! How somebody's word stands, whatever record of theirs it is on: a yes counts on the one that stands for them, a no on any.

use crate::domain::{ConsentState, ConsentWord, CustomerId, Library, Purpose, Standing, standing};

/// Returns how somebody's word stands on a purpose that is asked for as a whole.
pub fn word_on(library: &Library, id: CustomerId, purpose: Purpose) -> Standing {
    let Some(customer) = library.customer(id) else { return Standing::Unasked };
    let theirs = library.other_records(id).flat_map(|other| ConsentWord::of(other.record()));
    let noes = theirs.filter(|word| word.state != ConsentState::Given);
    standing(ConsentWord::of(customer.record()).chain(noes), purpose, None)
}

/// Returns whether somebody said no to a purpose, or takes their yes to it back.
pub fn is_refused(library: &Library, id: CustomerId, purpose: Purpose) -> bool {
    word_on(library, id, purpose).is_no()
}
