//! Reviews: what people say, what to do about it, and when it is more than chance.

mod bars;
mod bell;
mod chart;
mod clauses;
mod correct;
mod desk;
mod import;
mod improve;
mod incident;
mod list;
mod one;
mod pack;
mod quote;
mod signs;
mod stars;
mod takeup;
mod tasks;
mod theme;
mod themes;
mod ties;
mod traits;
mod trends;
mod watch;
mod week;
mod write;

use crate::app::route::ReviewsRoute;
use crate::app::state::{BookHandle, Speech, use_book};
use crate::messages::reviews::ReviewTexts;
pub use bell::watch;
use import::ReviewsImport;
use incident::IncidentPage;
use list::All;
use one::One;
use signs::SignsPage;
use tasks::TodoPage;
use theme::ThemePage;
use themes::ThemesPage;
use trends::TrendsPage;
use watch::{Reading, use_reading};
use week::WeekPage;
use write::WritePage;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which of the screens.
    pub route: ReviewsRoute,
}

/// What every screen of the reviews needs.
#[derive(Properties, PartialEq, Clone)]
pub struct Shown {
    /// What was read.
    pub reading: Reading,
    /// The open book.
    pub book: BookHandle,
}

/// Shows the screen of the reviews that is asked for.
#[component]
pub fn ReviewsPage(props: &Props) -> Html {
    let Some(book) = use_book() else { return html! {} };
    html! { <Screens route={props.route.clone()} {book} /> }
}

#[derive(Properties, PartialEq)]
struct ScreensProps {
    route: ReviewsRoute,
    book: BookHandle,
}

#[component]
fn Screens(props: &ScreensProps) -> Html {
    let book = props.book.clone();
    let reading = use_reading(&book);
    let shown = Shown { reading, book };
    match &props.route {
        ReviewsRoute::Week => html! { <WeekPage ..shown /> },
        ReviewsRoute::Themes => html! { <ThemesPage ..shown /> },
        ReviewsRoute::Trends => html! { <TrendsPage ..shown /> },
        ReviewsRoute::All => html! { <All ..shown /> },
        ReviewsRoute::Todo => html! { <TodoPage ..shown /> },
        ReviewsRoute::Import => html! { <ReviewsImport /> },
        ReviewsRoute::Write(about) => {
            html! { <WritePage key={about.map_or_else(String::new, |id| id.to_string())} about={*about} /> }
        }
        ReviewsRoute::Review(id) => html! { <One key={id.to_string()} id={*id} {shown} /> },
        ReviewsRoute::Theme(aspect, polarity, words) => {
            html! { <ThemePage aspect={*aspect} polarity={*polarity} words={words.clone()} {shown} /> }
        }
        ReviewsRoute::Incident => html! { <IncidentPage ..shown /> },
        ReviewsRoute::Signs => html! { <SignsPage ..shown /> },
    }
}

/// Returns the texts about reviews in the language that is spoken.
fn said(speech: &Speech) -> &'static ReviewTexts {
    speech.language.review_texts()
}
