//! Two phones that part and meet.

use il_solito::domain::{
    Action, Author, Change, CustomerId, DeviceId, Field, Library, Mark, RecordId, Register, Stamp, Step,
    StepId, Touch, Value,
};
use il_solito::merge::{Merged, Outgoing, Scope, SyncFile, SyncWriter};
use wasm_bindgen::prelude::wasm_bindgen;

/// The ten things that are known of everybody.
const FIELDS: [Field; 10] = [
    Field::Name,
    Field::Nickname,
    Field::Look,
    Field::Phone,
    Field::Email,
    Field::Birthday,
    Field::Place,
    Field::Language,
    Field::Origin,
    Field::Since,
];
/// Sealed as ever; only the making of the key, which takes its time on purpose, is left out.
const WORK_FACTOR: u8 = 1;
const PASSPHRASE: &str = "one two three four five six";

/// A phone with its book.
#[wasm_bindgen]
pub struct Phone {
    library: Library,
    device: DeviceId,
    clock: u64,
    steps: u128,
}

#[wasm_bindgen]
impl Phone {
    /// Begins a book with nobody in it.
    #[wasm_bindgen(constructor)]
    pub fn new(now: f64) -> Phone {
        let mut phone =
            Phone { library: Library::default(), device: DeviceId(1), clock: now as u64, steps: 1 };
        let shop = phone.set(RecordId::Shop, Field::ShopId, "shop");
        phone.keep(&[shop]);
        phone
    }

    /// Writes somebody new down, with ten fields separated by line ends.
    pub fn add(&mut self, number: u32, fields: &str) {
        let record = person(number);
        let mut changes: Vec<Change> = FIELDS
            .into_iter()
            .zip(fields.lines())
            .map(|(field, value)| self.set(record, field, value))
            .collect();
        changes.push(self.remember(Action::AddCustomer, Touch::Created(record)));
        self.keep(&changes);
    }

    /// Another phone that knows the same.
    pub fn fork(&self) -> Phone {
        Phone { library: self.library.clone(), device: DeviceId(2), clock: self.clock, steps: 1 << 64 }
    }

    /// Writes a nickname.
    pub fn rename(&mut self, number: u32, to: &str) {
        let record = person(number);
        let before =
            self.library.record(record).and_then(|record| record.register(&Field::Nickname)).cloned();
        let change = self.set(record, Field::Nickname, to);
        let Change::Set { register, .. } = &change else { return };
        let (field, after) = (Field::Nickname, register.clone());
        let step = self.remember(Action::EditCustomer, Touch::Wrote { record, field, before, after });
        self.keep(&[change, step]);
    }

    /// Erases somebody for good.
    pub fn erase(&mut self, number: u32) {
        let customer = CustomerId(u128::from(number));
        let mark = Mark { stamp: self.tick(), device: self.device };
        let step = self.remember(Action::EraseCustomer, Touch::Erased(customer));
        self.keep(&[Change::Erase { customer, mark }, step]);
    }

    /// Returns a nickname; empty for somebody who is gone.
    pub fn nickname(&self, number: u32) -> String {
        self.library
            .record(person(number))
            .map(|record| record.text(&Field::Nickname).into())
            .unwrap_or_default()
    }

    /// Returns the whole book as a sealed file.
    pub fn save(&self) -> Vec<u8> {
        self.try_save().unwrap_or_default()
    }

    /// Takes a file in; returns whether it could be read.
    pub fn merge(&mut self, bytes: &[u8]) -> bool {
        self.try_merge(bytes).is_some()
    }

    /// Returns whether a text is anywhere in a file, once it is opened and unpacked.
    pub fn remains(bytes: &[u8], text: &str) -> bool {
        let Ok(file) = SyncFile::read(bytes, PASSPHRASE, |_| true) else { return false };
        file.entries.iter().any(|entry| serde_json::to_string(entry).is_ok_and(|line| line.contains(text)))
    }
}

impl Phone {
    fn try_save(&self) -> Option<Vec<u8>> {
        let mut outgoing = Outgoing::new(&self.library, Scope::Whole, &self.author());
        let mut writer = SyncWriter::begin(Vec::new(), PASSPHRASE, WORK_FACTOR, outgoing.header()).ok()?;
        loop {
            let batch = outgoing.next_batch(&self.library, 1_024);
            if batch.is_empty() {
                return writer.finish().ok();
            }
            for entry in &batch {
                writer.write(entry).ok()?;
            }
        }
    }

    fn try_merge(&mut self, bytes: &[u8]) -> Option<()> {
        let file = SyncFile::read(bytes, PASSPHRASE, |_| true).ok()?;
        let author = self.author();
        let merged = Merged::new(&file, &self.library, &author).ok()?;
        let mut steps = self.steps;
        let mut dice = || {
            steps += 1;
            steps
        };
        let (_, patch) = merged.sign(&file.header, &self.library, &author, &mut dice);
        self.steps = steps;
        self.library.install(patch);
        Some(())
    }

    fn author(&self) -> Author {
        Author { device: self.device, by: "Marta".into(), now: Stamp(self.clock) }
    }

    fn tick(&mut self) -> Stamp {
        self.clock += 1;
        Stamp(self.clock)
    }

    fn set(&mut self, record: RecordId, field: Field, value: &str) -> Change {
        let register = Register { stamp: self.tick(), device: self.device, value: Value::text(value) };
        Change::Set { record, field, register }
    }

    fn remember(&mut self, action: Action, touch: Touch) -> Change {
        self.steps += 1;
        let (id, at, device) = (StepId(self.steps), self.tick(), self.device);
        Change::Remember(Step {
            id,
            at,
            device,
            by: "Marta".into(),
            action,
            touches: vec![touch],
            undoes: None,
        })
    }

    fn keep(&mut self, changes: &[Change]) {
        let patch = self.library.patch(changes);
        self.library.install(patch);
    }
}

fn person(number: u32) -> RecordId {
    RecordId::Customer(CustomerId(u128::from(number)))
}
