//! How to put the app on the home screen, for the phone in hand first.

mod apple;

use crate::app::components::{Pane, draw_behind, draw_icon, lead_back};
use crate::app::route::Route;
use crate::app::state::{NoticeAction, Notices, Shop, Speech, use_book};
use crate::platform::connection::{self, Device};
use apple::show_apple;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Shows how to install the app.
#[component]
pub fn Install() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let book = use_book();
    let installed = connection::is_installed();
    let device = connection::device();
    // What was written in the tab stays in the tab: an iPhone gives the home screen a place of its own.
    let left_behind = device == Device::Apple
        && !installed
        && book.is_some_and(|book| book.shop() == Shop::Own && book.library().customers().next().is_some());
    let others =
        [Device::Apple, Device::Android, Device::Desktop].into_iter().filter(|other| *other != device);
    html! {
        <Pane dock={lead_back(&speech, &Route::More)}>
            <header class="title"><h1>{ texts.more_install }</h1></header>
            <div class="stack stack--loose top-gap">
                if installed {
                    <div class="notice notice--good">
                        { draw_icon("check") }
                        <div><strong>{ texts.install_done }</strong><p>{ texts.install_done_more }</p></div>
                    </div>
                } else {
                    <p class="lead">{ texts.install_why }</p>
                    if left_behind {
                        <div class="notice notice--soon">
                            { draw_icon("info") }
                            <div><strong>{ texts.install_left_behind }</strong><p>{ texts.install_left_behind_more }</p></div>
                        </div>
                    }
                    { guide(&speech, device) }
                }
                <ul class="facts">
                    { for [
                        ("offline", texts.install_offline, texts.install_offline_more),
                        ("shield", texts.install_keeps, texts.install_keeps_more),
                        ("cup", texts.install_quick, texts.install_quick_more),
                    ].into_iter().map(|(icon, what, more)| html! {
                        <li key={icon} class="fact">{ draw_icon(icon) }<span class="fact__what">{ what }</span><span class="fact__from">{ more }</span></li>
                    }) }
                </ul>
                { draw_behind(if installed { texts.install_another } else { texts.install_other }, html! {
                    <div class="stack stack--loose">
                        if installed { { guide(&speech, device) } }
                        { for others.map(|other| guide(&speech, other)) }
                    </div>
                }) }
            </div>
        </Pane>
    }
}

fn guide(speech: &Speech, device: Device) -> Html {
    match device {
        Device::Apple => show_apple(speech),
        Device::Android => show_android(speech),
        Device::Desktop => show_desktop(speech),
    }
}

/// Offers the browser's own button where there is one, and says where it is in the menu where not.
fn show_android(speech: &Speech) -> Html {
    let texts = speech.language.house();
    html! {
        <section key="android" class="stack" aria-labelledby="android">
            <h2 id="android">{ texts.install_android }</h2>
            <Offer>
                <ol class="steps">
                    <li class="step"><span class="step__n number">{ "1" }</span><span>{ texts.install_android_menu }</span></li>
                    <li class="step"><span class="step__n number">{ "2" }</span><span>{ texts.install_android_add }</span></li>
                </ol>
            </Offer>
        </section>
    }
}

fn show_desktop(speech: &Speech) -> Html {
    let texts = speech.language.house();
    html! {
        <section key="desktop" class="stack" aria-labelledby="desktop">
            <h2 id="desktop">{ texts.install_desktop }</h2>
            <Offer><p>{ texts.install_desktop_more }</p></Offer>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct OfferProps {
    /// What is shown where the browser offers nothing.
    children: Html,
}

/// Shows the button that the browser's offer is taken up with.
#[component]
fn Offer(props: &OfferProps) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let notices = use_context::<UseReducerHandle<Notices>>();
    let offered = use_state(connection::has_offer);
    {
        let offered = offered.clone();
        use_effect_with((), move |()| {
            let listener = connection::on_offer(move || offered.set(connection::has_offer()));
            move || drop(listener)
        });
    }
    let onclick = Callback::from(move |_: MouseEvent| {
        let notices = notices.clone();
        spawn_local(async move {
            if connection::accept_offer().await
                && let Some(notices) = notices
            {
                notices.dispatch(NoticeAction::say(speech.language.house().install_accepted));
            }
        });
    });
    if *offered {
        html! {
            <button class="button button--primary button--wide" type="button" {onclick}>
                { draw_icon("device") }{ speech.language.house().install_now }
            </button>
        }
    } else {
        props.children.clone()
    }
}
