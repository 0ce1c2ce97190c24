//! The search of people.

use il_solito::analysis::search::{Builder, Index};
use il_solito::demo::Demo;
use il_solito::domain::{Customer, CustomerId, Entry, Record, Stamp};
use wasm_bindgen::prelude::wasm_bindgen;

/// A demo shop's people, ready to be found.
#[wasm_bindgen]
pub struct Bench {
    index: Index,
}

#[wasm_bindgen]
impl Bench {
    /// Builds the index of a demo shop's people, none of whom is kept.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: u32, customers: usize, now: f64) -> Bench {
        let mut builder = Builder::default();
        walk(seed, customers, now, |record, last| add(&mut builder, &record, last));
        Bench { index: builder.finish() }
    }

    /// Finds people; returns how many there are.
    pub fn find(&self, query: &str, limit: usize) -> usize {
        self.index.find(query, limit).total
    }

    /// Returns how many bytes the index holds.
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// Returns whether a search finds the person of that id.
    pub fn finds(&self, query: &str, limit: usize, id: &str) -> bool {
        let id = CustomerId::parse(id);
        self.index.find(query, limit).hits.iter().any(|hit| Some(hit.customer) == id)
    }
}

/// A demo shop's people, to see how long an index of them takes.
#[wasm_bindgen]
pub struct People(Vec<(Record, Option<Stamp>)>);

#[wasm_bindgen]
impl People {
    /// Makes them.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: u32, customers: usize, now: f64) -> People {
        let mut people = Vec::new();
        walk(seed, customers, now, |record, last| people.push((record, last)));
        People(people)
    }

    /// Builds their index.
    pub fn index(&self) -> Bench {
        let mut builder = Builder::default();
        for (record, last) in &self.0 {
            add(&mut builder, record, *last);
        }
        Bench { index: builder.finish() }
    }

    /// Returns the same people as JSON, for the other programs.
    pub fn texts(&self) -> String {
        let texts = self.0.iter().filter_map(|(record, _)| Customer::of(record)).map(|who| {
            let notes: Vec<Box<str>> = who.notes().into_iter().map(|note| note.text).collect();
            serde_json::json!({
                "id": who.id().to_string(), "name": who.name(), "nickname": who.nickname(), "look": who.look(),
                "phone": who.phone(), "email": who.email(), "tags": who.tags().join(", "),
                "notes": notes.join(" "),
            })
        });
        serde_json::Value::Array(texts.collect()).to_string()
    }
}

fn add(builder: &mut Builder, record: &Record, last: Option<Stamp>) {
    if let Some(customer) = Customer::of(record) {
        builder.add(customer, last);
    }
}

/// Tells each person with their last visit.
fn walk(seed: u32, customers: usize, now: f64, mut tell: impl FnMut(Record, Option<Stamp>)) {
    let mut person: Option<(Record, Option<Stamp>)> = None;
    for entry in Demo::new(u64::from(seed), customers, Stamp(now as u64), 60) {
        match entry {
            Entry::Record(record) => {
                if let Some((record, last)) = person.replace((record, None)) {
                    tell(record, last);
                }
            }
            Entry::Visit(visit) => {
                if let Some((_, last)) = &mut person {
                    *last = Some(visit.at);
                }
            }
            Entry::Step(_) => {}
        }
    }
    if let Some((record, last)) = person {
        tell(record, last);
    }
}
