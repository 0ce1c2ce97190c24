//! The shop's own papers, written from what it really holds: notices, the record of processing, the day a phone is lost.

use super::consents::write_log;
use super::kept_for::kept_words;
use super::leaving::{Leaving, give};
use super::requests::{requests, write_requests};
use super::words::purpose_words;
use crate::analysis::inventory::Inventory;
use crate::analysis::keeping::Kept;
use crate::analysis::retention::period;
use crate::app::components::{Pane, TextField, draw_icon, draw_segments, lead_back};
use crate::app::pages::profile::told;
use crate::app::route::{Route, TrustPage};
use crate::app::state::{BookHandle, Notices, Speech, use_book};
use crate::domain::{Field, Left, RecordId, Value, Way};
use crate::exchange::{Handout, Line, Section};
use crate::messages::{Language, fill};
use crate::platform::{clock, page};
use yew::prelude::*;

/// Where the name and address are kept of whoever answers for the data.
const OWNER: &str = "controller";

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which paper.
    pub page: TrustPage,
}

/// Shows a paper, to give and to print.
#[component]
pub fn Papers(props: &Props) -> Html {
    let staff = use_context::<Speech>().unwrap_or_else(Speech::chosen);
    let language = use_state(|| staff.language);
    let Some((book, notices)) = use_book().zip(use_context::<UseReducerHandle<Notices>>()) else {
        return html! {};
    };
    let speech = Speech { language: *language, texts: language.texts() };
    let trust = speech.language.trust();
    let owner = {
        let library = book.library();
        library.shop().map(|shop| shop.text(&Field::Setting(OWNER.into())).to_owned()).unwrap_or_default()
    };
    let paper = write(&speech, &book, props.page, &owner);
    // Of all papers these two alone name people.
    let people = match props.page {
        TrustPage::ConsentLog => write_log(&speech, &book.library(), Vec::new()).1,
        TrustPage::RequestLog => requests(&book.library(), None).len() as u64,
        _ => 0,
    };
    let left = if people > 0 { Left::Table } else { Left::Report };
    let languages: Vec<(AttrValue, Option<AttrValue>)> =
        Language::ALL.iter().map(|one| (one.name().into(), Some(one.tag().into()))).collect();
    let on_language = {
        let language = language.clone();
        Callback::from(move |place: usize| {
            if let Some(one) = Language::ALL.get(place) {
                language.set(*one);
            }
        })
    };
    let on_owner = {
        let (book, done) = (book.clone(), told(&notices, staff, trust.saved.to_owned()));
        Callback::from(move |text: String| {
            let value = Value::text(&text);
            book.write_record(RecordId::Shop, Field::Setting(OWNER.into()), value, done.clone());
        })
    };
    let ongive = {
        let (book, notices, html) = (book.clone(), notices.clone(), paper.to_html(speech.language.tag()));
        let name = format!("{}.html", paper.title.to_lowercase().replace([' ', '’'], "-"));
        Callback::from(move |_: MouseEvent| {
            let leaving = Leaving { left, people, about: None };
            give(&book, &notices, staff, leaving, name.clone(), "text/html", html.clone().into_bytes());
        })
    };
    let onprint = {
        let book = book.clone();
        Callback::from(move |_: MouseEvent| {
            book.note_departure(left, Way::Printed, people, "", None);
            page::print();
        })
    };
    let back = if props.page == TrustPage::RequestLog { TrustPage::Requests(None) } else { TrustPage::All };
    let asks_owner = matches!(props.page, TrustPage::WebNotice | TrustPage::Processing);
    html! {
        <Pane dock={lead_back(&staff, &Route::Trust(back))}>
            <div class="stack unprinted">
                { draw_segments(trust.in_language, &languages, Language::ALL.iter().position(|one| *one == *language), &on_language) }
                if asks_owner {
                    <TextField id="owner" label={trust.paper_owner} hint={trust.paper_owner_hint} value={owner} on_save={on_owner} />
                }
                <div class="cluster cluster--even">
                    <button class="button" type="button" onclick={onprint}>{ draw_icon("file") }{ trust.paper_print }</button>
                    <button class="button" type="button" onclick={ongive}>{ draw_icon("send") }{ trust.paper_give }</button>
                </div>
            </div>
            <article class="paper section" lang={speech.language.tag()}>{ draw(&paper) }</article>
        </Pane>
    }
}

fn draw(paper: &Handout) -> Html {
    html! {
        <>
            <h1>{ &paper.title }</h1>
            if !paper.lead.is_empty() { <p class="lead">{ &paper.lead }</p> }
            { for paper.sections.iter().enumerate().map(|(place, section)| html! {
                <section class="section" key={place}>
                    if !section.title.is_empty() { <h2>{ &section.title }</h2> }
                    if !section.lead.is_empty() { <p>{ &section.lead }</p> }
                    <ul class="note-list">
                        { for section.lines.iter().enumerate().map(|(place, line)| html! {
                            <li key={place}>{ &line.what }if !line.more.is_empty() { <br /><small>{ &line.more }</small> }</li>
                        }) }
                    </ul>
                </section>
            }) }
            { for paper.foot.iter().map(|foot| html! { <p class="note">{ foot }</p> }) }
        </>
    }
}

fn section(title: &str, lead: &str, lines: Vec<Line>) -> Section {
    Section { title: title.to_owned(), lead: lead.to_owned(), lines }
}

fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Line> {
    texts.into_iter().map(|text| Line::new(text, "")).collect()
}

fn write(speech: &Speech, book: &BookHandle, page: TrustPage, owner: &str) -> Handout {
    let trust = speech.language.trust();
    let library = book.library();
    let inventory = Inventory::of(&library);
    let owner = if owner.is_empty() { trust.paper_owner_missing } else { owner };
    let kept = match period(&library) {
        Some(months) => speech.count(trust.kept_months, months, &[]),
        None => trust.notice_kept_none.to_owned(),
    };
    let periods: Vec<Line> = Kept::ALL
        .into_iter()
        .filter_map(|kept| {
            let years = kept.months(&library)? / 12;
            Some(Line::new(kept_words(speech, kept).0, speech.count(trust.retention_years, years, &[])))
        })
        .collect();
    let made = fill(trust.paper_made, &[("day", &speech.date(clock::now()))]);
    let foot = vec![made, trust.paper_no_advice.to_owned()];
    let shop = book.shop_name();
    match page {
        TrustPage::WallNotice => Handout {
            title: trust.wall_title.to_owned(),
            lead: fill(trust.wall_lead, &[("shop", &shop)]),
            sections: vec![section(
                "",
                "",
                lines([trust.wall_what, trust.wall_where, trust.wall_rights, trust.wall_ask]),
            )],
            foot: Vec::new(),
        },
        TrustPage::WebNotice => {
            let kinds = inventory.purposes.iter().map(|(purpose, _)| purpose_words(speech, *purpose));
            let mut grounds = vec![trust.notice_basis_service, trust.notice_basis_consent];
            grounds.extend((inventory.guarded > 0).then_some(trust.notice_basis_guarded));
            Handout {
                title: trust.notice_title.to_owned(),
                lead: shop,
                sections: vec![
                    section(trust.notice_who, owner, Vec::new()),
                    section(trust.notice_what, trust.notice_what_lead, lines(kinds)),
                    section(trust.notice_basis, "", lines(grounds)),
                    section(trust.notice_kept, &kept, periods),
                    section(trust.notice_where, trust.notice_where_more, Vec::new()),
                    section(trust.notice_to, trust.notice_to_more, Vec::new()),
                    section(trust.notice_rights, trust.notice_rights_more, Vec::new()),
                ],
                foot,
            }
        }
        TrustPage::ConsentLog => write_log(speech, &library, foot).0,
        TrustPage::RequestLog => write_requests(speech, &library, foot),
        TrustPage::LostPhone => lost(speech, book, &inventory, foot),
        _ => {
            let mut kinds: Vec<Line> = inventory
                .purposes
                .iter()
                .map(|(purpose, people)| {
                    let count = speech.count(trust.processing_line, *people, &[]);
                    Line::new(purpose_words(speech, *purpose), count)
                })
                .collect();
            kinds.push(Line::new(speech.count(trust.processing_guarded, inventory.guarded, &[]), ""));
            kinds.push(Line::new(speech.count(trust.processing_visits, inventory.visits, &[]), ""));
            kinds.push(Line::new(speech.count(trust.processing_reviews, inventory.reviews, &[]), ""));
            let left = super::ledger::lines(&library).len() as u64;
            let lock = if book.is_locked() { trust.processing_lock_on } else { trust.processing_lock_off };
            let devices = speech.count(trust.processing_devices, inventory.devices, &[]);
            let left = speech.count(trust.processing_left, left, &[]);
            let safe = lines([trust.processing_sealed, lock, &devices, &left]);
            let whom = speech.count(trust.processing_whom_more, inventory.people, &[]);
            Handout {
                title: trust.processing_title.to_owned(),
                lead: fill(trust.processing_lead, &[("owner", owner)]),
                sections: vec![
                    section(trust.processing_whom, &whom, Vec::new()),
                    section(trust.notice_what, "", kinds),
                    section(trust.processing_to, trust.processing_to_more, Vec::new()),
                    section(trust.processing_kept, &kept, periods),
                    section(trust.processing_safe, "", safe),
                ],
                foot,
            }
        }
    }
}

fn lost(speech: &Speech, book: &BookHandle, inventory: &Inventory, foot: Vec<String>) -> Handout {
    let trust = speech.language.trust();
    let (sealed, judge) = if book.is_locked() {
        (trust.lost_sealed_lock, trust.lost_judge_lock)
    } else {
        (trust.lost_sealed_no_lock, trust.lost_judge_no_lock)
    };
    let mut was = vec![Line::new(speech.count(trust.lost_was_people, inventory.people, &[]), "")];
    was.push(Line::new(speech.count(trust.lost_was_guarded, inventory.guarded, &[]), ""));
    Handout {
        title: trust.lost_title.to_owned(),
        lead: trust.lost_lead.to_owned(),
        sections: vec![
            section(trust.lost_first, "", lines(trust.lost_first_lines.split('|'))),
            section(trust.lost_was, "", was),
            section(trust.lost_was_sealed, sealed, Vec::new()),
            section(trust.lost_judge, judge, Vec::new()),
            section(trust.lost_72, "", lines(trust.lost_72_lines.split('|'))),
            section(trust.lost_after, "", lines(trust.lost_after_lines.split('|'))),
        ],
        foot,
    }
}
