//! A made-up person: what the staff would have written down in a year and a half.

use super::dice::Seeded;
use super::names::{Name, draw_name, short_form};
use super::orders::Limits;
use super::rhythm::Kind;
use super::words::{DISLIKES, FEATURES, LIKES, NEVER, NOTES, PLACES, ROLES, TAGS};
use crate::analysis::fold;
use crate::domain::{
    Allergen, Allergy, AllergyKind, Channel, Consent, ConsentHow, ConsentState, CustomerId, DeviceId, Diet,
    Field, Note, NoteId, Preference, Purpose, Record, RecordId, Register, Severity, Source, Stamp, StatedBy,
    Strength, Taste, Value,
};

/// Who works in the shop.
pub const STAFF: [&str; 3] = ["Marta", "Paolo", "Sara"];

/// What the made-up people were asked.
const WORDING: &str = "Possiamo usarlo per questo? (domanda di prova)";

/// Draws what somebody must not or will not eat.
pub fn draw_limits(dice: &mut Seeded) -> Limits {
    use Allergen::{
        Celery, Crustaceans, Eggs, Fish, Gluten, Milk, Molluscs, Nuts, Peanuts, Sesame, Soybeans, Sulphites,
    };
    let mut limits = Limits::default();
    if dice.chance(0.09) {
        let common = [
            Milk,
            Gluten,
            Nuts,
            Eggs,
            Peanuts,
            Fish,
            Molluscs,
            Crustaceans,
            Soybeans,
            Sulphites,
            Sesame,
            Celery,
        ];
        let place = (dice.unit() * dice.unit() * common.len() as f64) as usize;
        limits.allergies.extend(common.get(place).map(|allergen| AllergyKind::Listed(*allergen)));
        if dice.chance(0.12) {
            limits
                .allergies
                .push(AllergyKind::Own(dice.pick(&["fragole", "pomodoro", "funghi", "limone"]).into()));
        }
    }
    match dice.weighted(&[880.0, 60.0, 18.0, 10.0, 14.0, 8.0, 6.0, 1.5, 6.0]) {
        1 => limits.diets.push(Diet::Vegetarian),
        2 => limits.diets.push(Diet::Vegan),
        3 => limits.diets.push(Diet::Pescatarian),
        4 => limits.diets.push(Diet::GlutenFree),
        5 => limits.diets.push(Diet::DairyFree),
        6 => limits.diets.push(Diet::Halal),
        7 => limits.diets.push(Diet::Kosher),
        8 => limits.diets.push(Diet::Own(dice.pick(&["poco sale", "senza aglio", "niente fritti"]).into())),
        _ => {}
    }
    limits
}

/// What is written down of one person, one register after the other.
struct Sheet<'a> {
    record: Record,
    device: DeviceId,
    dice: &'a mut Seeded,
    /// The first and the last time they were seen.
    seen: (Stamp, Stamp),
}

impl Sheet<'_> {
    /// Draws a moment at which somebody wrote something down.
    fn moment(&mut self) -> Stamp {
        let (first, last) = self.seen;
        Stamp(first.0 + ((last.0 - first.0) as f64 * self.dice.unit()) as u64)
    }

    fn write(&mut self, field: Field, value: impl Into<Value>, stamp: Stamp) {
        let value = value.into();
        if value != Value::Absent {
            self.record.set(field, Register { stamp, device: self.device, value });
        }
    }

    fn staff(&mut self) -> Box<str> {
        self.dice.pick(&STAFF).into()
    }
}

/// Makes the record of a person; `seen` are their first and last visit.
pub fn draw_record(
    dice: &mut Seeded,
    id: CustomerId,
    device: DeviceId,
    kind: Kind,
    limits: &Limits,
    seen: (Stamp, Stamp),
) -> Record {
    let tourist = kind == Kind::Tourist;
    let regular = !matches!(kind, Kind::Tourist | Kind::Occasional);
    let name = draw_name(dice, tourist);
    let first = seen.0;
    let mut sheet = Sheet { record: Record::new(RecordId::Customer(id)), device, dice, seen };
    sheet.write(Field::Since, Value::Number(first.0 as i64), first);
    write_names(&mut sheet, &name, regular, first);
    write_contacts(&mut sheet, &name, regular, first);
    if !name.language.is_empty() {
        sheet.write(Field::Language, name.language, first);
    }
    write_limits(&mut sheet, limits);
    write_tastes(&mut sheet, regular);
    write_notes(&mut sheet, &name, regular);
    write_consents(&mut sheet, id, limits, seen.1);
    sheet.record
}

/// Two in five agreed to messages, one in five said no; by their id, so that nothing else of the shop hangs on it.
/// Nearly all of whom allergies or diets are known agreed that these are kept.
fn write_consents(sheet: &mut Sheet<'_>, id: CustomerId, limits: &Limits, last: Stamp) {
    let by: Box<str> = STAFF.get((id.0 % 3) as usize).copied().unwrap_or_default().into();
    let mut say = |purpose: Purpose, channel: Option<Channel>, state: ConsentState| {
        let consent = Consent {
            purpose: purpose.code().into(),
            channel,
            state,
            wording: WORDING.into(),
            version: "demo".into(),
            how: ConsentHow::Spoken,
            by: by.clone(),
            at: last,
            given: None,
            source: "".into(),
        };
        sheet.write(Consent::field(purpose, channel), consent.to_value(), last);
    };
    match id.0 % 5 {
        0 | 1 => {
            say(Purpose::Marketing, Some(Channel::Sms), ConsentState::Given);
            say(Purpose::Marketing, Some(Channel::WhatsApp), ConsentState::Given);
        }
        2 => say(Purpose::Marketing, Some(Channel::Sms), ConsentState::Refused),
        _ => {}
    }
    let limited = !limits.allergies.is_empty() || !limits.diets.is_empty();
    if id.0.is_multiple_of(4) || (limited && !id.0.is_multiple_of(7)) {
        say(Purpose::Health, None, ConsentState::Given);
    }
}

/// One in twenty-five is known by looks only; some by first name only.
fn write_names(sheet: &mut Sheet<'_>, name: &Name, regular: bool, first: Stamp) {
    let known_by_look = sheet.dice.chance(0.04);
    if !known_by_look {
        let whole = if sheet.dice.chance(0.12) {
            name.first.clone()
        } else {
            format!("{} {}", name.first, name.family)
        };
        sheet.write(Field::Name, &*whole, first);
    }
    if regular && sheet.dice.chance(0.22) {
        let role = ROLES.get(sheet.dice.below(ROLES.len())).copied().unwrap_or_default();
        let nickname = match short_form(&name.first) {
            Some(short) if sheet.dice.chance(0.7) => short,
            _ => {
                if name.woman {
                    role.0
                } else {
                    role.1
                }
            }
        };
        sheet.write(Field::Nickname, nickname, first);
    }
    if known_by_look || sheet.dice.chance(if regular { 0.4 } else { 0.12 }) {
        let role = ROLES.get(sheet.dice.below(ROLES.len())).copied().unwrap_or_default();
        let feature = sheet.dice.pick(&FEATURES);
        let role = if name.woman { role.0 } else { role.1 };
        let look = if sheet.dice.chance(0.5) { format!("{role}, {feature}") } else { feature.to_string() };
        sheet.write(Field::Look, &*look, first);
    }
    if regular && sheet.dice.chance(0.2) {
        let place = sheet.dice.pick(&PLACES);
        let stamp = sheet.moment();
        sheet.write(Field::Place, place, stamp);
    }
}

fn write_contacts(sheet: &mut Sheet<'_>, name: &Name, regular: bool, first: Stamp) {
    if sheet.dice.chance(if regular { 0.55 } else { 0.3 }) {
        let digits = sheet.dice.between(0, 9_999_999);
        let (head, tail) = (digits / 10_000, digits % 10_000);
        // Ranges that nobody's phone is in: 31x is not given out in Italy, the British one is kept for films.
        let phone = match sheet.dice.weighted(&[5.0, 3.0, 2.0]) {
            _ if name.language == "en" => format!("+44 7700 900{:03}", digits % 1000),
            0 => format!("+39 31{} {head:03} {tail:04}", sheet.dice.below(10)),
            1 => format!("31{} {head:03}{tail:04}", sheet.dice.below(10)),
            _ => format!("31{}{head:03}{tail:04}", sheet.dice.below(10)),
        };
        sheet.write(Field::Phone, &*phone, first);
    }
    if sheet.dice.chance(if regular { 0.25 } else { 0.15 }) {
        let (given, family) = (fold(&name.first).replace(' ', ""), fold(&name.family).replace(' ', ""));
        let initial: String = given.chars().take(1).collect();
        let house = sheet.dice.pick(&["example.org", "example.com", "example.net"]);
        let mail = match sheet.dice.below(4) {
            0 => format!("{given}.{family}@{house}"),
            1 => format!("{initial}.{family}@{house}"),
            2 => format!("{family}{:02}@{house}", sheet.dice.below(100)),
            _ => format!("{given}{}@{house}", sheet.dice.between(1950, 2007)),
        };
        sheet.write(Field::Email, &*mail, first);
    }
    if sheet.dice.chance(if regular { 0.25 } else { 0.04 }) {
        let (month, day) = (sheet.dice.between(1, 12), sheet.dice.between(1, 28));
        let birthday = if sheet.dice.chance(0.5) {
            format!("{}-{month:02}-{day:02}", sheet.dice.between(1940, 2006))
        } else {
            format!("--{month:02}-{day:02}")
        };
        let stamp = sheet.moment();
        sheet.write(Field::Birthday, &*birthday, stamp);
    }
}

fn write_limits(sheet: &mut Sheet<'_>, limits: &Limits) {
    for kind in &limits.allergies {
        let stated = sheet.moment();
        let severity = match sheet.dice.weighted(&[4.0, 4.0, 2.0, 1.0]) {
            0 => Severity::Mild,
            1 => Severity::Serious,
            2 => Severity::Grave,
            _ => Severity::Unsaid,
        };
        let stated_by = if sheet.dice.chance(0.85) { StatedBy::Themselves } else { StatedBy::Companion };
        let by = sheet.staff();
        let allergy = Allergy { kind: kind.clone(), severity, stated_by, by, stated, to_confirm: false };
        sheet.write(kind.field(), allergy.to_value(), stated);
    }
    for diet in &limits.diets {
        let stamp = sheet.moment();
        sheet.write(Field::Diet(diet.key()), Value::Flag(true), stamp);
    }
}

fn write_tastes(sheet: &mut Sheet<'_>, regular: bool) {
    let some = if regular { 0.5 } else { 0.08 };
    for (share, taste, words) in [
        (some, Taste::Like, &LIKES[..]),
        (some * 0.6, Taste::Dislike, &DISLIKES[..]),
        (0.03, Taste::Never, &NEVER[..]),
    ] {
        let mut share = share;
        while sheet.dice.chance(share) {
            let at = sheet.moment();
            let preference = Preference {
                what: sheet.dice.pick(words).into(),
                taste,
                strength: if sheet.dice.chance(0.3) { Strength::Strong } else { Strength::Unsaid },
                source: if sheet.dice.chance(0.6) { Source::Told } else { Source::Noticed },
                by: sheet.staff(),
                at,
            };
            sheet.write(preference.field(), preference.to_value(), at);
            share *= 0.5;
        }
    }
}

fn write_notes(sheet: &mut Sheet<'_>, name: &Name, regular: bool) {
    let mut share = if regular { 0.4 } else { 0.06 };
    while sheet.dice.chance(share) {
        let at = sheet.moment();
        let by = sheet.staff();
        let id = NoteId::random(sheet.dice);
        let words = NOTES.get(sheet.dice.below(NOTES.len())).copied().unwrap_or_default();
        let text = if name.woman { words.0 } else { words.1 };
        let note = Note { id, text: text.into(), by, at };
        sheet.write(Field::Note(id), note.to_value(), at);
        share *= 0.4;
    }
    while sheet.dice.chance(if regular { 0.3 } else { 0.05 }) {
        let tag = sheet.dice.pick_early(&TAGS);
        let stamp = sheet.moment();
        sheet.write(Field::Tag(tag.into()), Value::Flag(true), stamp);
    }
}
