//! What counts of a person when something is offered to them: all their records, read in one go.

use crate::analysis::word_on;
use crate::domain::{
    Allergy, AllergyKind, Channel, ConsentState, ConsentWord, Customer, CustomerId, Diet, Field, Library,
    Preference, Purpose, Standing, Taste, standing,
};

/// A person, as the guard sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person<'a> {
    /// What they are allergic to; what was only read in a file counts too.
    pub allergies: Vec<AllergyKind>,
    /// The diets they keep.
    pub diets: Vec<Diet>,
    /// What they never want.
    pub never: Vec<&'a str>,
    /// What they do not like.
    pub dislikes: Vec<&'a str>,
    /// What they like.
    pub likes: Vec<&'a str>,
    /// How their word on being written to stands for each channel.
    pub marketing: [(Channel, Standing); Channel::ALL.len()],
    /// How their word on being remembered at all stands.
    pub remembering: Standing,
    /// By which of these they can be reached.
    pub reachable: Vec<Channel>,
}

impl<'a> Person<'a> {
    /// Reads somebody who is present. What must not be is taken from every record of theirs, what is agreed to only from
    /// the one that stands for them.
    pub fn read(library: &'a Library, customer: &Customer<'a>) -> Self {
        let mut person = Self {
            allergies: Vec::new(),
            diets: Vec::new(),
            never: Vec::new(),
            dislikes: Vec::new(),
            likes: Vec::new(),
            marketing: Channel::ALL.map(|channel| (channel, Standing::Unasked)),
            remembering: Standing::Unasked,
            reachable: Vec::new(),
        };
        let mut words = Vec::new();
        person.take_in(customer, &mut words);
        for other in library.other_records(customer.id()) {
            let mut theirs = Vec::new();
            person.take_in(&other, &mut theirs);
            words.extend(theirs.into_iter().filter(|word| word.state != ConsentState::Given));
        }
        person.remembering = standing(words.iter().copied(), Purpose::Remembering, None);
        for (channel, stands) in &mut person.marketing {
            *stands = standing(words.iter().copied(), Purpose::Marketing, Some(*channel));
            if stands.is_given() && !channel.address(customer).is_empty() {
                person.reachable.push(*channel);
            }
        }
        person
    }

    fn take_in(&mut self, customer: &Customer<'a>, words: &mut Vec<ConsentWord<'a>>) {
        for (field, register) in customer.record().present() {
            match field {
                Field::Allergy(key) => self.allergies.push(AllergyKind::parse(key)),
                Field::Diet(key) => self.diets.push(Diet::parse(key)),
                Field::Passing(_) => {
                    self.allergies.extend(Allergy::read(field, register).map(|one| one.kind));
                    self.diets.extend(Diet::read(field, register));
                }
                Field::Consent(_) => words.extend(ConsentWord::read(field, register)),
                Field::Taste(_) => match Preference::gist(field, register) {
                    Some((Taste::Like, what)) => self.likes.push(what),
                    Some((Taste::Dislike, what)) => self.dislikes.push(what),
                    // What this version cannot read may be the strongest word.
                    Some((Taste::Never | Taste::Unsaid, what)) => self.never.push(what),
                    None => {}
                },
                _ => {}
            }
        }
    }

    /// Returns how their word stands where they agreed to no channel: the latest no, or that nobody asked.
    pub fn refusal(&self) -> Standing {
        let noes = self.marketing.iter().map(|(_, stands)| *stands);
        noes.filter(|stands| matches!(stands, Standing::Refused(_) | Standing::Withdrawn(_)))
            .max_by_key(|stands| match stands {
                Standing::Refused(at) | Standing::Withdrawn(at) | Standing::Given(at) => *at,
                Standing::Unasked => Default::default(),
            })
            .unwrap_or(Standing::Unasked)
    }

    /// Returns whether they agreed to any channel.
    pub fn agrees(&self) -> bool {
        self.marketing.iter().any(|(_, stands)| stands.is_given())
    }
}

/// Returns whether a person agreed to be counted in groups that are made by allergies and diets.
pub fn may_use_health(library: &Library, id: CustomerId) -> bool {
    word_on(library, id, Purpose::Health).is_given()
}
