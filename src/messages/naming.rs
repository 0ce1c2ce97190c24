//! What allergens, allergies, diets and facts are called.

use super::{CareTexts, Texts};
use crate::analysis::PartOfDay;
use crate::domain::{Allergen, AllergyKind, Channel, Diet, Field, PaperKind, Presence, RecordId};
use crate::exchange::menu::DishMeaning;

/// Returns what an allergen is called.
pub fn allergen_name(texts: &Texts, allergen: Allergen) -> &'static str {
    match allergen {
        Allergen::Gluten => texts.gluten,
        Allergen::Crustaceans => texts.crustaceans,
        Allergen::Eggs => texts.eggs,
        Allergen::Fish => texts.fish,
        Allergen::Peanuts => texts.peanuts,
        Allergen::Soybeans => texts.soybeans,
        Allergen::Milk => texts.milk,
        Allergen::Nuts => texts.nuts,
        Allergen::Celery => texts.celery,
        Allergen::Mustard => texts.mustard,
        Allergen::Sesame => texts.sesame,
        Allergen::Sulphites => texts.sulphites,
        Allergen::Lupin => texts.lupin,
        Allergen::Molluscs => texts.molluscs,
    }
}

/// Returns what an allergy is called: the allergen, or the person's own words.
pub fn allergy_name<'a>(texts: &Texts, kind: &'a AllergyKind) -> &'a str {
    match kind {
        AllergyKind::Listed(allergen) => allergen_name(texts, *allergen),
        AllergyKind::Own(words) => words,
    }
}

/// Returns what a diet is called: its name, or the person's own words.
pub fn diet_name<'a>(texts: &Texts, diet: &'a Diet) -> &'a str {
    match diet {
        Diet::Vegetarian => texts.vegetarian,
        Diet::Vegan => texts.vegan,
        Diet::Pescatarian => texts.pescatarian,
        Diet::GlutenFree => texts.gluten_free,
        Diet::DairyFree => texts.dairy_free,
        Diet::NutFree => texts.nut_free,
        Diet::Halal => texts.halal,
        Diet::Kosher => texts.kosher,
        Diet::Own(words) => words,
    }
}

/// Returns what a part of the day is called, within a sentence.
pub fn part_name(texts: &Texts, part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Early => texts.part_early,
        PartOfDay::Morning => texts.part_morning,
        PartOfDay::Lunch => texts.part_lunch,
        PartOfDay::Afternoon => texts.part_afternoon,
        PartOfDay::Aperitivo => texts.part_aperitivo,
        PartOfDay::Evening => texts.part_evening,
        PartOfDay::Night => texts.part_night,
    }
}

/// Returns what the house says of an allergen.
pub fn presence_name(texts: &Texts, presence: Presence) -> &'static str {
    match presence {
        Presence::Contains => texts.presence_contains,
        Presence::MayContain => texts.presence_may,
        Presence::Free => texts.presence_free,
        Presence::Unknown => texts.presence_unknown,
    }
}

/// Returns what a column of a menu holds.
pub fn dish_meaning_name(texts: &Texts, meaning: DishMeaning) -> &'static str {
    match meaning {
        DishMeaning::Name => texts.dish_name,
        DishMeaning::Category => texts.dish_category,
        DishMeaning::Price => texts.dish_price,
        DishMeaning::Ingredients => texts.dish_ingredients,
        DishMeaning::Allergens => texts.dish_allergens,
        DishMeaning::Diets => texts.dish_diets,
        DishMeaning::Synonyms => texts.dish_synonyms,
        DishMeaning::Part => texts.dish_part,
        DishMeaning::Available => texts.dish_available,
        DishMeaning::Ignore => texts.meaning_ignore,
    }
}

/// Returns what a paper is called in a sentence: "a review".
pub fn paper_name(texts: &Texts, kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Review => texts.a_review,
        PaperKind::Gesture => texts.a_gesture,
        PaperKind::Offer => texts.an_offer,
        PaperKind::Telling => texts.a_telling,
        PaperKind::Segment => texts.a_segment,
        PaperKind::Reward => texts.a_reward,
        PaperKind::Redemption => texts.a_redemption,
        PaperKind::Incident => texts.an_incident,
        PaperKind::FollowUp => texts.a_follow_up,
        PaperKind::Improvement => texts.an_improvement,
        PaperKind::Request => texts.a_request,
        PaperKind::Departure => texts.a_departure,
    }
}

/// Returns what a fact is called in a sentence: "the phone number", "an allergy".
pub fn field_name(texts: &Texts, record: RecordId, field: &Field) -> &'static str {
    match field {
        Field::Name if record == RecordId::Shop => texts.the_shop_name,
        Field::Name => texts.the_name,
        Field::Nickname => texts.the_nickname,
        Field::Look => texts.the_look,
        Field::Phone => texts.the_phone,
        Field::Email => texts.the_email,
        Field::Birthday => texts.the_birthday,
        Field::Place => texts.the_place,
        Field::Language => texts.the_language,
        Field::Since => texts.the_since,
        Field::Price => texts.the_price,
        Field::Category => texts.the_category,
        Field::Ingredients => texts.the_ingredients,
        Field::PartOfDay => texts.the_part_of_day,
        Field::Available => texts.the_availability,
        Field::Allergen(_) => texts.an_allergen,
        Field::Suits(_) => texts.a_suitability,
        Field::Synonym(_) => texts.a_synonym,
        Field::Staff => texts.the_staff,
        Field::Contact(_) => texts.a_contact,
        Field::Date(_) => texts.a_date,
        Field::Allergy(_) => texts.an_allergy,
        Field::Diet(_) => texts.a_diet,
        Field::Passing(key) => field_name(texts, record, &Field::parse(key)),
        Field::Taste(_) => texts.a_taste,
        Field::Tag(_) => texts.a_tag,
        Field::Note(_) => texts.a_note,
        Field::Consent(_) => texts.a_consent,
        Field::Imported(_) | Field::Seen(_) | Field::Origin => texts.a_fact_from_file,
        _ => texts.some_fact,
    }
}

/// Returns what a channel is called.
pub fn channel_name(texts: &CareTexts, channel: Channel) -> &'static str {
    match channel {
        Channel::Sms => texts.by_sms,
        Channel::WhatsApp => texts.by_whatsapp,
        Channel::Mail => texts.by_mail,
        Channel::Call => texts.by_call,
    }
}
