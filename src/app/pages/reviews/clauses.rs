//! The text of a review with the clauses that say something marked, each a button that tells why.

use super::said;
use crate::analysis::reviews::{Mention, Polarity};
use crate::app::state::Speech;
use crate::messages::reviews::{aspect_name, polarity_name};
use yew::prelude::*;

/// Draws the text; `on_clause` is called with the first byte and the byte after the last of a clause that is tapped.
pub fn draw_clauses(
    speech: &Speech,
    text: &str,
    mentions: &[Mention],
    on_clause: &Callback<(usize, usize)>,
) -> Html {
    let texts = said(speech);
    let mut spans: Vec<(usize, usize)> =
        mentions.iter().map(|mention| (mention.start, mention.end)).collect();
    crate::domain::order::sort_out(&mut spans);
    let mut parts: Vec<Html> = Vec::new();
    let mut at = 0;
    for (start, end) in spans {
        if start < at {
            continue;
        }
        parts.push(html! { text.get(at..start).unwrap_or_default().to_owned() });
        let inside: Vec<&Mention> =
            mentions.iter().filter(|mention| (mention.start, mention.end) == (start, end)).collect();
        let class = match inside.first().map(|mention| mention.polarity) {
            Some(first) if inside.iter().any(|mention| mention.polarity != first) => "clause",
            Some(Polarity::Positive) => "clause clause--good",
            Some(Polarity::Negative) => "clause clause--bad",
            _ => "clause",
        };
        let says = inside.iter().map(|mention| {
            format!("{} {}", aspect_name(texts, mention.aspect), polarity_name(texts, mention.polarity))
        });
        let says = says.collect::<Vec<_>>().join(", ");
        let onclick = on_clause.reform(move |_: MouseEvent| (start, end));
        let onkeydown = {
            let on_clause = on_clause.clone();
            Callback::from(move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    on_clause.emit((start, end));
                }
            })
        };
        parts.push(html! {
            // A real button would not break over lines.
            <span key={start} {class} role="button" tabindex="0" {onclick} {onkeydown} title={says.clone()}>
                { text.get(start..end).unwrap_or_default() }<span class="visually-hidden">{ format!(" ({says})") }</span>
            </span>
        });
        at = end;
    }
    parts.push(html! { text.get(at..).unwrap_or_default().to_owned() });
    html! { <p class="review-text">{ for parts }</p> }
}

/// Cuts a text around a clause: what stands before, the clause, what stands after, at most `around` bytes each.
pub fn passage(text: &str, start: usize, end: usize, around: usize) -> (String, String, String) {
    let (start, end) = (text.floor_char_boundary(start), text.floor_char_boundary(end.max(start)));
    let from = text.ceil_char_boundary(start.saturating_sub(around));
    let to = text.floor_char_boundary((end + around).min(text.len()));
    let mut before = text.get(from..start).unwrap_or_default().to_owned();
    if from > 0 {
        before = format!("… {}", before.split_once(' ').map_or("", |(_, rest)| rest));
    }
    let mut after = text.get(end..to).unwrap_or_default().to_owned();
    if to < text.len() {
        after = format!("{} …", after.rsplit_once(' ').map_or("", |(rest, _)| rest));
    }
    (before, text.get(start..end).unwrap_or_default().to_owned(), after)
}
