//! How somebody's word stands, whatever record of theirs it is on: a yes counts on the one that stands for them, a no on any.

use crate::domain::{ConsentState, CustomerId, Library, Purpose, Standing, standing};

/// Returns how somebody's word stands on a purpose that is asked for as a whole.
pub fn word_on(library: &Library, id: CustomerId, purpose: Purpose) -> Standing {
    let Some(customer) = library.customer(id) else { return Standing::Unasked };
    let mut consents = customer.consents();
    for name in library.namesakes(id) {
        if name != id
            && let Some(other) = library.customer(name)
        {
            let noes = other.consents().into_iter();
            consents.extend(noes.filter(|word| word.state != ConsentState::Given));
        }
    }
    standing(&consents, purpose, None)
}

/// Returns whether somebody said no to a purpose, or takes their yes to it back.
pub fn is_refused(library: &Library, id: CustomerId, purpose: Purpose) -> bool {
    word_on(library, id, purpose).is_no()
}
