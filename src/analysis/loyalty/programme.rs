//! How points are earned: by visit, by amount, or by item, as the shop has set it.

use crate::analysis::fold;
use crate::domain::{Field, ItemId, Library, OrderLine, Record, Stamp, Visit};

/// The setting that switches the programme on.
pub const SWITCH: &str = "loyalty";

/// What points are given for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Earn {
    /// Each visit.
    #[default]
    Visit,
    /// Each whole unit of money of a visit.
    Amount,
    /// Each of a certain item.
    Item,
}

impl Earn {
    /// All of them.
    pub const ALL: [Earn; 3] = [Earn::Visit, Earn::Amount, Earn::Item];

    /// Returns the code it is stored under.
    pub fn code(self) -> &'static str {
        match self {
            Earn::Visit => "visit",
            Earn::Amount => "amount",
            Earn::Item => "item",
        }
    }

    /// Reads a code; each visit where it is not known.
    pub fn parse(code: &str) -> Earn {
        Self::ALL.into_iter().find(|earn| earn.code() == code).unwrap_or_default()
    }
}

/// The programme of a shop that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// What points are given for.
    pub earn: Earn,
    /// How many each time, at least 1.
    pub points: i64,
    /// Which item, where it is by item: its id, and what it is called.
    pub item: Option<(Option<ItemId>, Box<str>)>,
    /// Visits before that moment earn nothing.
    pub since: Stamp,
}

/// Returns the field of a setting of the programme, such as `earn`, `points`, `item`, `since`.
pub fn setting(name: &str) -> Field {
    Field::Setting(format!("{SWITCH}.{name}").into())
}

impl Programme {
    /// Reads the programme; `None` where the shop has none.
    pub fn of(library: &Library) -> Option<Self> {
        let shop = library.shop()?;
        shop.value(&Field::Setting(SWITCH.into())).is_on().then(|| Self::read(shop, library))
    }

    /// Reads the settings, whether it is switched on or not.
    pub fn read(shop: &Record, library: &Library) -> Self {
        let number = |name: &str| shop.value(&setting(name)).as_number();
        let named = shop.text(&setting("item"));
        let item = library.items().find(|item| !named.is_empty() && fold(item.name()) == fold(named));
        Self {
            earn: Earn::parse(shop.text(&setting("earn"))),
            points: number("points").unwrap_or(1).max(1),
            item: (!named.is_empty()).then(|| (item.map(|item| item.id()), named.into())),
            since: Stamp(number("since").unwrap_or(0).max(0) as u64),
        }
    }

    /// Returns how many points a visit earns.
    pub fn earned(&self, visit: &Visit) -> i64 {
        if !visit.counts() || visit.at < self.since {
            return 0;
        }
        let times = match self.earn {
            Earn::Visit => 1,
            Earn::Amount => {
                let paid = |line: &OrderLine| {
                    line.price.unwrap_or(0).max(0).saturating_mul(i64::from(line.quantity))
                };
                visit.lines.iter().map(paid).fold(0, i64::saturating_add) / 100
            }
            Earn::Item => {
                let Some((id, name)) = &self.item else { return 0 };
                let name = fold(name);
                let is_it =
                    |line: &&OrderLine| (id.is_some() && line.item == *id) || fold(&line.name) == name;
                visit.lines.iter().filter(is_it).map(|line| i64::from(line.quantity)).sum()
            }
        };
        times.saturating_mul(self.points)
    }
}
