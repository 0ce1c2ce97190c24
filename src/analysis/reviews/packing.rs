//! Tables of words made small for the files of weights: neighbours in the alphabet share their beginnings.

use std::collections::BTreeSet;

/// The mark of a line that names a concept.
const NAME: char = '=';
/// How many letters two neighbours share at most: a letter of the alphabet tells how many.
const MOST: usize = 25;

/// Packs a table of [`Lexicon::read`](super::Lexicon::read); comments are left out.
pub fn pack(table: &str) -> String {
    let mut packed = String::new();
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let lines: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('\t')).collect();
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in &lines {
        if !names.contains(name) {
            names.push(name);
        }
    }
    for name in names {
        packed.push(NAME);
        packed.push_str(name);
        packed.push('\n');
        let of_name = lines.iter().filter(|(other, _)| *other == name);
        let entries: BTreeSet<&str> =
            of_name.flat_map(|(_, entries)| entries.split(", ").map(str::trim)).collect();
        let mut last = "";
        for entry in entries {
            let shared = shared(last, entry);
            packed.push((b'a' + shared as u8) as char);
            packed.push_str(entry.get(shared..).unwrap_or_default());
            packed.push('\n');
            last = entry;
        }
    }
    packed
}

/// Returns how many bytes two entries have in common at their beginning.
fn shared(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take(MOST).take_while(|(one, other)| one == other).count();
    (0..=same).rev().find(|at| other.is_char_boundary(*at)).unwrap_or(0)
}

/// Gives each entry of a packed table to `sink`, with the name of its concept. Returns the number of the line that cannot be
/// read, if there is one.
pub fn unpack(packed: &str, mut sink: impl FnMut(&str, &str) -> Option<()>) -> Result<(), usize> {
    let (mut name, mut entry) = ("", String::new());
    for (number, line) in packed.lines().enumerate() {
        let mut letters = line.chars();
        let first = letters.next().ok_or(number + 1)?;
        if first == NAME {
            name = letters.as_str();
            entry.clear();
            continue;
        }
        let shared = (first as usize).checked_sub('a' as usize).ok_or(number + 1)?;
        if !entry.is_char_boundary(shared) {
            return Err(number + 1);
        }
        entry.truncate(shared);
        entry.push_str(letters.as_str());
        sink(name, &entry).ok_or(number + 1)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn neighbours_share_their_beginnings() {
        assert_eq!(
            pack("# words\npos\tbuono, buonissim*\nneg\tmale\npos\tbello"),
            "=pos\nabello\nbuonissim*\neo\n=neg\namale\n"
        );
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_out(entries in prop::collection::btree_set("[a-zèß😍]{1,30}( [a-z]{1,5}\\*?)?", 1..20)) {
            let table = format!("pos\t{}", entries.iter().map(String::as_str).collect::<Vec<_>>().join(", "));
            let mut found = BTreeSet::new();
            let read = unpack(&pack(&table), |name, entry| (name == "pos" && found.insert(entry.to_owned())).then_some(()));
            prop_assert_eq!(read, Ok(()));
            prop_assert_eq!(found, entries);
        }

        #[test]
        fn foreign_text_is_refused_or_read(text in "\\PC{0,40}(\n\\PC{0,10}){0,3}") {
            let _ = unpack(&text, |_, _| Some(()));
        }
    }
}
