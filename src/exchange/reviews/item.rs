//! A review in JSON: Google's of Takeout and of the API, TripAdvisor's, and what looks like them.

use super::{ReviewDraft, When, read_stars, read_when};
use crate::exchange::{DateOrder, Foreign, Problem};
use serde_json::Value;

/// The source of Google's reviews.
pub const GOOGLE: &str = "google";
/// The source of TripAdvisor's reviews.
pub const TRIPADVISOR: &str = "tripadvisor";

/// Reads a review.
pub fn read_item(text: &str, line: u32) -> Result<ReviewDraft, Problem> {
    let item: Value = serde_json::from_str(text).map_err(|_| Problem::Json)?;
    let mut draft = ReviewDraft { line, source: source(&item).into(), ..ReviewDraft::default() };
    let key = words(&item, &["reviewId", "name", "id", "review_id"]);
    // The name that Takeout writes ends with the id that the API writes.
    draft.key = key.rsplit('/').next().unwrap_or_default().into();
    let anonymous = item.pointer("/reviewer/isAnonymous").is_some_and(|value| value == &Value::Bool(true));
    if !anonymous {
        draft.author =
            words(&item, &["reviewer/displayName", "user/username", "user/name", "author_name", "author"])
                .into();
    }
    draft.stars = read_stars(&words(&item, &["starRating", "star_rating", "rating", "stars"]));
    let text = words(&item, &["comment", "text", "review"]);
    draft.set_text(&words(&item, &["title"]), &text);
    let when = words(
        &item,
        &["createTime", "published_date", "publishedDate", "created_at", "date", "time", "updateTime"],
    );
    draft.when = read_when(&when, DateOrder::DayFirst);
    draft.url = words(&item, &["url", "link"]).into();
    draft.language = words(&item, &["lang", "language"]).into();
    draft.visited = words(&item, &["travel_date", "travelDate"]).into();
    draft.reply =
        words(&item, &["reviewReply/comment", "owner_response/text", "ownerResponse/text", "reply"]).into();
    draft.author_reviews = words(&item, &["author_reviews", "user/review_count"]).parse().ok();
    match (draft.is_empty(), draft.when) {
        (true, _) => Err(Problem::Nothing),
        (false, When::Unknown) => Err(Problem::NoDate),
        _ => Ok(draft),
    }
}

/// Tells what a JSON is that holds no reviews which the shop received.
pub fn refuse(text: &str) -> Option<Foreign> {
    let start = text.get(..text.len().min(4000)).or_else(|| text.get(..text.floor_char_boundary(4000)))?;
    start.contains("\"FeatureCollection\"").then_some(Foreign::OwnReviews)
}

fn source(item: &Value) -> String {
    let has = |key: &str| item.get(key).is_some();
    if has("starRating") || has("createTime") || has("reviewId") {
        GOOGLE.to_owned()
    } else if has("published_date") || has("location_id") || words(item, &["url"]).contains("tripadvisor") {
        TRIPADVISOR.to_owned()
    } else {
        words(item, &["source", "platform", "site"]).to_lowercase()
    }
}

/// Returns the words under the first of some names; `a/b` is `b` within `a`.
fn words(item: &Value, names: &[&str]) -> String {
    let found = names.iter().find_map(|name| match item.pointer(&format!("/{name}"))? {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    found.unwrap_or_default()
}
