//! One file: what goes in comes out, and whatever is done to it is noticed and named.

use crate::stage::{NOW, PASSPHRASE, QUICK, author, demo, entries, read, seal, write};
use crate::world::{Numbers, World};
use age::secrecy::SecretString;
use il_solito::domain::{Entry, Library, Record, RecordId};
use il_solito::merge::{Header, MergeError, Outgoing, Scope, SyncFile, SyncWriter, Version, WORK_FACTOR};
use proptest::prelude::*;
use std::io::Write;

fn gzip(text: &[u8]) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec(text, 6);
    let mut bytes = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    bytes.extend(packed);
    bytes.extend(rawzip::crc32(text).to_le_bytes());
    bytes.extend((text.len() as u32).to_le_bytes());
    bytes
}

fn age(bytes: &[u8], work_factor: u8) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(work_factor);
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = encryptor.wrap_output(Vec::new()).unwrap();
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// Takes the seal off.
fn unsealed(bytes: &[u8]) -> Vec<u8> {
    let decryptor = age::Decryptor::new(bytes).unwrap();
    let identity = age::scrypt::Identity::new(SecretString::from(PASSPHRASE.to_owned()));
    let mut packed = Vec::new();
    let mut stream = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).unwrap();
    std::io::Read::read_to_end(&mut stream, &mut packed).unwrap();
    packed
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let packed = unsealed(bytes);
    let plain = miniz_oxide::inflate::decompress_to_vec(&packed[10..packed.len() - 8]).unwrap();
    String::from_utf8(plain).unwrap().lines().map(str::to_owned).collect()
}

/// Seals lines as they are, with a right hash.
fn forged(lines: &[String]) -> Vec<u8> {
    use sha2::Digest;
    let (last, before) = lines.split_last().unwrap();
    let text: String = before.iter().map(|line| format!("{line}\n")).collect();
    let hash: String =
        sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let (start, _) = last.split_once("\"sha256\"").unwrap();
    age(&gzip(format!("{text}{start}\"sha256\":\"{hash}\"}}}}\n").as_bytes()), QUICK)
}

fn small() -> Vec<u8> {
    let (library, device) = demo(3);
    write(&library, Scope::Whole, &author(device, NOW))
}

#[test]
fn a_book_comes_back_as_it_was() {
    let (library, device) = demo(40);
    let bytes = write(&library, Scope::Whole, &author(device, NOW));
    let file = read(&bytes).unwrap();
    assert_eq!(file.header.counts.total() as usize, entries(&library).len());
    assert_eq!((file.header.device, file.header.made), (device, NOW));
    let mut restored = Library::default();
    restored.load(file.entries);
    restored.sort_visits();
    assert!(restored == library);
}

#[test]
fn random_books_come_back_as_they_were() {
    for seed in 0..40 {
        let mut world = World::new(seed);
        (0..30).for_each(|_| _ = world.step());
        for phone in &world.phones {
            let file = read(&write(&phone.library, Scope::Whole, &author(phone.id, NOW))).unwrap();
            let mut restored = Library::default();
            restored.load(file.entries);
            assert!(restored == phone.library, "seed {seed}");
        }
    }
}

#[test]
fn every_wrong_file_has_its_own_fault() {
    let good = small();
    let is = |bytes: &[u8], fault: MergeError| assert_eq!(read(bytes), Err(fault));
    is(b"", MergeError::Truncated);
    is(b"age-encryption.org", MergeError::Truncated);
    is(b"PK\x03\x04 a spreadsheet", MergeError::Foreign);
    is(&good[..60], MergeError::Truncated);
    is(&good[..good.len() - 1], MergeError::Truncated);
    is(&[&good[..], b"x"].concat(), MergeError::Truncated);
    is(&age(b"not packed", QUICK), MergeError::Foreign);
    is(&age(&gzip(b"name;phone\nAda;055\n"), QUICK), MergeError::Foreign);
    is(
        &age(&gzip(b"{\"il_solito\":{\"version\":{\"major\":2,\"minor\":3},\"other\":1}}\n"), QUICK),
        MergeError::Newer(Version { major: 2, minor: 3 }),
    );
    is(&age(b"", 19), MergeError::Gigantic);
    is(&age(&gzip(&vec![b' '; 1 << 26]), QUICK), MergeError::Gigantic);
    assert_eq!(SyncFile::read(&good[..], "another one", |_| true), Err(MergeError::WrongPassphrase));
    let x25519 = age::x25519::Identity::generate().to_public();
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&x25519 as &dyn age::Recipient)).unwrap();
    is(&encryptor.wrap_output(Vec::new()).unwrap().finish().unwrap(), MergeError::Foreign);
}

#[test]
fn what_is_forged_under_the_seal_is_found_by_line_count_and_hash() {
    let good = lines(&small());
    assert!(read(&forged(&good)).is_ok());
    let changed = |change: fn(&mut Vec<String>)| {
        let mut lines = good.clone();
        change(&mut lines);
        read(&forged(&lines))
    };
    let last = good.len() as u32;
    assert_eq!(changed(|lines| _ = lines.remove(3)), Err(MergeError::Inconsistent { line: last - 1 }));
    assert_eq!(
        changed(|lines| lines.insert(3, lines[3].clone())),
        Err(MergeError::Inconsistent { line: last + 1 })
    );
    // The first line promises more than there is, or the last one tells of more.
    assert_eq!(
        changed(|lines| lines[0] = lines[0].replacen("\"visits\":", "\"visits\":1", 1)),
        Err(MergeError::Inconsistent { line: last })
    );
    assert_eq!(
        changed(|lines| {
            let end = lines.pop().unwrap();
            lines.push(end.replacen("\"visits\":", "\"visits\":1", 1));
        }),
        Err(MergeError::Inconsistent { line: last })
    );
    // What follows the last line, as if it belonged to it.
    let whole: String = good.iter().map(|line| format!("{line}\n")).collect();
    let longer = format!("{whole}{}\n", good[3]);
    assert_eq!(read(&age(&gzip(longer.as_bytes()), QUICK)), Err(MergeError::Inconsistent { line: last }));
    let garbled = changed(|lines| lines[4] = lines[4].replace("}}", "}"));
    assert!(matches!(garbled, Err(MergeError::BadLine { line: 5, .. })), "{garbled:?}");
    let unknown = changed(|lines| lines[2] = "{\"Record\":{\"id\":{\"Planet\":\"Mars\"}}}".to_owned());
    assert_eq!(unknown, Err(MergeError::UnknownKind { line: 3 }));
    // With a wrong hash: as it was written, but one letter of a name is another one.
    let text: String = good.iter().map(|line| format!("{line}\n")).collect();
    let text = text.replacen("Tazzina", "Tazzona", 1);
    assert_eq!(read(&age(&gzip(text.as_bytes()), QUICK)), Err(MergeError::Inconsistent { line: last }));
    let (last, before) = good.split_last().unwrap();
    assert!(last.starts_with("{\"end\":"));
    let cut: String = before.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(read(&age(&gzip(cut.as_bytes()), QUICK)), Err(MergeError::Truncated));
}

#[test]
fn fields_of_a_newer_minor_version_are_carried_on() {
    let mut good = lines(&small());
    good[0] = good[0].replacen("\"minor\":0", "\"minor\":7,\"later\":[1]", 1).replacen(
        "{\"il_solito\":{",
        "{\"il_solito\":{\"more\":{\"x\":1},",
        1,
    );
    let place = good.iter().position(|line| line.contains("\"name\"") && line.contains("Customer")).unwrap();
    good[place] = good[place].replacen("[\"name\",", "[\"from_the_future\",", 1);
    let file = read(&forged(&good)).unwrap();
    assert_eq!(file.header.version.minor, 7);
    let again =
        seal(&Header { version: Version { major: 1, minor: 0 }, ..file.header.clone() }, &file.entries);
    assert_eq!(read(&again).unwrap().entries, file.entries);
    assert!(lines(&again).iter().any(|line| line.contains("from_the_future")));
}

#[test]
fn a_writer_keeps_its_promise_or_writes_no_file() {
    let (library, device) = demo(1);
    let outgoing = Outgoing::new(&library, Scope::Whole, &author(device, NOW));
    let mut writer = SyncWriter::begin(Vec::new(), PASSPHRASE, QUICK, outgoing.header()).unwrap();
    writer.write(&Entry::Record(Record::new(RecordId::Shop))).unwrap();
    assert_eq!(writer.finish().err(), Some(MergeError::Inconsistent { line: 1 }));
}

/// Guessing the passphrase costs as much as the second line of a file says, for whoever has the file.
#[test]
fn a_file_is_sealed_with_as_much_work_as_was_asked_for() {
    let (library, device) = demo(1);
    let outgoing = Outgoing::new(&library, Scope::Whole, &author(device, NOW));
    for factor in [1, 5, WORK_FACTOR] {
        let written =
            SyncWriter::begin(Vec::new(), PASSPHRASE, factor, outgoing.header()).and_then(|mut writer| {
                let entries = outgoing.clone().next_batch(&library, usize::MAX);
                entries.iter().try_for_each(|entry| writer.write(entry))?;
                writer.finish()
            });
        let bytes = written.unwrap();
        let head = String::from_utf8_lossy(&bytes[..120]).into_owned();
        let line = head.lines().nth(1).unwrap();
        assert!(line.starts_with("-> scrypt ") && line.ends_with(&format!(" {factor}")), "{line}");
        assert!(read(&bytes).is_ok());
    }
    assert_eq!(WORK_FACTOR, 16);
}

/// How many damaged files are tried. All of them, in some minutes:
/// `SYNC_DAMAGED=100000 cargo test --profile native --test sync no_damaged`.
fn damaged() -> u64 {
    std::env::var("SYNC_DAMAGED").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

#[test]
fn no_damaged_spliced_or_random_file_is_accepted() {
    let (library, device) = demo(40);
    let long = write(&library, Scope::Whole, &author(device, NOW));
    let files = [small(), small(), long];
    let packed = files.each_ref().map(|file| unsealed(file));
    let texts = packed
        .each_ref()
        .map(|packed| miniz_oxide::inflate::decompress_to_vec(&packed[10..packed.len() - 8]).unwrap());
    for seed in 0..damaged() {
        let mut numbers = Numbers(seed);
        let which = numbers.below(3);
        let good = &files[which];
        let mut bad = good.clone();
        match numbers.below(8) {
            0 => bad.truncate(numbers.below(good.len())),
            1 => (0..=numbers.below(3)).for_each(|_| {
                let place = numbers.below(bad.len());
                bad[place] ^= 1 << numbers.below(8);
            }),
            2 => {
                let place = numbers.below(bad.len());
                bad.insert(place, numbers.below(256) as u8);
            }
            3 => _ = bad.remove(numbers.below(good.len())),
            4 => {
                // The head of one, the tail of another: both are sealed by the same passphrase.
                let (one, other) = (&files[0], &files[1]);
                let cut = 1 + numbers.below(one.len().min(other.len()) - 1);
                bad = [&one[..cut], &other[cut.min(other.len())..]].concat();
            }
            5 => {
                let keep = numbers.below(200).min(good.len());
                bad.truncate(keep);
                (0..numbers.below(400)).for_each(|_| bad.push(numbers.below(256) as u8));
            }
            // Damage that a right seal is over, as where the disk failed before the file was sealed.
            6 => {
                let mut inside = packed[which].clone();
                // What gzip says of itself besides (a time, a system) tells nothing of the book.
                let place = 10 + numbers.below(inside.len() - 10);
                inside[place] ^= 1 << numbers.below(8);
                bad = age(&inside, QUICK);
            }
            _ => {
                let mut text = texts[which].clone();
                let place = numbers.below(text.len());
                match numbers.below(3) {
                    0 => text[place] ^= 1 << numbers.below(8),
                    1 => _ = text.remove(place),
                    _ => text.truncate(place),
                }
                bad = age(&gzip(&text), QUICK);
            }
        }
        if files.contains(&bad) {
            continue;
        }
        // A file that is refused gives nothing at all that could be taken in.
        let read = read(&bad);
        assert!(read.is_err(), "seed {seed} was accepted");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn random_lines_under_a_right_seal_never_panic(text in "(\\{\"il_solito\":[^\n]{0,40}\n)?[^\u{0}]{0,300}") {
        prop_assert!(read(&age(&gzip(text.as_bytes()), QUICK)).is_err());
    }
}
