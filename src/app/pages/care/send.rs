//! Telling people of an offer, one by one and by hand: the phone opens the message ready written, the person sends it.

use super::deeds::told;
use super::offer::{read, with_words};
use super::words::{channel_name, name_of, reason_words};
use super::work::{Judged, use_judged};
use crate::analysis::guard::{Person, is_held_back, text_for};
use crate::analysis::phone_uri;
use crate::analysis::survey::Survey;
use crate::app::components::{
    Pane, Size, draw_allergies, draw_avatar, draw_icon, draw_small_icon, lead_back,
};
use crate::app::route::{CarePage, Route};
use crate::app::state::{BookHandle, NoticeAction, Notices, Speech, allergy_names};
use crate::domain::{Channel, Customer, CustomerId, Offer, PaperId, PaperKind, Telling, TellingState};
use crate::messages::fill;
use crate::platform::hand;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Properties)]
pub struct Props {
    /// The book.
    pub book: BookHandle,
    /// Everybody's visits, counted.
    pub survey: Rc<Survey>,
    /// Which offer.
    pub id: PaperId,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.book == other.book && Rc::ptr_eq(&self.survey, &other.survey) && self.id == other.id
    }
}

/// Shows whom to tell next.
#[component]
pub fn Send(props: &Props) -> Html {
    let speech = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let texts = speech.language.care();
    let (book, id) = (&props.book, props.id);
    let offer = with_words(&speech, read(book, id));
    let (judged, ..) = use_judged(book, &props.survey, &offer);
    let skipped = use_state(Vec::<CustomerId>::new);
    let Some(notices) = use_context::<UseReducerHandle<Notices>>() else { return html! {} };
    let dock = html! { { lead_back(&speech, &Route::Care(CarePage::Offer(id))) } };
    let Some(judged) = judged else {
        return html! { <Pane {dock}><p class="note" role="status">{ texts.looking }</p></Pane> };
    };
    let library = book.library();
    // Who was told a moment ago is still in what was judged before.
    let told_now = |customer: &CustomerId| {
        let paper = library.record(Telling::record(id, *customer)).filter(|paper| paper.is_present());
        paper.and_then(Telling::of).is_some_and(|telling| telling.was_told())
    };
    let glad: Vec<CustomerId> = judged.tally.glad().map(|(customer, _)| *customer).collect();
    let (held, open): (Vec<CustomerId>, Vec<CustomerId>) =
        glad.into_iter().partition(|customer| is_held_back(&offer, *customer));
    let left: Vec<CustomerId> = open.into_iter().filter(|customer| !told_now(customer)).collect();
    let next = left.iter().find(|customer| !skipped.contains(customer)).or(left.first());
    let hold = hold_back(book, &offer, held.clone());
    let lists = Channel::ALL.into_iter().filter(|channel| *channel != Channel::Call).filter_map(|channel| {
        let people: Vec<CustomerId> = left
            .iter()
            .filter(|id| {
                library
                    .customer(**id)
                    .is_some_and(|one| Person::read(&library, &one).reachable.contains(&channel))
            })
            .copied()
            .collect();
        (people.len() > 1).then(|| list(&speech, book, &notices, &offer, channel, people, hold.clone()))
    });
    html! {
        <Pane {dock}>
            <header class="title">
                <p class="title__over">{ if offer.name.is_empty() { texts.offer_unnamed } else { &offer.name } }</p>
                <h1>{ texts.send_title }</h1>
                <p class="note">{ texts.send_lead }</p>
            </header>
            <div class="stack top-gap">
                <p class="lead" role="status">
                    { if left.is_empty() { texts.send_done.to_owned() } else { speech.count(texts.send_left, left.len() as u64, &[]) } }
                </p>
                if let Some(customer) = next.and_then(|id| library.customer(*id)) {
                    { card(&speech, book, &notices, &offer, &judged, &customer, hold.clone(), skipped.clone()) }
                }
                if !held.is_empty() { <p class="note">{ speech.count(texts.send_held, held.len() as u64, &[]) }</p> }
                { for lists }
            </div>
        </Pane>
    }
}

/// Marks who is held back, once, before the first message goes out: from then on both groups count.
fn hold_back(book: &BookHandle, offer: &Offer, held: Vec<CustomerId>) -> Callback<()> {
    let (book, id) = (book.clone(), offer.id);
    Callback::from(move |()| {
        let library = book.library();
        let marked: Vec<CustomerId> = library
            .papers(PaperKind::Telling)
            .filter_map(Telling::of)
            .filter(|telling| telling.offer == id && telling.state == TellingState::Held)
            .flat_map(|telling| telling.customers)
            .collect();
        let new: Vec<CustomerId> = held.iter().filter(|id| !marked.contains(id)).copied().collect();
        drop(library);
        if !new.is_empty() {
            book.hold_back(id, new, Callback::noop());
        }
    })
}

/// The address that opens a message to somebody in another app, ready written.
fn address(channel: Channel, customer: &Customer<'_>, text: &str) -> String {
    let to = channel.address(customer);
    let text = hand::encode(text);
    let number =
        phone_uri(to).map_or_else(|| to.replace(' ', ""), |uri| uri.trim_start_matches("tel:").to_owned());
    match channel {
        // Both marks, since one kind of phone wants the first and the other kind the second.
        Channel::Sms => format!("sms:{number}?&body={text}"),
        Channel::WhatsApp => format!("https://wa.me/{}?text={text}", number.trim_start_matches('+')),
        Channel::Mail => format!("mailto:{}?body={text}", hand::encode(to).replace("%40", "@")),
        Channel::Call => format!("tel:{number}"),
    }
}

#[allow(clippy::too_many_arguments, reason = "one card of one screen, and all of it is used")]
fn card(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    offer: &Offer,
    judged: &Judged,
    customer: &Customer<'_>,
    hold: Callback<()>,
    skipped: UseStateHandle<Vec<CustomerId>>,
) -> Html {
    let texts = speech.language.care();
    let id = customer.id();
    let name = name_of(speech, customer).to_owned();
    let text = text_for(offer, judged.guard.dishes(), &book.shop_name(), customer);
    let library = book.library();
    let person = Person::read(&library, customer);
    let allergies = allergy_names(speech, customer);
    let judgement = judged.tally.glad().find(|(other, _)| *other == id).map(|(_, judgement)| judgement);
    let mark = {
        let (book, offer, text, name) = (book.clone(), offer.id, text.clone(), name.clone());
        let (notices, speech) = (notices.clone(), *speech);
        move |channel: Option<Channel>| {
            hold.emit(());
            let said = fill(speech.language.care().told_now, &[("name", &name)]);
            book.tell(offer, id, channel, text.clone(), told(&notices, speech, said));
        }
    };
    let onshare = {
        let (mark, text) = (mark.clone(), text.clone());
        let first = person.reachable.first().copied();
        Callback::from(move |_: MouseEvent| {
            let (mark, text) = (mark.clone(), text.clone());
            spawn_local(async move {
                if hand::share_text(&text).await {
                    mark(first);
                }
            });
        })
    };
    let oncopy = {
        let (text, notices) = (text.clone(), notices.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, notices) = (text.clone(), notices.clone());
            spawn_local(async move {
                let said = if hand::copy(&text).await { texts.copied } else { texts.not_copied };
                notices.dispatch(NoticeAction::say(said));
            });
        })
    };
    let onvoice = {
        let mark = mark.clone();
        Callback::from(move |_: MouseEvent| mark(None))
    };
    let onskip = Callback::from(move |_: MouseEvent| {
        let mut all = (*skipped).clone();
        all.retain(|other| *other != id);
        all.push(id);
        skipped.set(all);
    });
    html! {
        <section class="card stack" aria-label={name.clone()} key={id.to_string()}>
            <div class="care">
                { draw_avatar(id, &name, Size::Plain) }
                <div class="stack stack--tight">
                    <h2 class="care__why">{ &name }</h2>
                    { for judgement.into_iter().flat_map(|judgement| &judgement.reasons).map(|reason| html! { <p class="care__who">{ reason_words(speech, reason) }</p> }) }
                    if !allergies.is_empty() { <p class="customer__chips">{ draw_allergies(speech, &allergies) }</p> }
                </div>
            </div>
            <p class="quote">{ &text }</p>
            <div class="cluster">
                { for person.reachable.iter().map(|channel| {
                    let channel = *channel;
                    let mark = mark.clone();
                    let onclick = Callback::from(move |_: MouseEvent| mark(Some(channel)));
                    let icon = match channel { Channel::Mail => "mail", Channel::Call => "call", Channel::Sms | Channel::WhatsApp => "chat" };
                    html! {
                        <a key={channel.code()} class="button" href={address(channel, customer, &text)} target="_blank" rel="noopener noreferrer" {onclick}>
                            { draw_small_icon(icon) }{ channel_name(speech, channel) }
                        </a>
                    }
                }) }
                if hand::can_share() { <button class="button" type="button" onclick={onshare}>{ draw_small_icon("send") }{ texts.by_share }</button> }
                <button class="button button--tonal" type="button" onclick={oncopy}>{ draw_small_icon("file") }{ texts.by_copy }</button>
                <button class="button button--tonal" type="button" onclick={onvoice}>{ draw_small_icon("person") }{ texts.by_voice }</button>
                <button class="button button--tonal" type="button" onclick={onskip}>{ texts.skip }</button>
            </div>
        </section>
    }
}

/// Copies the addresses of those who agreed to a channel, and marks them as told.
fn list(
    speech: &Speech,
    book: &BookHandle,
    notices: &UseReducerHandle<Notices>,
    offer: &Offer,
    channel: Channel,
    people: Vec<CustomerId>,
    hold: Callback<()>,
) -> Html {
    let texts = speech.language.care();
    let values = [("channel", channel_name(speech, channel)), ("n", &speech.number(people.len() as u64))];
    let words = fill(texts.copy_list, &values);
    let onclick = {
        let (book, notices, offer, speech) = (book.clone(), notices.clone(), offer.id, *speech);
        Callback::from(move |_: MouseEvent| {
            let (book, notices, people, hold) = (book.clone(), notices.clone(), people.clone(), hold.clone());
            spawn_local(async move {
                let addresses: Vec<String> = {
                    let library = book.library();
                    let of = people.iter().filter_map(|id| library.customer(*id));
                    of.map(|customer| channel.address(&customer).to_owned()).collect()
                };
                if hand::copy(&addresses.join(", ")).await {
                    hold.emit(());
                    let said = speech.count(speech.language.care().list_copied, people.len() as u64, &[]);
                    book.tell_all(offer, people, channel, told(&notices, speech, said));
                } else {
                    notices.dispatch(NoticeAction::say(speech.language.care().not_copied));
                }
            });
        })
    };
    html! {
        <button key={channel.code()} class="button button--tonal button--wide" type="button" {onclick}>
            { draw_icon("list") }{ words }
        </button>
    }
}
