//! A list of thousands that draws only the rows in sight, whatever their heights.

use crate::platform::page;
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// How many rows are drawn beyond each edge of the screen.
const BEYOND: usize = 8;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many rows there are.
    pub count: usize,
    /// Draws a row; its outermost element must be keyed.
    pub draw: Callback<usize, Html>,
    /// The node that scrolls.
    pub scroller: NodeRef,
    /// The height of a row that has not been drawn yet, in CSS pixels.
    #[prop_or(92.0)]
    pub guess: f64,
    /// Changes when the rows mean something else, so that heights and place are forgotten.
    #[prop_or_default]
    pub meaning: AttrValue,
    /// Classes of the list.
    #[prop_or_default]
    pub class: Classes,
    /// What the list is called.
    pub label: AttrValue,
}

/// The list.
pub struct VirtualList {
    heights: Vec<f64>,
    from: usize,
    to: usize,
    list: NodeRef,
    before: NodeRef,
    after: NodeRef,
    scrolled: Option<EventListener>,
}

pub enum Message {
    Look,
}

impl VirtualList {
    /// Works out which rows are in sight.
    fn look(&mut self, props: &Props) -> bool {
        let Some(scroller) = props.scroller.cast::<Element>() else { return false };
        let (top, height) = page::scroll_of(&scroller);
        let start = self.before.cast::<HtmlElement>().map_or(0.0, |before| f64::from(before.offset_top()));
        let (mut from, mut edge) = (0, start);
        while let Some(row) = self.heights.get(from)
            && edge + row < top
        {
            edge += row;
            from += 1;
        }
        let mut to = from;
        while let Some(row) = self.heights.get(to)
            && edge < top + height
        {
            edge += row;
            to += 1;
        }
        let window = (from.saturating_sub(BEYOND), (to + BEYOND).min(props.count));
        let moved = window != (self.from, self.to);
        (self.from, self.to) = window;
        moved
    }

    /// Learns the heights of the rows that are drawn, and gives the space around them its height.
    fn measure(&mut self) {
        if let Some(list) = self.list.cast::<Element>() {
            let rows = list.children();
            for place in 0..rows.length() {
                if let Some(row) = rows.item(place).and_then(|row| row.dyn_into::<HtmlElement>().ok())
                    && let Some(height) = self.heights.get_mut(self.from + place as usize)
                {
                    *height = f64::from(row.offset_height());
                }
            }
        }
        let before: f64 = self.heights.iter().take(self.from).sum();
        let after: f64 = self.heights.iter().skip(self.to).sum();
        for (node, height) in [(&self.before, before), (&self.after, after)] {
            if let Some(space) = node.cast::<HtmlElement>() {
                // Through the object model: an inline style attribute would be against the page's policy.
                let _ = space.style().set_property("block-size", &format!("{height}px"));
            }
        }
    }
}

impl Component for VirtualList {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        Self {
            heights: vec![props.guess; props.count],
            from: 0,
            to: props.count.min(2 * BEYOND),
            list: NodeRef::default(),
            before: NodeRef::default(),
            after: NodeRef::default(),
            scrolled: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        if props.meaning != old.meaning {
            self.heights = vec![props.guess; props.count];
            if let Some(scroller) = props.scroller.cast::<Element>() {
                scroller.set_scroll_top(0);
            }
        } else {
            self.heights.resize(props.count, props.guess);
        }
        self.to = self.to.min(props.count);
        self.from = self.from.min(self.to);
        self.look(props);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, _: Message) -> bool {
        self.look(ctx.props())
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let draw = props.draw.clone();
        html! {
            <>
                <div ref={self.before.clone()} aria-hidden="true"></div>
                <ul ref={self.list.clone()} class={props.class.clone()} aria-label={props.label.clone()}>
                    { for (self.from..self.to).map(|place| draw.emit(place)) }
                </ul>
                <div ref={self.after.clone()} aria-hidden="true"></div>
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(scroller) = ctx.props().scroller.cast::<Element>() {
            let link = Rc::new(ctx.link().clone());
            let told = link.clone();
            self.scrolled =
                Some(EventListener::new(&scroller, "scroll", move |_| told.send_message(Message::Look)));
            link.send_message(Message::Look);
        }
        self.measure();
    }
}
