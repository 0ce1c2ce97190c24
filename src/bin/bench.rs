//! The search of people, exported for the benchmark in a browser; no part of the app.

#[cfg(target_arch = "wasm32")]
mod exports {
    use il_solito::analysis::search::{Builder, Index};
    use il_solito::demo::Demo;
    use il_solito::domain::{Customer, Entry, Record, Stamp};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// A demo shop's people, ready to be found.
    #[wasm_bindgen]
    pub struct Bench {
        index: Index,
    }

    #[wasm_bindgen]
    impl Bench {
        /// Builds the index of a demo shop's people.
        #[wasm_bindgen(constructor)]
        pub fn new(seed: u32, customers: usize, now: f64) -> Bench {
            let mut builder = Builder::default();
            walk(seed, customers, now, |customer, last| builder.add(customer, last));
            Bench { index: builder.finish() }
        }

        /// Finds people; returns how many there are.
        pub fn find(&self, query: &str, limit: usize) -> usize {
            self.index.find(query, limit).total
        }

        /// Returns about how many bytes the index holds.
        pub fn bytes(&self) -> usize {
            self.index.bytes()
        }
    }

    /// Makes the people and drops them again: what a build costs without the index.
    #[wasm_bindgen]
    pub fn make(seed: u32, customers: usize, now: f64) -> usize {
        let mut count = 0;
        walk(seed, customers, now, |_, _| count += 1);
        count
    }

    /// Returns the same people as JSON, one list of texts each, for the other programs.
    #[wasm_bindgen]
    pub fn documents(seed: u32, customers: usize, now: f64) -> String {
        let mut all = Vec::new();
        walk(seed, customers, now, |who, _| {
            let notes: Vec<Box<str>> = who.notes().into_iter().map(|note| note.text).collect();
            all.push(serde_json::json!({
                "id": all.len(), "name": who.name(), "nickname": who.nickname(), "look": who.look(),
                "phone": who.phone(), "email": who.email(), "tags": who.tags().join(", "), "notes": notes.join(" "),
            }));
        });
        serde_json::Value::Array(all).to_string()
    }

    fn walk(seed: u32, customers: usize, now: f64, mut tell: impl FnMut(Customer<'_>, Option<Stamp>)) {
        let mut person: Option<(Record, Option<Stamp>)> = None;
        let mut flush = |person: Option<(Record, Option<Stamp>)>| {
            if let Some((record, last)) = &person
                && let Some(customer) = Customer::of(record)
            {
                tell(customer, *last);
            }
        };
        for entry in Demo::new(u64::from(seed), customers, Stamp(now as u64), 60) {
            match entry {
                Entry::Record(record) => flush(person.replace((record, None))),
                Entry::Visit(visit) => {
                    if let Some((_, last)) = &mut person {
                        *last = Some(visit.at);
                    }
                }
                Entry::Step(_) => {}
            }
        }
        flush(person);
    }
}

fn main() {}
