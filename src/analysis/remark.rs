//! Words in a note that tell of somebody's health, or that nobody would say to their face: pointed out, never refused.

use super::fold;

/// What a note may better not say, or better say elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// An allergy, or a way of eating that is kept as one.
    Allergy,
    /// An illness, a pregnancy, a medicine.
    Health,
    /// An insult.
    Insult,
}

/// Beginnings of words, or of several in a row, that tell of an allergy; with a space at the end, whole words. Folded.
const ALLERGY: [&str; 14] = [
    "allergi",
    "intolleran",
    "intoleran",
    "celiac",
    "coeliac",
    "senza glutine",
    "gluten free",
    "senza lattosio",
    "lactose free",
    "shock anafil",
    "anaphyla",
    "favism",
    "non puo mangiare",
    "cannot eat",
];

/// The same of an illness, a pregnancy, a medicine.
const HEALTH: [&str; 48] = [
    "diabet",
    "incinta ",
    "gravidanza",
    "pregnan",
    "malat",
    "cancro ",
    "tumor",
    "cancer ",
    "chemioterap",
    "chemotherap",
    "depress",
    "epiless",
    "epilep",
    "cardiopat",
    "infart",
    "heart attack",
    "insulin",
    "antibiot",
    "farmac",
    "medicine ",
    "medicinal",
    "medication",
    "psicofarmac",
    "psichiatr",
    "psychiatr",
    "dialisi",
    "dialysis",
    "asma",
    "asthma",
    "disabil",
    "alzheimer",
    "demenza",
    "dementia",
    "parkinson",
    "hiv ",
    "aids ",
    "alcolist",
    "alcolizzat",
    "alcoholic",
    "tossicodip",
    "anoress",
    "anorex",
    "bulimi",
    "pressione alta",
    "colesterol",
    "cholester",
    "ipertens",
    "surgery ",
];

/// The same of what nobody would say to them.
const INSULT: [&str; 40] = [
    "scemo ",
    "scema ",
    "scemi ",
    "sceme ",
    "stupid",
    "idiot",
    "cretin",
    "imbecill",
    "deficient",
    "stronz",
    "bastard",
    "coglion",
    "rompiscatol",
    "rompipall",
    "rompicoglion",
    "tirchi",
    "spilorci",
    "pezzent",
    "cafon",
    "zoticon",
    "ciccion",
    "grasson",
    "puttan",
    "troia ",
    "frocio ",
    "terron",
    "negro ",
    "negra ",
    "vecchiacci",
    "pazzo ",
    "pazza ",
    "moron ",
    "jerk ",
    "asshole",
    "bitch",
    "fatso",
    "cheapskate",
    "dumb ",
    "crazy woman",
    "crazy man",
];

/// What begins like one of these and means no harm. Folded.
const HARMLESS: [&str; 13] = [
    "farmacista",
    "farmacisti",
    "farmacia",
    "farmacie",
    "asmara",
    "malatesta",
    "pazzo di ",
    "pazza di ",
    "pazzo per ",
    "pazza per ",
    "jerk chicken",
    "alcoholic drink",
    "bastardo di razza",
];

/// Returns what a note says that is to be pointed out, the first such thing; an insult before all.
pub fn remark(text: &str) -> Option<Remark> {
    let text = format!(" {} ", fold(text));
    let says = |words: &[&str]| words.iter().any(|word| begins(&text, word));
    if says(&INSULT) {
        Some(Remark::Insult)
    } else if says(&ALLERGY) {
        Some(Remark::Allergy)
    } else if says(&HEALTH) {
        Some(Remark::Health)
    } else {
        None
    }
}

/// Returns whether a word of the text begins like this, and like nothing that means no harm.
fn begins(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(place, _)| {
        let before = text.get(..place).and_then(|before| before.chars().next_back());
        let rest = text.get(place..).unwrap_or_default();
        before.is_some_and(|letter| !letter.is_alphanumeric())
            && !HARMLESS.iter().any(|harmless| rest.starts_with(harmless))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(texts: &[&str], wanted: Option<Remark>) {
        for text in texts {
            assert_eq!(remark(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_tells_of_health_is_pointed_out() {
        all(
            &[
                "È allergica alle noci",
                "celiaco, molto attento",
                "Senza glutine, sempre",
                "Lactose free, please",
                "intollerante al lattosio",
                "She is allergic to cats",
            ],
            Some(Remark::Allergy),
        );
        all(
            &[
                "incinta di sei mesi",
                "Diabetico: niente zucchero",
                "ha avuto un infarto",
                "prende antibiotici",
                "is pregnant",
                "recovering from surgery",
                "Prende medicine alle otto",
                "malato da tempo",
            ],
            Some(Remark::Health),
        );
    }

    #[test]
    fn what_nobody_would_say_to_them_is_pointed_out() {
        all(
            &[
                "Che scemo",
                "una STRONZA",
                "tirchio",
                "a real jerk",
                "Stupido e lento",
                "rompiscatole",
                "è pazzo",
            ],
            Some(Remark::Insult),
        );
    }

    #[test]
    fn false_friends_are_left_alone() {
        all(
            &[
                "",
                "Va pazzo di te alla menta",
                "Pazzo di te",
                "Fa il farmacista",
                "lavora alla farmacia all'angolo",
                "Beve un Negroni",
                "la signora Negri",
                "Il dottor Malatesta",
                "gioca a scacchi",
                "Studia medicina",
                "jerk chicken, extra hot",
                "È pazza per i cornetti",
                "dumbo è il suo film",
                "Torna da Asmara",
                "Vuole poco zucchero",
                "Sedia comoda, finestra",
                "ama il tè",
                "A smart jersey",
                "Di Stefano",
                "viene in bicicletta",
                "Window seat, oat milk",
            ],
            None,
        );
    }
}
