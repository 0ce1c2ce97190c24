//! How every place for pages must behave: one suite, run on memory natively and on IndexedDB in a browser.

use super::shop::{Numbers, author, shop, visit};
use il_solito::domain::{
    Action, Change, CustomerId, Entry, EntryKind, Field, Library, Patch, Plan, RecordId,
};
use il_solito::storage::{Backend, Commit, Damage, Found, PageName, Storage};
use std::collections::BTreeSet;

/// What the suite needs of a place: a fresh one, another door to it, and a hammer.
pub trait Place {
    type Backend: Backend;
    /// Opens the place of that number; the same number is the same place, as in another tab.
    async fn open(&self, number: u32) -> Storage<Self::Backend>;
    /// Damages a page of the place.
    async fn damage(&self, number: u32, page: PageName);
}

pub async fn loaded<B: Backend>(storage: &Storage<B>) -> (Library, Damage) {
    let mut library = Library::default();
    let damage = storage.load(|chunk| library.load(chunk.entries)).await.unwrap();
    library.sort_visits();
    (library, damage)
}

async fn save<B: Backend>(storage: &Storage<B>, library: &mut Library, changes: &[Change]) {
    let patch = library.patch(changes);
    assert_eq!(storage.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
    library.install(patch);
}

/// Runs the whole suite; place numbers below 100 are used.
pub async fn holds(place: &impl Place) {
    an_empty_place_gives_nothing(place).await;
    what_is_committed_is_loaded(place).await;
    a_growing_shop_stays_whole_and_small_changes_stay_small(place).await;
    random_changes_are_all_kept(place).await;
    a_line_of_history_about_thousands_keeps_to_itself(place).await;
    the_second_writer_is_told(place).await;
    others_changes_are_read(place).await;
    a_long_absence_is_made_up_for(place).await;
    damage_is_told_and_the_rest_is_kept(place).await;
    a_wiped_place_is_empty(place).await;
}

async fn an_empty_place_gives_nothing(place: &impl Place) {
    let storage = place.open(1).await;
    let mut chunks = 0;
    let damage = storage.load(|_| chunks += 1).await.unwrap();
    assert_eq!((chunks, damage.is_empty()), (0, true));
    assert_eq!(storage.commit(&Patch::default(), |_| {}).await.unwrap(), Commit::Done);
    assert_eq!(storage.refresh().await.unwrap(), []);
    assert!(storage.export_readable().await.unwrap().entries.is_empty());
}

async fn what_is_committed_is_loaded(place: &impl Place) {
    let storage = place.open(2).await;
    let patch = shop(&mut Numbers(2), 300, 2000);
    let mut last = None;
    let commit = storage.commit(&patch, |progress| last = Some(progress)).await.unwrap();
    assert_eq!(commit, Commit::Done);
    assert!(last.is_some_and(|last| last.done == last.total && last.total >= 2 * (5 + 32)));
    let mut library = Library::default();
    library.install(patch);

    let again = place.open(2).await;
    let mut kinds = Vec::new();
    let mut read = Library::default();
    let mut ended = Vec::new();
    let mut done = 0;
    let damage = again
        .load(|chunk| {
            assert!(chunk.entries.iter().all(|entry| entry.name().kind() == chunk.kind));
            assert!(chunk.progress.done > done && chunk.progress.done <= chunk.progress.total);
            done = chunk.progress.done;
            kinds.push(chunk.kind);
            if chunk.ends_kind {
                ended.push(chunk.kind);
            }
            read.load(chunk.entries);
        })
        .await
        .unwrap();
    assert!(damage.is_empty());
    let wanted = |kind: &EntryKind| EntryKind::ALL.iter().position(|other| other == kind);
    assert!(kinds.is_sorted_by_key(wanted));
    assert_eq!(ended, EntryKind::ALL);
    assert!(read == library);
}

async fn a_growing_shop_stays_whole_and_small_changes_stay_small(place: &impl Place) {
    let storage = place.open(3).await;
    let mut numbers = Numbers(3);
    let mut library = Library::default();
    let id = CustomerId::random(&mut numbers);
    for number in 0..400 {
        let changes = [Change::Log(visit(&mut numbers, id, number))];
        let patch = library.patch(&changes);
        let mut pages = 0;
        storage.commit(&patch, |progress| pages = progress.total / 2).await.unwrap();
        // The page of the visit, at most one that is split, and the added one.
        assert!((1..=3).contains(&pages), "{pages} pages for one visit");
        library.install(patch);
    }
    let (read, damage) = loaded(&place.open(3).await).await;
    assert!(read == library && damage.is_empty());
    let head = storage.backend().head().await.unwrap();
    assert_eq!(head.shape(EntryKind::Visits).weight, 400);
    assert_eq!(head.shape(EntryKind::Visits).pages, 7);
}

async fn random_changes_are_all_kept(place: &impl Place) {
    let storage = place.open(4).await;
    let mut numbers = Numbers(4);
    let mut library = Library::default();
    let people: Vec<CustomerId> = (0..90).map(|_| CustomerId::random(&mut numbers)).collect();
    let mut visits = Vec::new();
    for round in 0..60_u64 {
        let mut plan = Plan::new(Action::EditCustomer);
        for _ in 0..=numbers.half() % 12 {
            let id = people[(numbers.half() % 90) as usize];
            match numbers.half() % 8 {
                0..=3 => plan.write(RecordId::Customer(id), Field::Name, format!("{round}").as_str()),
                4..=5 => {
                    let visit = visit(&mut numbers, id, round);
                    visits.push(visit.id);
                    plan = plan.log(visit);
                }
                6 if !visits.is_empty() => {
                    let void = visits[(numbers.half() % visits.len() as u64) as usize];
                    plan = plan.void(void);
                }
                _ if round % 20 == 19 => plan = plan.erase(id),
                _ => plan.write(RecordId::Shop, Field::Setting("round".into()), format!("{round}").as_str()),
            }
        }
        let changes = plan.resolve(&library, &author(), &mut numbers);
        save(&storage, &mut library, &changes).await;
    }
    assert!(people.iter().any(|id| library.is_erased(*id)));
    let (read, damage) = loaded(&place.open(4).await).await;
    assert!(read == library && damage.is_empty());
    let readable = storage.export_readable().await.unwrap();
    let mut exported = Library::default();
    exported.load(readable.entries);
    assert!(exported == library);
}

async fn a_line_of_history_about_thousands_keeps_to_itself(place: &impl Place) {
    let storage = place.open(10).await;
    let mut numbers = Numbers(10);
    let patch = shop(&mut numbers, 4000, 0);
    assert_eq!(storage.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
    let mut library = Library::default();
    library.install(patch);
    let mut sizes = Vec::new();
    for at in 0..40 {
        let id = library.customers().nth(at).map(|customer| customer.id()).unwrap();
        let plan = Plan::new(Action::CheckIn).log(visit(&mut numbers, id, at as u64));
        let changes = plan.resolve(&library, &author(), &mut numbers);
        save(&storage, &mut library, &changes).await;
        let head = storage.backend().head().await.unwrap();
        let mut size = 0;
        for page in head.pages_since(head.revision - 1) {
            let Found::Page(bytes) = storage.backend().read(&[page]).await.unwrap().remove(0) else {
                panic!("{page} was just written")
            };
            size += bytes.len();
        }
        sizes.push(size);
    }
    sizes.sort_unstable();
    assert!(sizes[35] < 20_000, "nine of ten are small: {sizes:?}");
    assert!(loaded(&storage).await.0 == library);
}

async fn the_second_writer_is_told(place: &impl Place) {
    let (mine, theirs) = (place.open(5).await, place.open(5).await);
    let mut numbers = Numbers(5);
    let id = CustomerId::random(&mut numbers);
    let (mut my_library, _) = loaded(&mine).await;
    let (mut their_library, _) = loaded(&theirs).await;
    let named = |library: &Library, name: &str| {
        let plan = Plan::new(Action::EditCustomer).set(RecordId::Customer(id), Field::Name, name);
        library.patch(&plan.resolve(library, &author(), &mut Numbers(name.len() as u64)))
    };
    let patch = named(&my_library, "Anna");
    assert_eq!(mine.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
    my_library.install(patch);

    let Commit::Stale(entries) = theirs.commit(&named(&their_library, "Annamaria"), |_| {}).await.unwrap()
    else {
        panic!("the second writer did not hear of the first");
    };
    their_library.install(their_library.patch_entries(entries));
    assert_eq!(their_library.customer(id).map(|customer| customer.name().to_owned()), Some("Anna".into()));
    let patch = named(&their_library, "Annamaria");
    assert_eq!(theirs.commit(&patch, |_| {}).await.unwrap(), Commit::Done);

    let (read, _) = loaded(&mine).await;
    assert_eq!(read.customer(id).map(|customer| customer.name().to_owned()), Some("Annamaria".into()));
    assert_eq!(read.steps().count(), 2, "both are in the history");
}

async fn others_changes_are_read(place: &impl Place) {
    let (mine, theirs) = (place.open(6).await, place.open(6).await);
    let patch = shop(&mut Numbers(6), 200, 0);
    assert_eq!(mine.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
    let mut library = Library::default();
    library.install(patch);
    let (mut other, _) = loaded(&theirs).await;
    assert!(other == library);

    let id = library.customers().next().map(|customer| customer.id()).unwrap();
    let plan = Plan::new(Action::EditCustomer).set(RecordId::Customer(id), Field::Look, "red scarf");
    let changes = plan.resolve(&library, &author(), &mut Numbers(60));
    save(&mine, &mut library, &changes).await;
    assert_eq!(mine.refresh().await.unwrap(), [], "what is ours is no news");
    let news = theirs.refresh().await.unwrap();
    assert!(!news.is_empty() && news.len() < 200, "only the pages that were written: {}", news.len());
    other.install(other.patch_entries(news));
    assert!(other == library);
    assert_eq!(theirs.refresh().await.unwrap(), []);
}

async fn a_long_absence_is_made_up_for(place: &impl Place) {
    let (mine, theirs) = (place.open(7).await, place.open(7).await);
    let mut library = Library::default();
    let mut numbers = Numbers(7);
    for round in 0..300 {
        let name = format!("{round}");
        let id = RecordId::Customer(CustomerId(round % 3));
        let plan = Plan::new(Action::EditCustomer).set(id, Field::Name, name.as_str());
        let changes = plan.resolve(&library, &author(), &mut numbers);
        save(&mine, &mut library, &changes).await;
    }
    let mut other = Library::default();
    other.install(other.patch_entries(theirs.refresh().await.unwrap()));
    assert!(other == library);
}

async fn damage_is_told_and_the_rest_is_kept(place: &impl Place) {
    let storage = place.open(8).await;
    let patch = shop(&mut Numbers(8), 500, 500);
    assert_eq!(storage.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
    let broken = PageName { kind: EntryKind::Customers, bucket: 3 };
    place.damage(8, broken).await;

    let storage = place.open(8).await;
    let (mut library, damage) = loaded(&storage).await;
    assert_eq!(damage, Damage { pages: vec![broken], set_aside: vec![] });
    assert!((300..500).contains(&library.customers().count()));
    assert_eq!(library.all_visits().count(), 500);
    let readable = storage.export_readable().await.unwrap();
    assert_eq!(readable.damage, damage);
    assert_eq!(readable.entries.len(), library_size(&library));

    // Whoever lay on the page is taken in again from elsewhere; the old bytes are put aside, not lost.
    let lost: Vec<Entry> =
        patch.entries().filter(|entry| library.entry(entry.name()).is_none()).cloned().collect();
    assert!(!lost.is_empty());
    let again = library.patch_entries(lost);
    assert_eq!(storage.commit(&again, |_| {}).await.unwrap(), Commit::Done);
    library.install(again);
    let (read, damage) = loaded(&place.open(8).await).await;
    assert!(read == library);
    assert_eq!(damage, Damage { pages: vec![], set_aside: vec![broken] });
    assert_eq!(read.customers().count(), 500);
}

async fn a_wiped_place_is_empty(place: &impl Place) {
    let storage = place.open(9).await;
    let patch = shop(&mut Numbers(9), 3, 3);
    assert_eq!(storage.commit(&patch, |_| {}).await.unwrap(), Commit::Done);
    storage.wipe().await.unwrap();
    let (library, damage) = loaded(&place.open(9).await).await;
    assert!(library == Library::default() && damage.is_empty());
}

fn library_size(library: &Library) -> usize {
    EntryKind::ALL.into_iter().map(|kind| library.names(kind).collect::<BTreeSet<_>>().len()).sum()
}
