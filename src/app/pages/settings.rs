//! Settings: the shop and who works with this phone, language, look, hand; and what the app is.

use super::licences::Licences;
use super::opening_hours::OpeningHours;
use crate::app::components::{Pane, TextField, draw_behind, draw_segments, lead_back};
use crate::app::route::Route;
use crate::app::state::{BookHandle, Failure, Hand, NoticeAction, Notices, Speech, Theme, use_book};
use crate::domain::{Role, order};
use crate::messages::{Language, fill};
use yew::prelude::*;

/// How many names of people who wrote something lately are offered.
const NAMES: usize = 6;
/// How many steps of the history are looked through for them.
const STEPS: usize = 2000;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Called with another language.
    pub on_language: Callback<Language>,
}

/// Shows the settings. Each is kept as soon as it is changed.
#[component]
pub fn Settings(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let owner = use_book().is_none_or(|book| book.role() == Role::Owner);
    let theme = use_state(Theme::kept);
    let hand = use_state(Hand::kept);
    let on_language = {
        let on_language = props.on_language.clone();
        Callback::from(move |place: usize| {
            if let Some(language) = Language::ALL.get(place) {
                on_language.emit(*language);
            }
        })
    };
    let on_theme = {
        let theme = theme.clone();
        Callback::from(move |place: usize| {
            if let Some(chosen) = Theme::ALL.get(place) {
                chosen.keep();
                theme.set(*chosen);
            }
        })
    };
    let on_hand = {
        let hand = hand.clone();
        Callback::from(move |place: usize| {
            if let Some(chosen) = Hand::ALL.get(place) {
                chosen.keep();
                hand.set(*chosen);
            }
        })
    };
    let languages: Vec<_> =
        Language::ALL.iter().map(|language| (language.name().into(), Some(language.tag().into()))).collect();
    let themes = named([texts.theme_device, texts.theme_light, texts.theme_dark]);
    let hands = named([texts.hand_right, texts.hand_left]);
    html! {
        <Pane dock={lead_back(&speech, &Route::More)}>
            <header class="title"><h1>{ texts.more_settings }</h1></header>
            <House />
            if owner { <OpeningHours /> }
            <section class="section stack" aria-labelledby="looks">
                <h2 id="looks">{ texts.settings_looks }</h2>
                <div class="stack stack--loose">
                    <div class="field">
                        <span class="field__label">{ texts.language }</span>
                        { draw_segments(texts.language, &languages, Language::ALL.iter().position(|language| *language == speech.language), &on_language) }
                    </div>
                    <div class="field">
                        <span class="field__label">{ texts.theme }</span>
                        { draw_segments(texts.theme, &themes, Theme::ALL.iter().position(|other| other == &*theme), &on_theme) }
                    </div>
                    <div class="field">
                        <span class="field__label">{ texts.hand }</span>
                        { draw_segments(texts.hand, &hands, Hand::ALL.iter().position(|other| other == &*hand), &on_hand) }
                        <span class="field__hint">{ texts.hand_hint }</span>
                    </div>
                </div>
            </section>
            <section class="section stack stack--head" aria-labelledby="about">
                <h2 id="about">{ texts.about }</h2>
                <p>{ fill(texts.about_version, &[("version", env!("CARGO_PKG_VERSION"))]) }</p>
                <p class="note">{ texts.about_promise }</p>
                { draw_behind(texts.about_licences, html! {
                    <div class="stack">
                        <p class="note">{ texts.about_licence }</p>
                        <p class="note">{ texts.about_font }</p>
                        <p><a class="link" href="fonts/Besley-OFL.txt" target="_blank" rel="noopener">{ texts.about_font_licence }</a></p>
                        <Licences />
                    </div>
                }) }
            </section>
        </Pane>
    }
}

fn named<const N: usize>(names: [&'static str; N]) -> Vec<(AttrValue, Option<AttrValue>)> {
    names.into_iter().map(|name| (name.into(), None)).collect()
}

/// Shows the names of the shop and of who works with this phone.
#[component]
fn House() -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.house();
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let said = move |notices: &UseReducerHandle<Notices>| {
        let notices = notices.clone();
        Callback::from(move |result: Result<_, Failure>| {
            notices.dispatch(match result {
                Ok(step) => NoticeAction::done(speech.language.house().settings_saved, step),
                Err(failure) => NoticeAction::say(failure.sentence(speech.language.house())),
            });
        })
    };
    let on_shop = {
        let (book, done) = (book.clone(), said(&notices));
        Callback::from(move |name: String| book.name_shop(Some(name.trim().into()), None, done.clone()))
    };
    let on_staff = {
        let (book, done) = (book.clone(), said(&notices));
        Callback::from(move |name: String| book.name_shop(None, Some(name.trim().into()), done.clone()))
    };
    let staff = book.staff();
    let names = names_used(&book, &staff);
    html! {
        <section class="section section--near stack" aria-labelledby="house">
            <h2 id="house">{ texts.settings_house }</h2>
            <div class="stack stack--loose">
                if book.role() == Role::Owner {
                    <TextField id="shop" label={texts.start_shop_name} hint={texts.start_shop_hint} capitals="words"
                        value={book.shop_name()} on_save={on_shop} />
                }
                <div class="stack">
                    <TextField id="staff" label={texts.start_staff_name} hint={texts.start_staff_hint} capitals="words"
                        value={staff.clone()} on_save={on_staff.clone()} />
                    if names.len() > 1 {
                        <div class="cluster" role="group" aria-label={texts.settings_names}>
                            { for names.into_iter().map(|name| {
                                let pressed = (name == staff).to_string();
                                let onclick = on_staff.reform({
                                    let name = name.clone();
                                    move |_: MouseEvent| name.clone()
                                });
                                html! { <button key={name.clone()} class="pick" type="button" {onclick} aria-pressed={pressed}>{ name }</button> }
                            }) }
                        </div>
                    }
                </div>
            </div>
        </section>
    }
}

/// Returns the names under which somebody wrote something lately, and the one that is set, by the alphabet.
fn names_used(book: &BookHandle, staff: &str) -> Vec<String> {
    let library = book.library();
    let mut names: Vec<String> = Vec::new();
    let lately = library.steps().rev().take(STEPS).map(|step| &*step.by);
    for name in std::iter::once(staff).chain(lately) {
        if names.len() < NAMES && !name.is_empty() && !names.iter().any(|other| other == name) {
            names.push(name.into());
        }
    }
    order::sort(&mut names);
    names
}
