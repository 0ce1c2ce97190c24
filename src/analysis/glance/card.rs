//! What a row in a list says of a person, apart from their visits.

use crate::domain::{Allergy, Customer, Field, order};
use serde::{Deserialize, Serialize};

/// A person, as briefly as a list has room for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The best there is to call them by.
    pub title: Box<str>,
    /// What they like to be called, empty where that is the title.
    pub nickname: Box<str>,
    /// The codes of their allergies, the gravest first.
    pub allergies: Vec<Box<str>>,
    /// The codes of their diets.
    pub diets: Vec<Box<str>>,
}

impl Card {
    /// Reads a person's record.
    pub fn of(customer: &Customer<'_>) -> Self {
        let mut allergies: Vec<Allergy> = customer.allergies();
        order::sort_by_key(&mut allergies, |allergy| {
            (std::cmp::Reverse(allergy.severity), allergy.kind.clone())
        });
        let code = |allergy: &Allergy| match allergy.kind.field() {
            Field::Allergy(code) => code,
            other => other.key().into(),
        };
        let nickname = customer.nickname();
        Self {
            title: customer.title().into(),
            nickname: if nickname == customer.title() { "" } else { nickname }.into(),
            allergies: allergies.iter().map(code).collect(),
            diets: customer.diets().iter().map(|diet| diet.key()).collect(),
        }
    }
}
