//! A list of thousands that draws only the rows in sight, whatever their heights, and keeps its place.

mod heights;

use crate::domain::order;
use crate::platform::page;
use gloo::events::EventListener;
use heights::Heights;
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

/// How many rows are drawn beyond each edge of the screen.
const BEYOND: usize = 8;
/// How many rows are drawn at most, however high the screen is.
const MOST: usize = 60;

/// Names a row, so that it is known again when rows come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// The heading of the rows that follow; it stays drawn while any of them is.
    Heading(i64),
    /// A row, by an id.
    Row(u128),
}

/// Where a list was left: the first row in sight, and how far its upper edge was below that of the screen.
#[derive(Clone, Default)]
pub struct Kept(Rc<Cell<Option<(RowKey, f64)>>>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The rows, all different.
    pub keys: Rc<Vec<RowKey>>,
    /// Draws a row: one `li` with a key of its own.
    pub draw: Callback<usize, Html>,
    /// The node that scrolls.
    pub scroller: NodeRef,
    /// The height of a row before any has been drawn, in CSS pixels.
    #[prop_or(92.0)]
    pub guess: f64,
    /// Changes when the list is another one, so that it begins at its beginning again.
    #[prop_or_default]
    pub meaning: AttrValue,
    /// Where the list was left, to begin there.
    #[prop_or_default]
    pub kept: Kept,
    /// Classes of the list.
    #[prop_or_default]
    pub class: Classes,
    /// What the list is called.
    pub label: AttrValue,
}

/// The list.
pub struct VirtualList {
    heights: Heights,
    /// The place of each row among the rows without the headings, from 1.
    numbers: Vec<u32>,
    window: Range<usize>,
    /// The row that has the focus: it stays drawn, since the focus would be lost with it.
    focused: Option<RowKey>,
    anchor: Option<(RowKey, f64)>,
    /// How far it was scrolled when the anchor was found.
    scrolled: f64,
    list: NodeRef,
    listeners: Vec<EventListener>,
}

/// What can happen to it.
pub enum Message {
    /// It was scrolled.
    Scroll,
    /// The window has another size.
    Resize,
    /// The focus came to an element of it, or left.
    Focus(Option<Node>),
}

/// What stands in the document: rows, and empty space for those that are not drawn.
#[derive(Clone, PartialEq)]
enum Part {
    Space(Range<usize>),
    Row(usize),
}

impl VirtualList {
    /// Returns how far the list's upper edge is above that of what scrolls, and the height of what is in sight.
    fn view_of(&self, props: &Props) -> Option<(f64, f64)> {
        let scroller = props.scroller.cast::<Element>()?;
        let list = self.list.cast::<Element>()?;
        let edge = scroller.get_bounding_client_rect().top();
        Some((edge - list.get_bounding_client_rect().top(), f64::from(scroller.client_height())))
    }

    /// Works out which rows are in sight; returns whether others must be drawn.
    fn look(&mut self, props: &Props) -> bool {
        let Some((top, height)) = self.view_of(props) else { return false };
        let keys = &props.keys;
        let (mut first, mut edge) = (0, 0.0);
        while let Some(key) = keys.get(first) {
            let next = edge + self.heights.get(first, *key);
            if next > top || first + 1 == keys.len() {
                break;
            }
            edge = next;
            first += 1;
        }
        self.scrolled = scrolled(props);
        self.anchor = keys.get(first).filter(|_| self.scrolled > 0.0).map(|key| (*key, edge - top));
        props.kept.0.set(self.anchor);
        let mut last = first;
        while let Some(key) = keys.get(last)
            && edge < top + height
            && last < first + MOST
        {
            edge += self.heights.get(last, *key);
            last += 1;
        }
        let beyond = BEYOND.min(MOST.saturating_sub(last - first) / 2);
        let window = first.saturating_sub(beyond)..(last + beyond).min(keys.len());
        let moved = window != self.window;
        self.window = window;
        moved
    }

    /// Returns what is drawn, from top to bottom.
    fn parts(&self, keys: &[RowKey]) -> Vec<Part> {
        let is_heading = |place: &usize| matches!(keys.get(*place), Some(RowKey::Heading(_)));
        let heading = (0..self.window.start).rev().find(is_heading);
        let focused = self.focused.and_then(|focused| keys.iter().position(|key| *key == focused));
        let mut rows: Vec<usize> = self.window.clone().chain(heading).chain(focused).collect();
        order::sort_out(&mut rows);
        let mut parts = Vec::with_capacity(rows.len() + 4);
        let mut next = 0;
        for row in rows {
            if row > next || next == 0 {
                parts.push(Part::Space(next..row));
            }
            parts.push(Part::Row(row));
            next = row + 1;
        }
        parts.push(Part::Space(next..keys.len()));
        parts
    }

    /// Learns the heights of the rows that are drawn, gives the space between them its height, numbers them for
    /// screen readers. Returns whether any row has another height than it was taken for.
    fn measure(&mut self, props: &Props) -> bool {
        let Some(list) = self.list.cast::<Element>() else { return false };
        let keys = &props.keys;
        let children = list.children();
        let parts = self.parts(keys);
        let mut changed = false;
        let mut spaces = Vec::new();
        for (child, part) in parts.into_iter().enumerate() {
            let Some(child) = children.item(child as u32) else { continue };
            match part {
                Part::Space(places) => spaces.push((child, places)),
                Part::Row(place) => {
                    let Some(key) = keys.get(place).copied() else { continue };
                    let height = child.get_bounding_client_rect().height();
                    changed |= height > 0.0 && self.heights.learn(place, key, height);
                    if let (RowKey::Row(_), Some(number)) = (key, self.numbers.get(place)) {
                        // Well-formed attributes can always be set.
                        let _ = child.set_attribute("aria-posinset", &number.to_string());
                        let _ = child.set_attribute("aria-setsize", &self.total().to_string());
                    }
                }
            }
        }
        for (space, places) in spaces {
            if let Ok(space) = space.dyn_into::<HtmlElement>() {
                let height = self.heights.sum(keys, places);
                // Through the object model: an inline style attribute would be against the page's policy.
                let _ = space.style().set_property("block-size", &pixels(height));
            }
        }
        changed
    }

    fn total(&self) -> u32 {
        self.numbers.last().copied().unwrap_or_default()
    }

    /// Scrolls so that the first row in sight is where it was before rows above it came, went or were measured; what
    /// the person has scrolled since then is left as it is.
    fn hold(&mut self, props: &Props) {
        let Some((anchor, offset)) = self.anchor else { return };
        let (Some(place), Some((top, _))) = (place_of(&props.keys, anchor), self.view_of(props)) else {
            return;
        };
        let offset = offset - (scrolled(props) - self.scrolled);
        let off = self.heights.sum(&props.keys, 0..place) - offset - top;
        // Less than that is rounding.
        if off.abs() >= 1.5
            && let Some(scroller) = props.scroller.cast::<Element>()
        {
            scroller.set_scroll_top((f64::from(scroller.scroll_top()) + off).round() as i32);
        }
        self.anchor = Some((anchor, offset));
        self.scrolled = scrolled(props);
    }
}

impl Component for VirtualList {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let anchor = props.kept.0.get();
        let first = anchor.and_then(|(anchor, _)| place_of(&props.keys, anchor)).unwrap_or(0);
        let window = first.saturating_sub(BEYOND)..(first + 2 * BEYOND).min(props.keys.len());
        Self {
            heights: Heights::new(props.keys.len(), props.guess, 40.0),
            numbers: number(&props.keys),
            window,
            focused: None,
            anchor,
            scrolled: 0.0,
            list: NodeRef::default(),
            listeners: Vec::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        if props.keys != old.keys {
            self.heights.follow(&old.keys, &props.keys);
            self.numbers = number(&props.keys);
            self.anchor = self.anchor.and_then(|anchor| follow(anchor, &old.keys, &props.keys));
        }
        if props.meaning != old.meaning {
            self.anchor = None;
            if let Some(scroller) = props.scroller.cast::<Element>() {
                scroller.set_scroll_top(0);
            }
        }
        let length = props.keys.len();
        let first = match self.anchor {
            Some((anchor, _)) => place_of(&props.keys, anchor).unwrap_or(0).saturating_sub(BEYOND),
            None => 0,
        };
        let size = self.window.len().max(2 * BEYOND);
        self.window = first..(first + size).min(length);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Scroll => self.look(ctx.props()),
            Message::Resize => {
                self.heights.forget();
                true
            }
            Message::Focus(node) => {
                let keys = &ctx.props().keys;
                let children = self.list.cast::<Element>().map(|list| list.children());
                let has_it = |child: u32| {
                    children
                        .as_ref()
                        .and_then(|list| list.item(child))
                        .is_some_and(|row| row.contains(node.as_ref()))
                };
                let place = self.parts(keys).iter().zip(0..).find_map(|(part, child)| match part {
                    Part::Row(place) if node.is_some() && has_it(child) => Some(*place),
                    _ => None,
                });
                self.focused = place.and_then(|place| keys.get(place).copied());
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let link = ctx.link();
        let onfocusin = link.callback(|event: FocusEvent| {
            Message::Focus(event.target().and_then(|target| target.dyn_into().ok()))
        });
        let onfocusout = link.callback(|_: FocusEvent| Message::Focus(None));
        let parts = self.parts(&props.keys);
        html! {
            <ul ref={self.list.clone()} class={props.class.clone()} aria-label={props.label.clone()} role="list"
                {onfocusin} {onfocusout}>
                { for parts.iter().map(|part| match part {
                    // Named by what follows, so that no row must move when spaces come and go: it would lose the focus.
                    Part::Space(places) => {
                        let key = format!("space {:?}", props.keys.get(places.end));
                        html! { <li {key} aria-hidden="true"></li> }
                    }
                    Part::Row(place) => props.draw.emit(*place),
                }) }
            </ul>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && let Some(scroller) = ctx.props().scroller.cast::<HtmlElement>() {
            // Where the browser holds the place itself, it would be held twice.
            let _ = scroller.style().set_property("overflow-anchor", "none");
            let (scroll, resize) = (ctx.link().clone(), ctx.link().clone());
            self.listeners = vec![
                EventListener::new(&scroller, "scroll", move |_| scroll.send_message(Message::Scroll)),
                EventListener::new(&page::window(), "resize", move |_| resize.send_message(Message::Resize)),
            ];
        }
        let changed = self.measure(ctx.props());
        self.hold(ctx.props());
        if first || changed {
            ctx.link().send_message(Message::Scroll);
        }
    }
}

fn scrolled(props: &Props) -> f64 {
    props.scroller.cast::<Element>().map_or(0.0, |scroller| f64::from(scroller.scroll_top()))
}

fn place_of(keys: &[RowKey], key: RowKey) -> Option<usize> {
    keys.iter().position(|other| *other == key)
}

/// Finds the anchor again, or else the next row after it that is still there.
fn follow(anchor: (RowKey, f64), old: &[RowKey], new: &[RowKey]) -> Option<(RowKey, f64)> {
    let place = place_of(old, anchor.0)?;
    old.get(place..)?
        .iter()
        .take(MOST)
        .find(|key| matches!(key, RowKey::Row(_)) && new.contains(key))
        .map(|key| (*key, anchor.1))
}

fn number(keys: &[RowKey]) -> Vec<u32> {
    let mut number = 0;
    keys.iter()
        .map(|key| {
            number += u32::from(matches!(key, RowKey::Row(_)));
            number
        })
        .collect()
}

/// Writes a length to a hundredth of a pixel, without what writes any number of decimals: that is 15 kB.
fn pixels(length: f64) -> String {
    let hundredths = (length.max(0.0) * 100.0).round() as u64;
    format!("{}.{:02}px", hundredths / 100, hundredths % 100)
}
