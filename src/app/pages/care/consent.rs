//! What a person agrees to, in words that they read and press themselves; taken back in one press.

use super::deeds::{Heard, told};
use super::health_word::HealthWord;
use super::words::{channel_name, name_of};
use crate::analysis::health::{self, Read, is_known, word_on_health};
use crate::app::components::{
    Pane, draw_behind, draw_icon, draw_nobody, draw_segments, draw_small_icon, lead_back,
};
use crate::app::pages::profile::{health_wording, ways_of_asking};
use crate::app::route::{Route, TrustPage};
use crate::app::state::{BookHandle, Notices, Speech, use_book};
use crate::domain::{
    Channel, Consent, ConsentHow, ConsentState, Customer, CustomerId, Purpose, Standing, standing,
};
use crate::messages::{Language, fill};
use yew::prelude::*;

/// The version of the words on messages: another one whenever they change.
const VERSION: &str = "2026-11";

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Who.
    pub id: CustomerId,
}

/// Asks for consent, in the person's language where the app speaks it.
#[component]
pub fn ConsentPage(props: &Props) -> Html {
    let mine = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let how = use_state(|| ConsentHow::Screen);
    let leaving = use_state(|| false);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let library = book.library();
    let id = library.canonical(props.id);
    let Some(customer) = library.customer(id) else {
        return draw_nobody(&mine, &library, id, &Classes::new());
    };
    let language = Language::choose([customer.language(), mine.language.tag()]);
    let speech = Speech { language, texts: language.texts() };
    let texts = language.care();
    let consents = customer.consents();
    let on_leave = {
        let leaving = leaving.clone();
        Callback::from(move |()| leaving.set(true))
    };
    let on_close = {
        let leaving = leaving.clone();
        Callback::from(move |()| leaving.set(false))
    };
    let health = word_on_health(&library, id);
    let has_health = is_known(customer.record());
    let asking = Asking { speech, book: book.clone(), notices, id, how: *how, health, has_health, on_leave };
    let (person, ways) = (language.person(), ways_of_asking(language));
    let names: Vec<_> = ways.iter().map(|(_, name)| (AttrValue::Static(name), None)).collect();
    let on_way = {
        let how = how.clone();
        Callback::from(move |place: usize| {
            if let Some((way, _)) = ways.get(place) {
                how.set(*way);
            }
        })
    };
    let shop = if book.shop_name().is_empty() { texts.hole_place.to_owned() } else { book.shop_name() };
    let general = consents.iter().find(|consent| {
        consent.channel.is_none()
            && *consent.purpose == *Purpose::Marketing.code()
            && consent.state != ConsentState::Given
    });
    html! {
        <Pane dock={lead_back(&mine, &Route::Customer(id))}>
            <div lang={language.tag()}>
                <header class="title">
                    <h1>{ fill(texts.consent_title, &[("name", name_of(&speech, &customer))]) }</h1>
                    <p class="note">{ texts.consent_lead }</p>
                </header>
                <div class="field top-gap">
                    <span class="field__label">{ person.asked_how }</span>
                    { draw_segments(person.asked_how, &names, ways.iter().position(|(way, _)| way == &*how), &on_way) }
                </div>
                <section class="section stack" aria-labelledby="consent-remember">
                    <h2 id="consent-remember">{ texts.consent_remember_title }</h2>
                    { asking.question(&customer, &consents, Purpose::Remembering, None, texts.consent_remember_title,
                        fill(texts.consent_remember_wording, &[("shop", &shop)])) }
                    if standing(&consents, Purpose::Remembering, None).is_no() {
                        <div class="notice notice--soon">
                            { draw_icon("erase") }
                            <div class="stack stack--tight">
                                <p>{ texts.consent_remember_no }</p>
                                <a class="button" href={Route::Trust(TrustPage::Known(id)).href()}>{ texts.consent_remember_erase }</a>
                            </div>
                        </div>
                    }
                </section>
                <section class="section stack" aria-labelledby="consent-health">
                    <h2 id="consent-health">{ texts.consent_health_title }</h2>
                    { asking.question(&customer, &consents, Purpose::Health, None, texts.consent_health_title, health_wording(&book, language)) }
                </section>
                <section class="section stack" aria-labelledby="consent-thanks">
                    <h2 id="consent-thanks">{ texts.consent_thanks_title }</h2>
                    { asking.question(&customer, &consents, Purpose::Thanks, None, texts.consent_thanks_title,
                        fill(texts.consent_thanks_wording, &[("shop", &shop)])) }
                    if standing(&consents, Purpose::Thanks, None).is_no() { <p class="note">{ texts.consent_thanks_no }</p> }
                </section>
                <section class="section stack" aria-labelledby="consent-marketing">
                    <h2 id="consent-marketing">{ texts.consent_marketing_title }</h2>
                    if let Some(general) = general {
                        <p class="notice notice--soon">{ draw_icon("info") }<span>
                            { texts.consent_general }{ ": " }{ fill(texts.consent_refused, &[("day", &speech.day(general.at))]) }
                            { ". " }{ from(&speech, general) }
                        </span></p>
                    }
                    { for Channel::ALL.into_iter().map(|channel| {
                        let name = channel_name(&speech, channel);
                        let carried = (channel != Channel::Call).then(|| fill(texts.consent_wording_through, &[("channel", name)]));
                        let wording = [Some(fill(texts.consent_wording, &[("shop", &shop), ("channel", name)])), carried];
                        let wording = wording.into_iter().flatten().collect::<Vec<_>>().join(" ");
                        asking.question(&customer, &consents, Purpose::Marketing, Some(channel), name, wording)
                    }) }
                </section>
            </div>
            if *leaving { <HealthWord {id} {speech} how={*how} {on_close} /> }
        </Pane>
    }
}

/// Returns who asked, or which file it came from.
fn from(speech: &Speech, consent: &Consent) -> String {
    let texts = speech.language.care();
    if !consent.source.is_empty() {
        fill(texts.consent_from_file, &[("file", &consent.source)])
    } else if consent.by.is_empty() {
        String::new()
    } else {
        fill(texts.consent_asked_by, &[("by", &consent.by)])
    }
}

struct Asking {
    speech: Speech,
    book: BookHandle,
    notices: UseReducerHandle<Notices>,
    id: CustomerId,
    how: ConsentHow,
    /// How their word on keeping what tells of health stands.
    health: Standing,
    /// Whether anything of that is known.
    has_health: bool,
    /// Called where a no to that has to say what becomes of it.
    on_leave: Callback<()>,
}

impl Asking {
    /// Shows one question, how it stands, and its answers.
    fn question(
        &self,
        customer: &Customer<'_>,
        consents: &[Consent],
        purpose: Purpose,
        channel: Option<Channel>,
        name: &str,
        wording: String,
    ) -> Html {
        let speech = &self.speech;
        let texts = speech.language.care();
        let is_health = purpose == Purpose::Health;
        let stands = if is_health { self.health } else { standing(consents, purpose, channel) };
        let own =
            consents.iter().find(|consent| consent.channel == channel && *consent.purpose == *purpose.code());
        let day = |at| speech.day(at);
        let (icon, state) = match stands {
            Standing::Given(at) => ("check", fill(texts.consent_given, &[("day", &day(at))])),
            Standing::Refused(at) => ("never", fill(texts.consent_refused, &[("day", &day(at))])),
            Standing::Withdrawn(at) => ("never", fill(texts.consent_withdrawn, &[("day", &day(at))])),
            Standing::Unasked => ("question", texts.consent_unasked.to_owned()),
        };
        let missing = channel.is_some_and(|channel| channel.address(customer).is_empty());
        let answer = |state: ConsentState, words: &'static str, said: &'static str, class: &'static str| {
            let (book, how, id) = (self.book.clone(), self.how, self.id);
            let version = if purpose == Purpose::Marketing { VERSION } else { health::VERSION };
            let version = format!("{version} {}", speech.language.tag());
            let done = told(&self.notices, *speech, said.to_owned());
            let onclick = match state {
                ConsentState::Given if is_health => {
                    let read = Read { wording: wording.clone(), version, how };
                    Callback::from(move |_: MouseEvent| book.keep_health(id, read.clone(), done.clone()))
                }
                ConsentState::Refused if is_health && self.has_health => {
                    self.on_leave.reform(|_: MouseEvent| ())
                }
                _ => {
                    let heard = Heard { purpose, channel, state, how, wording: wording.clone(), version };
                    Callback::from(move |_: MouseEvent| book.hear_consent(id, heard.clone(), done.clone()))
                }
            };
            html! { <button {class} type="button" {onclick} aria-label={format!("{words}, {name}")}>{ words }</button> }
        };
        let withdraw = if is_health && self.has_health {
            self.on_leave.reform(|_: MouseEvent| ())
        } else {
            let (book, id) = (self.book.clone(), self.id);
            let messages = purpose == Purpose::Marketing;
            let said = if messages { texts.consent_saved_withdrawn } else { texts.consent_taken_back };
            let done = told(&self.notices, *speech, said.to_owned());
            Callback::from(move |_: MouseEvent| book.withdraw_consent(id, purpose, channel, done.clone()))
        };
        let read = own.filter(|consent| !consent.wording.is_empty() && *consent.wording != *wording);
        html! {
            <div class="card stack" role="group" aria-label={name.to_owned()}>
                if channel.is_some() { <h3>{ name }</h3> }
                <p>{ &wording }</p>
                <p class="note look">
                    { draw_small_icon(icon) }
                    <span>{ state }if let Some(own) = own { { ". " }{ from(speech, own) } }</span>
                </p>
                if missing { <p class="note">{ texts.consent_no_address }</p> }
                <div class="cluster">
                    if stands.is_given() {
                        <button class="button" type="button" onclick={withdraw} aria-label={format!("{}, {name}", texts.consent_withdraw)}>{ texts.consent_withdraw }</button>
                    } else {
                        { answer(ConsentState::Given, texts.consent_yes, texts.consent_saved_yes, "button button--primary") }
                        if !matches!(stands, Standing::Refused(_)) {
                            { answer(ConsentState::Refused, texts.consent_no, texts.consent_saved_no, "button") }
                        }
                    }
                </div>
                if let Some(read) = read { { draw_behind(texts.consent_wording_shown, html! { <p class="quote">{ &*read.wording }</p> }) } }
            </div>
        }
    }
}
