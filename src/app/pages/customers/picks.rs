//! The filters: a line of picks with how many each would leave; several hold at once.

use super::Left;
use crate::analysis::roster::{Filter, Pick, Seen};
use crate::app::components::draw_icon;
use crate::app::state::Speech;
use crate::messages::{PeopleTexts, diet_name};
use yew::prelude::*;

/// How many tags are offered, besides the picked ones.
const TAGS: usize = 24;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// How the list is looked at.
    pub left: Left,
    /// How many people there are.
    pub all: usize,
    /// What can be picked, with how many people it would leave.
    pub picks: Vec<(Pick, usize)>,
    /// How many people were put aside.
    pub aside: usize,
    /// Called with how the list is to be looked at.
    pub on_change: Callback<Left>,
}

/// Shows the picks.
#[component]
pub fn Picks(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.people();
    let left = &props.left;
    let change = |next: Left| {
        let on_change = props.on_change.clone();
        Callback::from(move |_: MouseEvent| on_change.emit(next.clone()))
    };
    let all = Left { filter: Filter::default(), aside: false, ..left.clone() }.begun();
    let aside = Left { filter: Filter::default(), aside: !left.aside, ..left.clone() }.begun();
    let mut tags = 0;
    let offered = props.picks.iter().filter(|(pick, _)| {
        tags += usize::from(matches!(pick, Pick::Tag(_)));
        tags <= TAGS || !matches!(pick, Pick::Tag(_)) || left.filter.has(pick)
    });
    html! {
        <div class="strip filters" role="group" aria-label={texts.filters}>
            { one(&speech, "all".into(), None, texts.pick_all, props.all, left.filter.is_empty() && !left.aside, change(all)) }
            { for offered.map(|(pick, count)| {
                let mut filter = left.filter.clone();
                filter.toggle(pick.clone());
                let next = Left { filter, aside: false, ..left.clone() }.begun();
                let pressed = left.filter.has(pick) && !left.aside;
                one(&speech, format!("{pick:?}"), icon(pick), name(texts, pick), *count, pressed, change(next))
            }) }
            if props.aside > 0 {
                { one(&speech, "aside".into(), None, texts.people_put_aside, props.aside, left.aside, change(aside)) }
            }
        </div>
    }
}

fn one(
    speech: &Speech,
    key: String,
    icon: Option<&'static str>,
    name: &str,
    count: usize,
    pressed: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let allergy = (icon == Some("allergy")).then_some("pick--allergy");
    html! {
        <button {key} class={classes!("pick", allergy)} type="button" {onclick} aria-pressed={pressed.to_string()}>
            if let Some(icon) = icon { { draw_icon(icon) } }
            { name }
            <span class="count">{ speech.number(count as u64) }</span>
        </button>
    }
}

fn icon(pick: &Pick) -> Option<&'static str> {
    match pick {
        Pick::Allergic => Some("allergy"),
        Pick::Diet(_) => Some("leaf"),
        Pick::Tag(_) => Some("tag"),
        Pick::Seen(_) => None,
    }
}

fn name<'a>(texts: &'static PeopleTexts, pick: &'a Pick) -> &'a str {
    match pick {
        Pick::Allergic => texts.pick_allergic,
        Pick::Diet(diet) => diet_name(texts, diet),
        Pick::Tag(tag) => tag,
        Pick::Seen(Seen::Today) => texts.pick_today,
        Pick::Seen(Seen::Week) => texts.pick_week,
        Pick::Seen(Seen::Month) => texts.pick_month,
        Pick::Seen(Seen::Away) => texts.pick_away,
        Pick::Seen(Seen::Never) => texts.pick_never,
    }
}
