//! Pages that are being written; each moves to a file of its own.
use crate::domain::CustomerId;
use crate::messages::Language;
use yew::prelude::*;
#[derive(Properties, PartialEq)]
pub struct P1 {
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub open: Option<CustomerId>,
}
#[component]
pub fn Customers(_p: &P1) -> Html {
    html! {}
}
#[derive(Properties, PartialEq)]
pub struct P2 {
    pub id: CustomerId,
}
#[component]
pub fn JoinCustomer(_p: &P2) -> Html {
    html! {}
}
#[component]
pub fn History() -> Html {
    html! {}
}
#[component]
pub fn ImportPage() -> Html {
    html! {}
}
#[component]
pub fn More() -> Html {
    html! {}
}
#[derive(Properties, PartialEq)]
pub struct P3 {
    pub on_language: Callback<Language>,
}
#[component]
pub fn Settings(_p: &P3) -> Html {
    html! {}
}
#[component]
pub fn Install() -> Html {
    html! {}
}
#[component]
pub fn Keeping() -> Html {
    html! {}
}
#[derive(Properties, PartialEq)]
pub struct P4 {
    pub progress: crate::app::state::Making,
}
#[component]
pub fn Making(_p: &P4) -> Html {
    html! {}
}
