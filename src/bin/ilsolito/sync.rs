//! `verify`, `inspect`, `merge`, `demo`: sync files without a phone.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use il_solito::demo::Demo;
use il_solito::domain::{Author, DeviceId, Library, Stamp};
use il_solito::merge::{
    Counts, Header, MAJOR, MINOR, MergeError, Merged, Outgoing, Progress, Scope, Since, SyncFile, SyncWriter,
    Version, WORK_FACTOR,
};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::command::Failure;
use crate::passphrase::ask;
use crate::progress::Telling;

/// Who the companion is among the phones: it writes nothing of its own.
const NAME: &str = "ilsolito";

/// Reads a file whole and verifies it.
pub fn read(path: &str, passphrase: &str) -> Result<SyncFile, Failure> {
    let file = File::open(path).map_err(|error| Failure::Broken(format!("{path}: {error}")))?;
    let mut telling = Telling::of(path);
    let result = SyncFile::read(file, passphrase, |Progress { done, total }| {
        telling.tell(done, total);
        true
    });
    result.map_err(|error| Failure::Refused { path: path.to_owned(), error })
}

/// Says whether a file is whole.
pub fn verify(path: &str, output: &mut impl Write) -> Result<(), Failure> {
    let file = read(path, &ask(path)?)?;
    writeln!(output, "{path}: whole, {} entries", file.header.counts.total())?;
    Ok(())
}

/// Prints what a file says of itself, as JSON.
pub fn inspect(path: &str, output: &mut impl Write) -> Result<(), Failure> {
    let file = read(path, &ask(path)?)?;
    let library = library(&file);
    let present = json!({
        "customers": library.customers().count(),
        "items": library.items().count(),
        "visits": library.all_visits().filter(|visit| visit.counts()).count(),
    });
    writeln!(output, "{}", json!({ "header": file.header, "present": present }))?;
    Ok(())
}

/// Makes the book of a file.
pub fn library(file: &SyncFile) -> Library {
    let mut library = Library::default();
    // Joined rather than loaded: a file may tell of one thing twice.
    library.install(library.patch_entries(file.entries.iter().cloned()));
    library
}

/// Joins two files of one shop into one.
pub fn merge(one: &str, other: &str, into: &str, output: &mut impl Write) -> Result<(), Failure> {
    let passphrase = ask("both files")?;
    let (first, second) = (read(one, &passphrase)?, read(other, &passphrase)?);
    let mut library = library(&first);
    let author = author(&first.header)?;
    let refused = |error| Failure::Refused { path: other.to_owned(), error };
    let merged = Merged::new(&second, &library, &author).map_err(refused)?;
    library.install(library.patch_entries(second.entries.iter().cloned()));
    let outgoing = Outgoing::new(&library, Scope::Whole, &author);
    write(outgoing, &library, into, &passphrase)?;
    let customers = merged.proposal.tally.customers;
    writeln!(
        output,
        "{into}: {} customers; {other} brought {} new, {} changed, {} put aside, {} erased, {} visits; {} conflicts",
        library.customers().count(),
        customers.new,
        customers.changed,
        customers.put_aside,
        customers.erased,
        merged.proposal.tally.visits_new,
        merged.proposal.conflict_count,
    )?;
    Ok(())
}

/// The companion as a phone of that shop: the same one each time, so that the same files give the same book.
fn author(header: &Header) -> Result<Author, Failure> {
    let hash = Sha256::digest(format!("{NAME} {}", header.shop));
    let id = hash.iter().take(16).fold(0_u128, |id, byte| id << 8 | u128::from(*byte));
    Ok(Author { now: now()?, device: DeviceId(id), by: NAME.into() })
}

/// Returns the moment it is now.
#[allow(
    clippy::disallowed_methods,
    reason = "the companion has no platform layer: this is where it reads the clock"
)]
pub fn now() -> Result<Stamp, Failure> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let since = since.map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(Stamp(since.as_millis() as u64))
}

fn write(mut outgoing: Outgoing, library: &Library, path: &str, passphrase: &str) -> Result<(), Failure> {
    save(path, |file| {
        let mut telling = Telling::of(path);
        let mut writer = SyncWriter::begin(file, passphrase, WORK_FACTOR, outgoing.header())?;
        loop {
            let batch = outgoing.next_batch(library, 1024);
            if batch.is_empty() {
                return writer.finish();
            }
            batch.iter().try_for_each(|entry| writer.write(entry))?;
            let (done, total) = outgoing.progress();
            telling.tell(done as u64, total as u64);
        }
    })
}

/// Writes a file beside its place first: a half written one never bears the name.
fn save(
    path: &str,
    fill: impl FnOnce(BufWriter<File>) -> Result<BufWriter<File>, MergeError>,
) -> Result<(), Failure> {
    let broken = |error: std::io::Error| Failure::Broken(format!("{path}: {error}"));
    let aside = PathBuf::from(format!("{path}.part"));
    let filled = fill(BufWriter::new(File::create(&aside).map_err(broken)?));
    let result = match filled {
        Ok(mut file) => {
            file.flush().and_then(|()| file.get_ref().sync_all()).map_err(broken)?;
            std::fs::rename(&aside, Path::new(path)).map_err(broken)
        }
        Err(error) => Err(Failure::Refused { path: path.to_owned(), error }),
    };
    if result.is_err() {
        // What is left of a failed try is of no use to anybody.
        let _ = std::fs::remove_file(&aside);
    }
    result
}

/// Writes the demo shop as a sync file: the same for the same seed, but for the moment it is made at.
pub fn demo(seed: &str, customers: &str, path: &str, output: &mut impl Write) -> Result<(), Failure> {
    let number =
        |text: &str| text.parse::<u64>().map_err(|_| Failure::Usage(format!("{text} is not a whole number")));
    let (seed, customers, made) = (number(seed)?, number(customers)? as usize, now()?);
    let passphrase = ask(path)?;
    let make = || Demo::new(seed, customers, made, 60);
    // Made twice, since the first line tells how much follows: once to count, once to write.
    let mut counts = Counts::default();
    make().for_each(|entry| counts.add(entry.name()));
    let header = Header {
        version: Version { major: MAJOR, minor: MINOR },
        shop: "".into(),
        shop_name: il_solito::demo::SHOP.into(),
        device: make().device(),
        device_name: NAME.into(),
        made,
        scope: Scope::Whole,
        upto: Since { at: made, steps: 1 },
        counts,
    };
    save(path, |file| {
        let mut writer = SyncWriter::begin(file, &passphrase, WORK_FACTOR, &header)?;
        let mut telling = Telling::of(path);
        for (entry, done) in make().zip(1..) {
            writer.write(&entry)?;
            telling.tell(done, counts.total());
        }
        writer.finish()
    })?;
    writeln!(output, "{path}: {customers} customers, {} entries", counts.total())?;
    Ok(())
}
