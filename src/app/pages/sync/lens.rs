//! Reading with the camera: shows what it sees, has each picture looked at by a worker, and says what to do where there
//! is no camera.

use super::job::read;
use super::sight::{LOOK, Sight};
use crate::app::components::{draw_icon, draw_progress};
use crate::app::state::Speech;
use crate::platform::awake::Awake;
use crate::platform::camera::{Camera, Denied};
use crate::platform::worker::Helper;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

/// How long the page waits between two pictures, in milliseconds: codes change more slowly.
const REST: u32 = 30;

/// What the camera has read.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// A whole sealed file.
    File(Rc<Vec<u8>>),
    /// The shop's passphrase.
    Words(String),
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Asking,
    Looking(Option<(u32, u32)>),
    Denied(Denied),
    Stopped,
}

/// A camera whose pictures go to a worker, one after the other.
#[derive(Default)]
struct Watch {
    camera: Option<Camera>,
    helper: Option<Helper>,
    next: Option<Timeout>,
    over: bool,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is asked to be held before the camera.
    pub lead: AttrValue,
    /// Called with all that is read: with a file once, with words whenever they are seen.
    pub on_seen: Callback<Seen>,
    /// The other ways, for which one tap is enough.
    pub children: Html,
}

/// Shows it.
#[component]
pub fn Lens(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.sync();
    let state = use_state(|| State::Asking);
    let video = use_node_ref();
    // The camera goes on while what is done with what it reads may change.
    let latest = use_mut_ref(Callback::noop);
    latest.replace(props.on_seen.clone());
    {
        let (state, video) = (state.clone(), video.clone());
        let on_seen = Callback::from(move |seen: Seen| {
            let on_seen = latest.borrow().clone();
            on_seen.emit(seen);
        });
        use_effect_with((), move |()| {
            let watch: Rc<RefCell<Watch>> = Rc::default();
            let awake = Awake::start();
            if let Some(video) = video.cast::<HtmlVideoElement>() {
                spawn_local(begin(watch.clone(), video, state, on_seen));
            }
            move || {
                drop(awake);
                let mut watch = watch.borrow_mut();
                *watch = Watch { over: true, ..Watch::default() };
            }
        });
    }
    let (trouble, far) = match *state {
        State::Asking => (None, None),
        State::Looking(far) => (None, far),
        State::Denied(Denied::Refused) => (Some((texts.lens_refused, texts.lens_refused_more)), None),
        State::Denied(Denied::Absent) => (Some((texts.lens_absent, texts.lens_absent_more)), None),
        State::Denied(Denied::Busy) => (Some((texts.lens_busy, texts.lens_busy_more)), None),
        State::Stopped => (Some((texts.bad_broken, texts.bad_broken_more)), None),
    };
    let (held, needed) = far.unwrap_or_default();
    html! {
        <div class="stack top-gap">
            if let Some((title, more)) = trouble {
                <div class="notice notice--soon" role="alert">
                    { draw_icon("info") }<div><strong>{ title }</strong><p>{ more }</p></div>
                </div>
            } else {
                <p class="lead">{ &props.lead }</p>
                <p role="status" class="note">{ if far.is_some() { texts.lens_seeing } else { texts.lens_looking } }</p>
                if far.is_some() { { draw_progress(texts.lens_progress, held.into(), needed.into()) } }
            }
            <video ref={video} class={classes!("lens", trouble.is_some().then_some("visually-hidden"))} playsinline=true muted=true aria-hidden="true"></video>
            { props.children.clone() }
        </div>
    }
}

/// Opens the camera, and starts a worker that asks for its first picture.
async fn begin(
    watch: Rc<RefCell<Watch>>,
    video: HtmlVideoElement,
    state: UseStateHandle<State>,
    on_seen: Callback<Seen>,
) {
    let camera = match Camera::open(video).await {
        Ok(camera) => camera,
        Err(denied) => return state.set(State::Denied(denied)),
    };
    if watch.borrow().over {
        return;
    }
    watch.borrow_mut().camera = Some(camera);
    state.set(State::Looking(None));
    let failed = state.clone();
    let heard = Rc::downgrade(&watch);
    let on_message = move |bytes: Vec<u8>| {
        let Some((watch, (sight, rest))) = heard.upgrade().zip(read::<Sight>(&bytes)) else { return };
        match sight {
            Sight::Nothing => {}
            Sight::Some(held, needed) => state.set(State::Looking(Some((held, needed)))),
            Sight::Words(words) => on_seen.emit(Seen::Words(words)),
            Sight::All => return on_seen.emit(Seen::File(Rc::new(rest.to_vec()))),
        }
        rest_and_look(&watch);
    };
    match Helper::start(LOOK, on_message, move || failed.set(State::Stopped)) {
        Ok(helper) => watch.borrow_mut().helper = Some(helper),
        Err(_) => watch.borrow_mut().camera = None,
    }
}

/// Sends the next picture once the worker and the screen have had their rest; waits while there is none.
fn rest_and_look(watch: &Rc<RefCell<Watch>>) {
    let waiting = Rc::downgrade(watch);
    let next = Timeout::new(REST, move || {
        let Some(watch) = waiting.upgrade() else { return };
        let sent = {
            let watch = watch.borrow();
            let picture = watch.camera.as_ref().and_then(Camera::take);
            picture.zip(watch.helper.as_ref()).map(|(picture, helper)| helper.send_buffer(&picture))
        };
        if sent.is_none() {
            rest_and_look(&watch);
        }
    });
    if let Ok(mut watch) = watch.try_borrow_mut()
        && !watch.over
    {
        watch.next = Some(next);
    }
}
