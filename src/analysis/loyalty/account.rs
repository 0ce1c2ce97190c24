//! What a person has earned and taken, and where two phones gave the same points away before they met.

use super::Programme;
use crate::domain::{
    CustomerId, DeviceId, Library, PaperId, PaperKind, Redemption, Reward, Stamp, VisitId, order,
};

/// A reward that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The paper that says so.
    pub id: PaperId,
    /// When.
    pub at: Stamp,
    /// On which phone, if that is known.
    pub device: Option<DeviceId>,
    /// Who gave it; may be empty.
    pub by: Box<str>,
    /// Which reward, in words; empty where it is gone.
    pub reward: Box<str>,
    /// How many points it cost.
    pub points: i64,
}

/// A reward that was given away on one phone while another had given the same points away already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The one for which there were not enough points left.
    pub later: Taken,
    /// The one before it, on another phone.
    pub earlier: Taken,
}

/// The points of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Each visit that earned something, the latest first.
    pub earned: Vec<(VisitId, Stamp, i64)>,
    /// Each reward taken, the latest first.
    pub taken: Vec<Taken>,
    /// What was given away twice.
    pub clashes: Vec<Clash>,
}

impl Account {
    /// Sums up what is known of a person, under whatever record of theirs.
    pub fn of(library: &Library, programme: &Programme, customer: CustomerId) -> Self {
        let visits = library.visits_of(customer);
        let mut earned: Vec<(VisitId, Stamp, i64)> = visits
            .into_iter()
            .map(|visit| (visit.id, visit.at, programme.earned(visit)))
            .filter(|(_, _, points)| *points > 0)
            .collect();
        let redemptions = library.papers_about(PaperKind::Redemption, customer).filter_map(Redemption::of);
        let mut taken: Vec<Taken> = redemptions.map(|redemption| Taken::of(library, redemption)).collect();
        order::sort_by_key(&mut taken, |taken| (taken.at, taken.id));
        let clashes = clashes(&earned, &taken);
        earned.reverse();
        taken.reverse();
        Self { earned, taken, clashes }
    }

    /// Returns the points that are left; below 0 where two phones gave the same away.
    pub fn balance(&self) -> i64 {
        let earned = self.earned.iter().map(|(_, _, points)| *points).fold(0, i64::saturating_add);
        self.taken.iter().fold(earned, |left, taken| left.saturating_sub(taken.points))
    }
}

impl Taken {
    fn of(library: &Library, redemption: Redemption<'_>) -> Self {
        let reward = redemption
            .reward()
            .and_then(|id| library.record(crate::domain::RecordId::Paper(PaperKind::Reward, id)));
        Self {
            id: redemption.id(),
            at: redemption.at(),
            device: redemption.device(),
            by: redemption.by().into(),
            reward: reward.and_then(Reward::of).map_or("", |reward| reward.name()).into(),
            points: redemption.points(),
        }
    }
}

/// Finds what was taken when all together there were not enough points for it, after another phone had given some.
fn clashes(earned: &[(VisitId, Stamp, i64)], taken: &[Taken]) -> Vec<Clash> {
    let mut found = Vec::new();
    let mut spent = 0_i64;
    for (place, later) in taken.iter().enumerate() {
        let had: i64 = earned.iter().filter(|(_, at, _)| *at <= later.at).map(|(_, _, points)| *points).sum();
        spent = spent.saturating_add(later.points);
        let before = taken.get(..place).unwrap_or_default();
        let other = before.iter().rev().find(|earlier| earlier.device != later.device);
        if spent > had
            && let Some(earlier) = other
        {
            found.push(Clash { later: later.clone(), earlier: earlier.clone() });
            // It is told once; what is taken after it is judged as if it had not been.
            spent = spent.saturating_sub(later.points);
        }
    }
    found
}

#[cfg(test)]
mod tests;
