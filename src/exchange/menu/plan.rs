//! From a preview of a menu to one plan: one transaction, one undo.

use super::preview::record_of;
use super::{DishOutcome, MenuPreview};
use crate::domain::{Action, Dice, ItemId, Library, Plan, RecordId};

impl MenuPreview {
    /// Returns what is to be written, compared anew with the menu as it is now.
    pub fn plan(&self, library: &Library, dice: &mut impl Dice) -> Plan {
        let mut plan = Plan::new(Action::EditMenu);
        for row in &self.rows {
            let (id, record) = match row.outcome {
                DishOutcome::Added => (ItemId::random(dice), None),
                DishOutcome::Updated(id, _) => match record_of(library, id) {
                    Some(record) => (id, Some(record)),
                    // Gone since the preview was made.
                    None => continue,
                },
                DishOutcome::Same(_) | DishOutcome::Repeated => continue,
            };
            for (field, value) in row.dish.differing(record) {
                plan.write(RecordId::Item(id), field, value);
            }
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, DeviceId, Field, Patch, Presence, Stamp, Value};
    use crate::exchange::menu::read_list;

    fn author() -> Author {
        Author { now: Stamp(1_000), device: DeviceId(1), by: "Ada".into() }
    }

    fn taken(library: &mut Library, text: &str) -> Vec<DishOutcome> {
        let preview = MenuPreview::of(read_list(text), library);
        let mut number = library.items().count() as u128 + 1_000;
        let mut dice = move || {
            number += 1;
            number
        };
        let plan = preview.plan(library, &mut dice);
        let changes = plan.resolve(library, &author(), &mut dice);
        let patch: Patch = library.patch(&changes);
        library.install(patch);
        preview.rows.iter().map(|row| row.outcome).collect()
    }

    #[test]
    fn a_menu_taken_in_twice_changes_nothing_and_a_new_price_changes_one() {
        let mut library = Library::default();
        let text = "Bar\nEspresso 1,20\nCappuccino (7) 1,50\nESPRESSO 1,30";
        assert_eq!(
            taken(&mut library, text),
            [DishOutcome::Added, DishOutcome::Added, DishOutcome::Repeated]
        );
        assert!(
            taken(&mut library, text)
                .iter()
                .all(|o| matches!(o, DishOutcome::Same(_) | DishOutcome::Repeated))
        );
        let again = taken(&mut library, "Bar\nespresso 1,40\nCappuccino 1,50");
        assert!(matches!(again[..], [DishOutcome::Updated(_, 1), DishOutcome::Same(_)]), "{again:?}");
        let espresso = library.items().find(|item| item.name() == "Espresso").unwrap();
        assert_eq!((espresso.price(), espresso.category()), (Some(140), "Bar"));
        let cappuccino = library.items().find(|item| item.name() == "Cappuccino").unwrap();
        assert_eq!(cappuccino.stated(crate::domain::Allergen::Milk), Presence::Contains);
        assert_eq!(*cappuccino.record().value(&Field::Price), Value::Number(150));
    }

    #[test]
    fn taking_a_menu_in_is_undone_at_once() {
        let mut library = Library::default();
        taken(&mut library, "Espresso 1,20\nToast 4");
        let step = library.steps().last().map(|step| step.id).unwrap();
        let mut number = 9_000_u128;
        let mut dice = move || {
            number += 1;
            number
        };
        let plan = Plan::undo(&library, step, &mut dice).unwrap();
        let changes = plan.resolve(&library, &author(), &mut dice);
        let patch = library.patch(&changes);
        library.install(patch);
        assert_eq!(library.items().count(), 0);
    }
}
