//! The round mark beside a name: its initials, in a tone that is picked from the id.

use crate::domain::CustomerId;
use crate::messages::initials;
use yew::prelude::*;

/// How large the mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// In a line.
    Small,
    /// In a list.
    Plain,
    /// On a page of one's own.
    Large,
}

/// Draws the mark of a person.
pub fn draw_avatar(id: CustomerId, name: &str, size: Size) -> Html {
    let size = match size {
        Size::Small => " avatar--s",
        Size::Plain => "",
        Size::Large => " avatar--l",
    };
    html! { <span class={format!("avatar tone-{}{size}", (id.0 % 8) + 1)} aria-hidden="true">{ initials(name) }</span> }
}
