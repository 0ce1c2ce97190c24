//! What counts of a person when something is offered to them: all their records, read in one go.

use crate::analysis::word_on;
use crate::domain::{
    Allergy, AllergyKind, Channel, Consent, ConsentState, Customer, CustomerId, Diet, Field, Library,
    Preference, Purpose, Standing, Taste, standing,
};

/// A person, as the guard sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What they are allergic to; what was only read in a file counts too.
    pub allergies: Vec<AllergyKind>,
    /// The diets they keep.
    pub diets: Vec<Diet>,
    /// What they never want.
    pub never: Vec<Box<str>>,
    /// What they do not like.
    pub dislikes: Vec<Box<str>>,
    /// What they like.
    pub likes: Vec<Box<str>>,
    /// How their word on being written to stands for each channel.
    pub marketing: Vec<(Channel, Standing)>,
    /// How their word on being remembered at all stands.
    pub remembering: Standing,
    /// By which of these they can be reached.
    pub reachable: Vec<Channel>,
}

impl Person {
    /// Reads somebody who is present. What must not be is taken from every record of theirs, what is agreed to only from
    /// the one that stands for them.
    pub fn read(library: &Library, customer: &Customer<'_>) -> Self {
        let mut person = Self::default();
        let mut consents = Vec::new();
        person.take_in(customer, &mut consents);
        for name in library.namesakes(customer.id()) {
            if name != customer.id()
                && let Some(other) = library.customer(name)
            {
                let mut theirs = Vec::new();
                person.take_in(&other, &mut theirs);
                consents.extend(theirs.into_iter().filter(|word| word.state != ConsentState::Given));
            }
        }
        person.remembering = standing(&consents, Purpose::Remembering, None);
        for channel in Channel::ALL {
            let stands = standing(&consents, Purpose::Marketing, Some(channel));
            if stands.is_given() && !channel.address(customer).is_empty() {
                person.reachable.push(channel);
            }
            person.marketing.push((channel, stands));
        }
        person
    }

    fn take_in(&mut self, customer: &Customer<'_>, consents: &mut Vec<Consent>) {
        for (field, register) in customer.record().present() {
            match field {
                Field::Allergy(_) | Field::Diet(_) | Field::Passing(_) => {
                    self.allergies.extend(Allergy::read(field, register).map(|one| one.kind));
                    self.diets.extend(Diet::read(field, register));
                }
                Field::Consent(_) => consents.extend(Consent::read(field, register)),
                Field::Taste(_) => {
                    let Some(preference) = Preference::read(field, register) else { continue };
                    match preference.taste {
                        Taste::Like => self.likes.push(preference.what),
                        Taste::Dislike => self.dislikes.push(preference.what),
                        // What this version cannot read may be the strongest word.
                        Taste::Never | Taste::Unsaid => self.never.push(preference.what),
                    }
                }
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
