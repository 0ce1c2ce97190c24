//! Showing codes: a sealed file as one code after the other, for the camera of another phone, and the passphrase as one.

use super::bar::size;
use crate::app::components::{Pane, draw_icon, draw_progress};
use crate::app::state::Speech;
use crate::merge::{Grain, Picture, Shown, Spring};
use crate::messages::fill;
use crate::platform::awake::Awake;
use gloo::timers::callback::Interval;
use std::rc::Rc;
use yew::prelude::*;

/// How long a code stands, in milliseconds: a camera of 30 pictures a second sees each of them twice at least.
const STANDS: u32 = 125;

/// Returns whether a file can be sent by codes.
pub fn fits(bytes: &[u8]) -> bool {
    Spring::new(bytes, Grain::Fine.block()).is_some()
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The sealed file.
    pub bytes: Rc<Vec<u8>>,
    /// Called when the person is done.
    pub on_done: Callback<()>,
    /// Called to hand the file out in place of the codes.
    pub on_file: Callback<MouseEvent>,
}

/// Shows a sealed file.
#[component]
pub fn Beam(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let grain = use_state(Grain::default);
    let number = use_state(|| 0_u32);
    let spring = use_memo((props.bytes.clone(), *grain), |(bytes, grain)| Spring::new(bytes, grain.block()));
    {
        let (number, ticking) = (number.clone(), use_mut_ref(|| 0_u32));
        use_effect_with(*grain, move |_| {
            let awake = Awake::start();
            *ticking.borrow_mut() = 0;
            let interval = Interval::new(STANDS, move || {
                let mut tick = ticking.borrow_mut();
                *tick = tick.wrapping_add(1);
                number.set(*tick);
            });
            move || drop((interval, awake))
        });
    }
    let Some(spring) = &*spring else { return html! {} };
    let blocks = spring.blocks() as u32;
    let picture = Picture::of_frame(&spring.frame(*number).to_bytes());
    let coarser = {
        let grain = grain.clone();
        Callback::from(move |_: MouseEvent| {
            grain.set(if *grain == Grain::Fine { Grain::Coarse } else { Grain::Fine });
        })
    };
    let seconds = u64::from((blocks * STANDS).div_ceil(1000)).max(2);
    let about = match seconds {
        0..90 => speech.count(texts.beam_seconds, seconds, &[]),
        _ => speech.count(texts.beam_minutes, seconds.div_ceil(60), &[]),
    };
    let told = [("size", size(&speech, props.bytes.len())), ("time", about)];
    let told = told.each_ref().map(|(name, text)| (*name, text.as_str()));
    let round = *number / blocks.max(1) + 1;
    let label = fill(texts.beam_round, &[("n", &speech.number(round.into()))]);
    let done = props.on_done.reform(|_: MouseEvent| ());
    let grainer = if *grain == Grain::Fine { texts.beam_coarser } else { texts.beam_finer };
    html! {
        <Pane key="beam">
            <header class="title"><h1>{ texts.beam_title }</h1></header>
            <div class="stack top-gap">
                <p class="lead">{ texts.beam_lead }</p>
                { draw_code(picture.as_ref(), texts.beam_code) }
                { draw_progress(&label, u64::from(*number % blocks.max(1)) + 1, blocks.into()) }
                <p class="note">{ fill(texts.beam_more, &told) }</p>
                <button class="button button--primary button--wide" type="button" onclick={done}>{ draw_icon("check") }{ texts.beam_done }</button>
                <button class="button button--wide" type="button" onclick={coarser}>{ grainer }</button>
                <button class="button button--wide" type="button" onclick={props.on_file.clone()}>{ draw_icon("send") }{ texts.beam_file }</button>
            </div>
        </Pane>
    }
}

/// Shows the passphrase as a code.
pub fn show_words_code(speech: &Speech, words: &str) -> Html {
    let texts = speech.language.sync();
    let picture = Picture::of_text(&Shown::text_of_words(words));
    html! { <>{ draw_code(picture.as_ref(), texts.words_code) }<p class="note">{ texts.words_code_more }</p></> }
}

/// Draws a code: dark on light in both themes, or cameras do not know it.
pub fn draw_code(picture: Option<&Picture>, label: &'static str) -> Html {
    let Some(picture) = picture else { return html! {} };
    let side = picture.side();
    html! {
        <svg class="code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={label} shape-rendering="crispEdges">
            <rect class="code__light" width={side.to_string()} height={side.to_string()} />
            <path class="code__dark" d={picture.path()} />
        </svg>
    }
}
