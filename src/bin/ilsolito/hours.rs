//! Reads opening hours as people write them in JSON.

use il_solito::analysis::reviews::opening::{Opening, Span, read_span};
use serde_json::Value;

/// Reads `"12:00-15:00, 19:00-23:00"` for every day, or an object of weekdays with such texts, lists of them, or pairs.
pub fn read_opening(value: &Value) -> Opening {
    let mut opening = Opening::default();
    match value {
        Value::Object(days) => {
            for (name, value) in days {
                if let Some(day) = weekday(name) {
                    opening.set(day, Some(spans(value)));
                }
            }
        }
        Value::Null => {}
        value => (0..7).for_each(|day| opening.set(day, Some(spans(value)))),
    }
    opening
}

fn weekday(name: &str) -> Option<u8> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let name = name.to_lowercase();
    (0..)
        .zip(names)
        .find(|(_, known)| name.starts_with(known))
        .map(|(day, _)| day)
        .or_else(|| name.parse().ok().filter(|day| *day < 7))
}

fn spans(value: &Value) -> Vec<Span> {
    match value {
        Value::String(text) => text.split([',', ';']).filter_map(read_span).collect(),
        Value::Array(list) => match list.as_slice() {
            [Value::String(from), Value::String(to)] if !from.contains('-') => {
                read_span(&format!("{from}-{to}")).into_iter().collect()
            }
            list => list.iter().flat_map(spans).collect(),
        },
        Value::Object(pair) => {
            let part =
                |names: [&str; 2]| names.iter().find_map(|name| pair.get(*name)).and_then(Value::as_str);
            let (from, to) = (part(["open", "from"]), part(["close", "to"]));
            from.zip(to).and_then(|(from, to)| read_span(&format!("{from}-{to}"))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
