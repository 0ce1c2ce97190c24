//! Drafts of replies, in the language of whoever wrote: thanks or regret, what was said, what comes next.

use crate::analysis::reviews::{Aspect, Language, Polarity};

/// The sentences of one language.
struct Draft {
    greeting: &'static str,
    greeting_nameless: &'static str,
    thanks: &'static str,
    sorry: &'static str,
    sorry_about: &'static str,
    glad_about: &'static str,
    and: &'static str,
    looking: &'static str,
    again: &'static str,
    aspects: [&'static str; 9],
}

const DRAFTS: [Draft; 5] = [
    Draft {
        greeting: "Buongiorno {name},",
        greeting_nameless: "Buongiorno,",
        thanks: "grazie di aver scritto.",
        sorry: "grazie di averlo detto: ci dispiace che non sia andata bene.",
        sorry_about: "Ci dispiace per {what}.",
        glad_about: "Ci fa piacere che abbiate apprezzato {what}.",
        and: " e ",
        looking: "Ne parliamo in cucina e in sala, per capire che cosa è successo.",
        again: "Speriamo di rivedervi presto.",
        aspects: [
            "il cibo",
            "quello che avete bevuto",
            "il servizio",
            "l’attesa",
            "i prezzi",
            "l’ambiente",
            "la pulizia",
            "la posizione",
            "la visita",
        ],
    },
    Draft {
        greeting: "Hello {name},",
        greeting_nameless: "Hello,",
        thanks: "thank you for writing.",
        sorry: "thank you for telling us: we are sorry that it did not go well.",
        sorry_about: "We are sorry about {what}.",
        glad_about: "We are glad that you liked {what}.",
        and: " and ",
        looking: "We are talking about it with the kitchen and the floor staff, to understand what happened.",
        again: "We hope to see you again soon.",
        aspects: [
            "the food",
            "the drinks",
            "the service",
            "the wait",
            "the prices",
            "the place",
            "the cleanliness",
            "the location",
            "your visit",
        ],
    },
    Draft {
        greeting: "Hola {name}:",
        greeting_nameless: "Hola:",
        thanks: "gracias por escribirnos.",
        sorry: "gracias por contarlo: sentimos que no haya ido bien.",
        sorry_about: "Lamentamos lo que nos cuenta sobre {what}.",
        glad_about: "Nos alegra que haya apreciado {what}.",
        and: " y ",
        looking: "Lo hablamos en la cocina y en la sala para entender qué pasó.",
        again: "Esperamos volver a verle pronto.",
        aspects: [
            "la comida",
            "las bebidas",
            "el servicio",
            "la espera",
            "los precios",
            "el ambiente",
            "la limpieza",
            "la ubicación",
            "la visita",
        ],
    },
    Draft {
        greeting: "Bonjour {name},",
        greeting_nameless: "Bonjour,",
        thanks: "merci de nous avoir écrit.",
        sorry: "merci de nous l’avoir dit : nous regrettons que cela ne se soit pas bien passé.",
        sorry_about: "Nous sommes désolés pour {what}.",
        glad_about: "Nous sommes ravis que vous ayez apprécié {what}.",
        and: " et ",
        looking: "Nous en parlons en cuisine et en salle, pour comprendre ce qui s’est passé.",
        again: "Nous espérons vous revoir bientôt.",
        aspects: [
            "les plats",
            "les boissons",
            "le service",
            "l’attente",
            "les prix",
            "le cadre",
            "la propreté",
            "l’emplacement",
            "votre visite",
        ],
    },
    Draft {
        greeting: "Guten Tag {name},",
        greeting_nameless: "Guten Tag,",
        thanks: "vielen Dank für die Zeilen.",
        sorry: "danke, dass Sie es uns sagen: Es tut uns leid, dass es nicht gut war.",
        sorry_about: "Was Sie über {what} schreiben, tut uns leid.",
        glad_about: "Was Sie über {what} schreiben, freut uns.",
        and: " und ",
        looking: "Wir sprechen in der Küche und im Service darüber, um zu verstehen, was passiert ist.",
        again: "Wir hoffen, Sie bald wiederzusehen.",
        aspects: [
            "das Essen",
            "die Getränke",
            "den Service",
            "die Wartezeit",
            "die Preise",
            "das Lokal",
            "die Sauberkeit",
            "die Lage",
            "Ihren Besuch",
        ],
    },
];

/// Drafts a reply, for a person to read, change and send; `said` is what the review says of each aspect.
pub fn draft_reply(
    language: Language,
    author: &str,
    low: bool,
    said: &[(Aspect, Polarity)],
    house: &str,
) -> String {
    let draft = &DRAFTS[language as usize];
    let first = author.split_whitespace().next().unwrap_or_default();
    let greeting = if first.is_empty() {
        draft.greeting_nameless.to_owned()
    } else {
        super::super::fill(draft.greeting, &[("name", first)])
    };
    let names = |polarity: Polarity| {
        // What was also complained of is not thanked for: both in one letter would read as mockery.
        let blamed = |aspect| polarity == Polarity::Positive && said.contains(&(aspect, Polarity::Negative));
        let named = said
            .iter()
            .filter(|(aspect, how)| *how == polarity && *aspect != Aspect::General && !blamed(*aspect));
        let named: Vec<&str> = named.take(2).map(|(aspect, _)| draft.aspects[*aspect as usize]).collect();
        named.join(draft.and)
    };
    let (bad, good) = (names(Polarity::Negative), names(Polarity::Positive));
    let mut lines = vec![if low { draft.sorry.to_owned() } else { draft.thanks.to_owned() }];
    if !good.is_empty() {
        lines.push(super::super::fill(draft.glad_about, &[("what", &good)]));
    }
    if !bad.is_empty() {
        lines.push(super::super::fill(draft.sorry_about, &[("what", &bad)]));
        lines.push(draft.looking.to_owned());
    }
    lines.push(draft.again.to_owned());
    let house = if house.is_empty() { String::new() } else { format!("\n{house}") };
    format!("{greeting}\n{}{house}", lines.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_says_what_was_said_in_its_language() {
        let said = [(Aspect::Food, Polarity::Negative), (Aspect::Service, Polarity::Positive)];
        for language in Language::ALL {
            let text = draft_reply(language, "Chiara Bellini", true, &said, "La Tazzina");
            let names = DRAFTS[language as usize].aspects;
            assert!(text.contains("Chiara") && !text.contains("Bellini") && !text.contains('{'), "{text}");
            assert!(
                text.contains(names[0]) && text.contains(names[2]) && text.ends_with("La Tazzina"),
                "{text}"
            );
            assert!(!text.contains('!'));
        }
        let both = [(Aspect::Food, Polarity::Positive), (Aspect::Food, Polarity::Negative)];
        for language in Language::ALL {
            let text = draft_reply(language, "", true, &both, "");
            let food = DRAFTS[language as usize].aspects[0];
            assert_eq!(text.matches(food).count(), 1, "thanked and regretted at once: {text}");
        }
        let bare = draft_reply(Language::English, "", false, &[], "");
        assert_eq!(bare, "Hello,\nthank you for writing. We hope to see you again soon.");
    }
}
