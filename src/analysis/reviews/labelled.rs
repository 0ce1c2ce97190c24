//! The tables of labelled sentences, and which of them are never trained on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Aspect, Kind, Language, Polarity, Tokens};

/// One labelled sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its language.
    pub language: Language,
    /// The file it was written in.
    pub source: String,
    /// The polarity of each aspect, in the order of [`Aspect::ALL`].
    pub labels: [Option<Polarity>; 9],
    /// Which aspects the labels decide; MAMS leaves some open.
    pub known: [bool; 9],
    /// The text.
    pub text: String,
    /// Whether it belongs to the fixed test split.
    pub test: bool,
}

impl Sentence {
    /// Returns what the sentence says on the whole: praise, complaint, or neither alone.
    pub fn overall(&self) -> Polarity {
        let has = |polarity| self.labels.iter().flatten().any(|label| *label == polarity);
        match (has(Polarity::Positive), has(Polarity::Negative)) {
            (true, false) => Polarity::Positive,
            (false, true) => Polarity::Negative,
            _ => Polarity::Neutral,
        }
    }
}

/// Reads a table of our own: source, labels, text. Returns the line that cannot be read, if there is one.
pub fn read_own(language: Language, table: &str) -> Result<Vec<Sentence>, String> {
    let mut sentences = Vec::new();
    for (number, line) in table.lines().enumerate() {
        let wrong = || format!("{} line {}: {line}", language.code(), number + 1);
        let mut cells = line.split('\t');
        let (Some(source), Some(labels), Some(text)) = (cells.next(), cells.next(), cells.next()) else {
            return Err(wrong());
        };
        let labels = read_labels(labels).ok_or_else(wrong)?;
        let (source, text) = (source.to_owned(), text.to_owned());
        sentences.push(Sentence { language, source, labels, known: [true; 9], text, test: false });
    }
    split(&mut sentences);
    Ok(sentences)
}

fn read_labels(cell: &str) -> Option<[Option<Polarity>; 9]> {
    let mut labels = [None; 9];
    for label in cell.split_whitespace().filter(|label| *label != "none") {
        let sign = label.chars().next_back()?;
        let aspect = Aspect::from_name(label.strip_suffix(sign)?)?;
        labels[aspect as usize] = Some(Polarity::from_sign(sign)?);
    }
    Some(labels)
}

/// Which share of the words of two sentences must be common to both to make them near-duplicates: 6 of 10.
const ALIKE: (usize, usize) = (6, 10);

/// Returns the sentences to learn from that are near-duplicates of one of the test split, with that one.
pub fn leaks(sentences: &[Sentence]) -> Vec<(&str, &str)> {
    let sets = |test: bool| -> Vec<(&str, BTreeSet<String>)> {
        let chosen = sentences.iter().filter(|sentence| sentence.test == test);
        chosen.map(|sentence| (&*sentence.text, words(&sentence.text))).collect()
    };
    let (learnt, tested) = (sets(false), sets(true));
    let alike = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        let common = one.intersection(other).count();
        common > 0 && common * ALIKE.1 >= (one.len() + other.len() - common) * ALIKE.0
    };
    let mut leaks = Vec::new();
    for (text, words) in &learnt {
        let twins = tested.iter().filter(|(_, others)| alike(words, others));
        leaks.extend(twins.map(|(twin, _)| (*text, *twin)));
    }
    leaks
}

/// Tells whether a source was written after the test split was drawn: the split stays what it was, all of these are for training.
fn is_later(source: &str) -> bool {
    source.starts_with("t-")
}

/// Marks 15 % of the sentences as the test split, by a hash of the text; near-duplicates go to one side together.
fn split(sentences: &mut [Sentence]) {
    let words: Vec<BTreeSet<String>> = sentences.iter().map(|sentence| words(&sentence.text)).collect();
    let drawn: Vec<usize> = (0..sentences.len()).filter(|at| !is_later(&sentences[*at].source)).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut parent: Vec<usize> = (0..sentences.len()).collect();
    for at in drawn.iter().copied() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in &words[at] {
            let holders = holders.entry(word).or_default();
            for other in holders.iter() {
                *shared.entry(*other).or_default() += 1;
            }
            holders.push(at);
        }
        for (other, count) in shared {
            let union = words[at].len() + words[other].len() - count;
            if count * ALIKE.1 >= union * ALIKE.0 {
                let (first, second) = (root(&parent, at), root(&parent, other));
                parent[first.max(second)] = first.min(second);
            }
        }
    }
    for at in drawn {
        let leader = root(&parent, at);
        sentences[at].test = spread(sentences[leader].text.as_bytes()) % 100 < 15;
    }
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while parent[at] != at {
        at = parent[at];
    }
    at
}

fn words(text: &str) -> BTreeSet<String> {
    let tokens = Tokens::of(text);
    tokens
        .list()
        .iter()
        .filter(|token| token.kind == Kind::Word)
        .map(|token| tokens.folded(token).to_owned())
        .collect()
}

/// Returns a hash of bytes (FNV-1a, 64 bits), the same on every machine.
pub fn spread(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash ^ (hash >> 29)
}

/// Reads a table derived from MAMS: categories with signs, text; maps its categories to our aspects.
pub fn read_mams(table: &str) -> Result<Vec<Sentence>, String> {
    let mut sentences = Vec::new();
    for (number, line) in table.lines().enumerate() {
        let wrong = || format!("mams line {}: {line}", number + 1);
        let (labels, text) = line.split_once('\t').ok_or_else(wrong)?;
        let mut sentence = Sentence {
            language: Language::English,
            source: "mams".to_owned(),
            labels: [None; 9],
            known: [true; 9],
            text: text.to_owned(),
            test: false,
        };
        for label in labels.split_whitespace() {
            let sign = label.chars().next_back().ok_or_else(wrong)?;
            let polarity = Polarity::from_sign(sign).ok_or_else(wrong)?;
            place(&mut sentence, label.trim_end_matches(sign), polarity).ok_or_else(wrong)?;
        }
        // MAMS has no drink and no cleanliness: where their words occur nothing is known of them.
        let words = words(text);
        let speaks = |of: &[&str]| of.iter().any(|word| words.contains(*word));
        sentence.known[Aspect::Drink as usize] = !speaks(DRINKS);
        sentence.known[Aspect::Cleanliness as usize] = !speaks(DIRT);
        sentences.push(sentence);
    }
    Ok(sentences)
}

fn place(sentence: &mut Sentence, category: &str, polarity: Polarity) -> Option<()> {
    let aspect = match category {
        "food" | "menu" => Aspect::Food,
        "staff" => Aspect::Service,
        "service" if words(&sentence.text).iter().any(|word| HASTE.contains(&word.as_str())) => Aspect::Wait,
        "service" => Aspect::Service,
        "price" => Aspect::Price,
        "ambience" => Aspect::Ambience,
        "place" => {
            for open in [Aspect::Location, Aspect::Ambience, Aspect::General] {
                sentence.known[open as usize] = sentence.labels[open as usize].is_some();
            }
            return Some(());
        }
        "miscellaneous" => {
            sentence.known[Aspect::General as usize] = false;
            return Some(());
        }
        _ => return None,
    };
    let label = &mut sentence.labels[aspect as usize];
    let mixed = label.is_some_and(|label| label != polarity);
    // A fact beside a judgement (menu beside food) leaves the judgement; praise beside complaint is mixed.
    *label = match *label {
        Some(Polarity::Neutral) => Some(polarity),
        Some(known) if polarity == Polarity::Neutral => Some(known),
        _ if mixed => Some(Polarity::Neutral),
        _ => Some(polarity),
    };
    sentence.known[aspect as usize] = true;
    Some(())
}

const HASTE: &[&str] = &[
    "slow", "slowly", "wait", "waited", "waiting", "fast", "quick", "quickly", "prompt", "promptly",
    "minutes", "hour", "hours", "mins", "forever", "long", "speedy", "timely",
];
const DRINKS: &[&str] = &[
    "drink",
    "drinks",
    "wine",
    "wines",
    "beer",
    "beers",
    "cocktail",
    "cocktails",
    "martini",
    "martinis",
    "coffee",
    "tea",
    "water",
    "sake",
    "sangria",
    "margarita",
    "margaritas",
    "bar",
    "bartender",
    "juice",
    "soda",
    "champagne",
    "mojito",
    "mojitos",
    "glass",
    "bottle",
    "espresso",
    "latte",
    "drinking",
    "vodka",
    "tequila",
    "mimosas",
    "alcohol",
    "shake",
    "shakes",
];
const DIRT: &[&str] = &[
    "clean",
    "dirty",
    "hair",
    "roach",
    "roaches",
    "fly",
    "bug",
    "bugs",
    "smell",
    "smelled",
    "bathroom",
    "bathrooms",
    "restroom",
    "filthy",
    "sticky",
    "mouse",
    "rat",
    "cockroach",
    "spotless",
    "hygiene",
    "toilet",
    "fork",
    "forks",
    "napkin",
    "napkins",
];
