//! Reads opening hours as people write them in JSON.

use serde_json::Value;

/// When a venue is open, per weekday from Monday; `None` where nothing is said.
#[derive(Default)]
pub struct Hours([Option<Vec<(u16, u16)>>; 7]);

impl Hours {
    /// Reads `"12:00-15:00, 19:00-23:00"` for every day, or an object of weekdays with such texts, lists of them, or pairs.
    pub fn of(value: &Value) -> Hours {
        let mut hours = Hours::default();
        match value {
            Value::Object(days) => {
                for (name, value) in days {
                    if let Some(day) = weekday(name) {
                        hours.0[day] = Some(spans(value));
                    }
                }
            }
            Value::Null => {}
            value => hours.0.fill(Some(spans(value))),
        }
        hours
    }

    /// Tells whether it is open on a weekday at a minute of the day; an hour after closing time counts as open, for writing.
    pub fn open(&self, weekday: u8, minute: u16) -> Option<bool> {
        let today = self.0.get(usize::from(weekday))?.as_ref()?;
        let yesterday = self.0[(usize::from(weekday) + 6) % 7].as_deref().unwrap_or_default();
        let inside = |spans: &[(u16, u16)], minute: u16| {
            spans.iter().any(|(from, to)| (*from..*to + 60).contains(&minute))
        };
        Some(inside(today, minute) || inside(yesterday, minute + 1440))
    }
}

fn weekday(name: &str) -> Option<usize> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let name = name.to_lowercase();
    names
        .iter()
        .position(|known| name.starts_with(known))
        .or_else(|| name.parse().ok().filter(|day| *day < 7))
}

fn spans(value: &Value) -> Vec<(u16, u16)> {
    match value {
        Value::String(text) => text.split([',', ';']).filter_map(span).collect(),
        Value::Array(list) => match list.as_slice() {
            [Value::String(from), Value::String(to)] if !from.contains('-') => {
                span(&format!("{from}-{to}")).into_iter().collect()
            }
            list => list.iter().flat_map(spans).collect(),
        },
        Value::Object(pair) => {
            let part =
                |names: [&str; 2]| names.iter().find_map(|name| pair.get(*name)).and_then(Value::as_str);
            let (from, to) = (part(["open", "from"]), part(["close", "to"]));
            from.zip(to).and_then(|(from, to)| span(&format!("{from}-{to}"))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn span(text: &str) -> Option<(u16, u16)> {
    let (from, to) = text.split_once(['-', '–'])?;
    let (from, to) = (minute(from)?, minute(to)?);
    Some((from, if to <= from { to + 1440 } else { to }))
}

/// Returns the minute of the day of `HH:MM` or `HH`.
pub fn minute(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2).unwrap_or(minute).parse().ok()?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}
