//! Where words stand, and how well each place fits what was typed.

use super::{Class, Fit, Part};

/// Where a word stands: the place of a person, then a part in the lowest 3 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    /// Makes one.
    pub fn new(place: u32, part: Part) -> Self {
        Self(place << 3 | part as u32)
    }

    /// Returns the place of the person.
    pub fn place(self) -> usize {
        (self.0 >> 3) as usize
    }

    /// Returns the same part of a person who is somewhere else.
    pub fn moved(self, place: u32) -> Self {
        Self(place << 3 | self.0 & 7)
    }

    /// Returns whether it is in a name or nickname.
    pub fn is_name(self) -> bool {
        self.0 & 7 <= Part::Nickname as u32
    }
}

/// The class of a fit in each part, ready to be looked up.
#[derive(Clone, Copy, Debug)]
pub struct Classes([u8; 8]);

impl Classes {
    /// Returns those of a fit, whatever the part.
    pub fn of(fit: Fit) -> Self {
        Self(std::array::from_fn(|part| {
            Part::ALL.get(part).map_or(Class::NONE, |part| Class::of(fit, *part)).0
        }))
    }

    /// Returns those of a fit that counts in names only.
    pub fn in_names(fit: Fit) -> Self {
        let mut classes = Self::of(fit);
        for class in classes.0.iter_mut().skip(Part::Nickname as usize + 1) {
            *class = Class::NONE.0;
        }
        classes
    }

    /// Returns the class of a posting, as its byte.
    #[inline(always)]
    pub fn class(&self, posting: Posting) -> u8 {
        self.0[(posting.0 & 7) as usize]
    }
}

/// Appends postings in their order, as LEB128 numbers of what each is more than the one before: 2 bytes mostly.
pub fn pack(postings: &[Posting], bytes: &mut Vec<u8>) {
    let mut before = 0;
    for posting in postings {
        let mut more = posting.0 - before;
        before = posting.0;
        while more >= 0x80 {
            bytes.push(more as u8 | 0x80);
            more >>= 7;
        }
        bytes.push(more as u8);
    }
}

/// Walks packed postings.
// Inlined even where the build is for size: a key typed may walk tens of thousands.
#[inline(always)]
pub fn unpack(bytes: &[u8], mut tell: impl FnMut(Posting)) {
    let (mut before, mut more, mut shift) = (0_u32, 0_u32, 0);
    for byte in bytes {
        more |= u32::from(byte & 0x7f) << shift;
        if *byte >= 0x80 {
            shift += 7;
            continue;
        }
        before += more;
        tell(Posting(before));
        (more, shift) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packing_loses_nothing(mut numbers in proptest::collection::vec(any::<u32>(), 0..50)) {
            numbers.sort_unstable();
            let postings: Vec<Posting> = numbers.into_iter().map(Posting).collect();
            let mut bytes = Vec::new();
            pack(&postings, &mut bytes);
            let mut unpacked = Vec::new();
            unpack(&bytes, |posting| unpacked.push(posting));
            prop_assert_eq!(unpacked, postings);
        }
    }

    #[test]
    fn only_names_count_where_only_names_shall() {
        let (name, note) = (Posting::new(9, Part::Nickname), Posting::new(9, Part::Note));
        let classes = Classes::in_names(Fit::Wrong(1));
        assert_eq!(classes.class(name), Class::of(Fit::Wrong(1), Part::Nickname).0);
        assert_eq!(classes.class(note), Class::NONE.0);
        assert_eq!(Classes::of(Fit::Start).class(note), Class::of(Fit::Start, Part::Note).0);
        assert_eq!((name.place(), note.moved(3)), (9, Posting::new(3, Part::Note)));
    }
}
