//! A file is compared a slice at a time, and anew where the book changes meanwhile: it comes to the same.

use crate::exchange::random_plan;
use crate::stage::Phone;
use crate::stage::{read, write};
use crate::world::Numbers;
use il_solito::domain::{Entry, EntryRef, Library, Patch};
use il_solito::merge::{Merged, Merging, Scope, SyncFile};

#[test]
fn slices_come_to_the_same_as_the_whole() {
    for seed in 0..40 {
        let mut numbers = Numbers(seed);
        let (a, file) = met(&mut numbers);
        let whole = Merged::new(&file, &a.library, &a.author).unwrap();
        let mut merging = Merging::new(&file.header, 0, &a.library, a.author.now).unwrap();
        for batch in file.entries.chunks(1 + numbers.below(9)) {
            merging.join(&a.library, batch.iter().cloned());
        }
        while merging.step(&a.library, 1 + numbers.below(5)) {}
        let sliced = merging.finish(&file.header, &a.library, &a.author);
        assert_eq!(sliced.proposal, whole.proposal, "seed {seed}");
        let sign = |merged: Merged| merged.sign(&file.header, &a.library, &a.author, &mut || 5);
        assert_eq!(sign(sliced), sign(whole), "seed {seed}");
    }
}

/// Two phones that wrote thirty things each, and the file of the second one.
fn met(numbers: &mut Numbers) -> (Phone, SyncFile) {
    let (mut a, mut b) = (Phone::new(1, 1000), Phone::new(2, 1200));
    for _ in 0..30 {
        for phone in [&mut a, &mut b] {
            if let Some(plan) = random_plan(numbers, phone) {
                phone.act(plan);
            }
        }
    }
    let file = read(&write(&b.library, Scope::Whole, &b.author)).unwrap();
    (a, file)
}

/// What a book is after a patch. In which order a step tells what it touched may differ: nothing hangs on it.
fn after(library: &Library, patch: Patch) -> Library {
    let mut library = library.clone();
    library.install(patch);
    let mut sorted = Patch::default();
    for step in library.steps() {
        let mut step = step.clone();
        step.touches.sort();
        sorted.add(Entry::Step(step));
    }
    library.install(sorted);
    library
}

#[test]
fn a_file_compared_anew_after_the_book_has_changed_comes_to_what_it_would_have_come_to_then() {
    let mut restarts = [0; 4];
    for seed in 0..400 {
        let mut numbers = Numbers(seed);
        let (mut a, file) = met(&mut numbers);
        let header = &file.header;
        let mut merging = Merging::new(header, file.entries.len(), &a.library, a.author.now).unwrap();
        let change = |a: &mut Phone, numbers: &mut Numbers| {
            for _ in 0..4 {
                if let Some(plan) = random_plan(numbers, a) {
                    a.act(plan);
                }
            }
        };
        // While it is read, while it is compared, once it was, or once it could not be written.
        let when = seed as usize % 4;
        restarts[when] += 1;
        let part = file.entries.len() / 2;
        merging.join(&a.library, file.entries.iter().take(part).cloned());
        if when == 0 {
            change(&mut a, &mut numbers);
        }
        merging.join(&a.library, file.entries.iter().skip(part).cloned());
        if when == 1 {
            for _ in 0..numbers.below(40) {
                merging.step(&a.library, 3);
            }
            change(&mut a, &mut numbers);
        }
        if when < 2 {
            merging = merging.anew(header, &a.library, a.author.now).unwrap();
        }
        while merging.step(&a.library, 3) {}
        let mut merged = merging.finish(header, &a.library, &a.author);
        if when >= 2 {
            let entries = if when == 2 {
                change(&mut a, &mut numbers);
                merged.into_entries()
            } else {
                let (step, mut patch) = merged.sign(header, &a.library, &a.author, &mut || 7);
                change(&mut a, &mut numbers);
                step.into_iter().for_each(|step| patch.remove(EntryRef::Step(step)));
                let about = patch.len();
                (patch.into_entries(), about)
            };
            let mut again = Merging::again(header, entries, &a.library, a.author.now).unwrap();
            while again.step(&a.library, 3) {}
            merged = again.finish(header, &a.library, &a.author);
        }
        let straight = Merged::new(&file, &a.library, &a.author).unwrap();
        let took =
            |merged: Merged| after(&a.library, merged.sign(header, &a.library, &a.author, &mut || 5).1);
        assert!(took(merged) == took(straight), "seed {seed}, restarted at {when}");
    }
    assert_eq!(restarts, [100; 4]);
}
