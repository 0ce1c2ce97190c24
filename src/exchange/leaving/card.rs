//! A person as a vCard, version 4 (RFC 6350). It has no property for diet or allergy, so both stay here.

use super::text::{escape, push_line};
use crate::domain::{Customer, Field};

/// Adds a person's card. People who are put aside, or another record of somebody, have none.
pub fn write_card(out: &mut String, customer: Customer<'_>) {
    let record = customer.record();
    if !customer.is_present() {
        return;
    }
    let mut line = |text: String| push_line(out, &text);
    line("BEGIN:VCARD".to_owned());
    line("VERSION:4.0".to_owned());
    line(format!("UID:urn:uuid:{}", uuid(&customer.id().to_string())));
    line(format!("FN:{}", escape(customer.title())));
    for (property, value) in
        [("NICKNAME", customer.nickname()), ("LANG", customer.language()), ("EMAIL", customer.email())]
    {
        if !value.is_empty() {
            line(format!("{property}:{}", escape(value)));
        }
    }
    if !customer.phone().is_empty() {
        line(format!("TEL;VALUE=text;PREF=1:{}", escape(customer.phone())));
    }
    for (field, _) in record.present() {
        let Field::Contact(address) = field else { continue };
        match address.split_once(':') {
            Some(("tel", number)) => line(format!("TEL;VALUE=text:{}", escape(number))),
            Some(("mailto", mail)) => line(format!("EMAIL:{}", escape(mail))),
            _ => line(format!("URL:{}", escape(address))),
        }
    }
    if let Some(birthday) = customer.birthday() {
        line(format!(
            "BDAY:{}",
            birthday.to_text().replace("--", "\u{0}").replace('-', "").replace('\u{0}', "--")
        ));
    }
    let tags: Vec<String> = customer.tags().into_iter().map(escape).collect();
    if !tags.is_empty() {
        line(format!("CATEGORIES:{}", tags.join(",")));
    }
    line("END:VCARD".to_owned());
}

/// Writes 32 hexadecimal digits in groups.
fn uuid(digits: &str) -> String {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
