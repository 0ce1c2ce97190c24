//! What every test of sync files needs: a book, a file of it, and reading it back.

use crate::world::Numbers;
use il_solito::demo::Demo;
use il_solito::domain::{
    Action, Author, Change, CustomerId, DeviceId, Entry, EntryKind, Field, Library, Plan, RecordId, Stamp,
    StepId, Visit, VisitId,
};
use il_solito::merge::{Header, MergeError, Merged, Outgoing, Proposal, Scope, SyncFile, SyncWriter, heard};
use std::sync::atomic::{AtomicU64, Ordering};

pub const PASSPHRASE: &str = "abaco lepre volpe tazza forno sale";
pub const NOW: Stamp = Stamp(1_764_000_000_000);
/// The least there is: the tests are about what is inside.
pub const QUICK: u8 = 1;

pub fn author(device: DeviceId, now: Stamp) -> Author {
    Author { now, device, by: "Ada".into() }
}

pub fn demo(customers: usize) -> (Library, DeviceId) {
    let demo = Demo::new(7, customers, NOW, 60);
    let device = demo.device();
    let mut library = Library::default();
    library.load(demo);
    library.sort_visits();
    (library, device)
}

pub fn entries(library: &Library) -> Vec<Entry> {
    let names = EntryKind::ALL.into_iter().flat_map(|kind| library.names(kind));
    names.filter_map(|name| library.entry(name)).collect()
}

/// Writes a file with what is given, whatever the header says of it.
pub fn seal(header: &Header, entries: &[Entry]) -> Vec<u8> {
    let mut writer = SyncWriter::begin(Vec::new(), PASSPHRASE, QUICK, header).unwrap();
    entries.iter().for_each(|entry| writer.write(entry).unwrap());
    writer.finish().unwrap()
}

pub fn write(library: &Library, scope: Scope, author: &Author) -> Vec<u8> {
    let mut outgoing = Outgoing::new(library, scope, author);
    let mut entries = Vec::new();
    loop {
        let batch = outgoing.next_batch(library, 37);
        if batch.is_empty() {
            break;
        }
        entries.extend(batch);
    }
    let (done, total) = outgoing.progress();
    assert_eq!(done, total);
    seal(outgoing.header(), &entries)
}

pub fn read(bytes: &[u8]) -> Result<SyncFile, MergeError> {
    SyncFile::read(bytes, PASSPHRASE, |_| true)
}

/// Takes a file in; returns what it proposed and the step it left.
pub fn take_in(library: &mut Library, file: &SyncFile, author: &Author) -> (Proposal, Option<StepId>) {
    let merged = Merged::new(file, library, author).unwrap();
    let proposal = merged.proposal.clone();
    let mut numbers = fresh();
    let (step, patch) = merged.sign(&file.header, library, author, &mut numbers);
    library.install(patch);
    (proposal, step)
}

/// Numbers that were never drawn before, whatever the clock says.
fn fresh() -> Numbers {
    static NEXT: AtomicU64 = AtomicU64::new(1 << 40);
    Numbers(NEXT.fetch_add(1 << 20, Ordering::Relaxed))
}

pub fn act(library: &mut Library, plan: Plan, author: &Author) -> Option<StepId> {
    let mut numbers = fresh();
    let changes = plan.resolve(library, author, &mut numbers);
    library.install(library.patch(&changes));
    changes.iter().find_map(|change| match change {
        Change::Remember(step) => Some(step.id),
        _ => None,
    })
}

/// A phone of the shop.
pub struct Phone {
    pub library: Library,
    pub author: Author,
}

impl Phone {
    pub fn new(id: u128, now: u64) -> Self {
        Self { library: Library::default(), author: author(DeviceId(id), Stamp(now)) }
    }

    pub fn act(&mut self, plan: Plan) -> Option<StepId> {
        self.author.now.0 += 1;
        act(&mut self.library, plan, &self.author)
    }

    pub fn whole(&self) -> SyncFile {
        self.file(Scope::Whole)
    }

    pub fn file(&self, scope: Scope) -> SyncFile {
        let mut outgoing = Outgoing::new(&self.library, scope, &self.author);
        let entries = outgoing.next_batch(&self.library, usize::MAX);
        SyncFile { header: outgoing.header().clone(), entries }
    }

    /// What is new for another phone, as far as this one knows what the other has heard.
    pub fn news(&self, reader: DeviceId) -> SyncFile {
        match heard(&self.library, reader, self.author.device) {
            Some(from) => self.file(Scope::Since { reader, from }),
            None => self.whole(),
        }
    }

    pub fn take(&mut self, file: &SyncFile) -> Proposal {
        self.author.now.0 += 1;
        take_in(&mut self.library, file, &self.author).0
    }

    pub fn text(&self, customer: u128, field: &Field) -> String {
        let record = self.library.record(RecordId::Customer(CustomerId(customer)));
        record.map(|record| record.text(field).to_owned()).unwrap_or_default()
    }
}

pub fn name(customer: u128, name: &str) -> Plan {
    Plan::new(Action::EditCustomer).set(RecordId::Customer(CustomerId(customer)), Field::Name, name)
}

pub fn visit(id: u128, customer: u128, phone: &Phone) -> Plan {
    Plan::new(Action::CheckIn).log(Visit {
        id: VisitId(id),
        customer: Some(CustomerId(customer)),
        at: phone.author.now,
        offset: 60,
        device: phone.author.device,
        by: "Ada".into(),
        lines: Vec::new(),
        party: 1,
        table: "7".into(),
        word: "".into(),
        more: Vec::new(),
        void: None,
    })
}
