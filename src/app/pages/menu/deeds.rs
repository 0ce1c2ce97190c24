//! What is done with the menu: each deed decides a plan, and the book writes it.

use crate::analysis::{KnownItem, fold};
use crate::app::state::{BookHandle, Done};
use crate::domain::{Action, Field, ItemId, Plan, RecordId, Value};
use crate::exchange::menu::MenuPreview;
use crate::platform::random;
use std::rc::Rc;

/// Writes facts of an item, in one step; the item is made where it is not there yet.
pub fn write(book: &BookHandle, item: ItemId, facts: Vec<(Field, Value)>, done: Done) {
    book.act(
        move |_, _| {
            let mut plan = Plan::new(Action::EditMenu);
            for (field, value) in &facts {
                plan.write(RecordId::Item(item), field.clone(), value.clone());
            }
            Ok(plan)
        },
        done,
    );
}

/// Takes what was ordered into the menu, under the name and at the price that it was ordered with.
pub fn adopt(book: &BookHandle, items: Vec<KnownItem>, done: Done) {
    book.act(
        move |library, _| {
            let mut plan = Plan::new(Action::EditMenu);
            for item in &items {
                // Another phone may have been first.
                if library.items().any(|known| fold(known.name()) == fold(&item.name)) {
                    continue;
                }
                let id = RecordId::Item(ItemId::random(&mut random::roll));
                plan.write(id, Field::Name, &*item.name);
                if let Some(cents) = item.price {
                    plan.write(id, Field::Price, Value::Number(cents));
                }
            }
            Ok(plan)
        },
        done,
    );
}

/// Takes in a menu that somebody brought.
pub fn take_in(book: &BookHandle, preview: Rc<MenuPreview>, done: Done) {
    book.act(move |library, _| Ok(preview.plan(library, &mut random::roll)), done);
}
