//! The round mark beside a name: its initials, in a tone that is picked from the id.

use crate::domain::CustomerId;
use crate::messages::initials;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose.
    pub id: CustomerId,
    /// The name whose initials are shown.
    pub name: AttrValue,
    /// Large, on a page of one's own.
    #[prop_or_default]
    pub large: bool,
    /// Small, in a line.
    #[prop_or_default]
    pub small: bool,
}

/// Shows the mark.
#[component]
pub fn Avatar(props: &Props) -> Html {
    let tone = format!("tone-{}", (props.id.0 % 8) + 1);
    let size = match (props.large, props.small) {
        (true, _) => Some("avatar--l"),
        (_, true) => Some("avatar--s"),
        _ => None,
    };
    html! { <span class={classes!("avatar", tone, size)} aria-hidden="true">{ initials(&props.name) }</span> }
}
