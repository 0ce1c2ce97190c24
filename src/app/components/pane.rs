//! A part of the screen that scrolls, with the dock at the thumb under it.

use super::Snack;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What scrolls.
    pub children: Html,
    /// What lies in the dock; an empty dock is not drawn.
    #[prop_or_default]
    pub dock: Option<Html>,
    /// Whether the first thing lies lowest, as search results do.
    #[prop_or_default]
    pub from_end: bool,
    /// `pane--list` or `pane--detail` where there are two.
    #[prop_or_default]
    pub class: Classes,
    /// The node that scrolls.
    #[prop_or_default]
    pub scroller: NodeRef,
}

/// Shows a pane. The one that the person works in is the main one.
#[component]
pub fn Pane(props: &Props) -> Html {
    let page = classes!("page", props.from_end.then_some("page--end"));
    let dock = classes!("dock", props.dock.is_none().then_some("dock--bare"));
    let inside = html! {
        <>
            <div class={page} ref={props.scroller.clone()}>{ props.children.clone() }</div>
            <div class={dock}>
                if !props.class.contains("pane--list") { <Snack /> }
                { props.dock.clone() }
            </div>
        </>
    };
    let class = classes!("pane", props.class.clone());
    if props.class.contains("pane--list") {
        html! { <section {class}>{ inside }</section> }
    } else {
        html! { <main {class} id="main" tabindex="-1">{ inside }</main> }
    }
}
