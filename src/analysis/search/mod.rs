//! Finding a person while somebody types: words from all that is known of them, the likeliest first, typos forgiven.

mod builder;
mod class;
mod finishing;
mod fresh;
mod index;
mod lexicon;
mod marks;
mod posting;
mod terms;
mod texts;
mod typo;

pub use builder::Builder;
pub use class::Part;
pub use finishing::Finishing;
pub use index::{Found, Hit, Index};
pub use marks::marks;

// For the tests that compare the index with a search of every text, one after the other.
#[doc(hidden)]
pub use {
    class::{Class, Fit},
    terms::{Term, terms},
    texts::words_of,
    typo::Typo,
};
