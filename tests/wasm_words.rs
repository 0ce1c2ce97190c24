//! What is said without asking the browser's Intl, which is slow to begin with, is what Intl says.
#![cfg(target_arch = "wasm32")]

use il_solito::messages::{Language, Plural};
use il_solito::platform::intl;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn locale(language: Language) -> Array {
    Array::of1(&JsValue::from_str(language.tag()))
}

#[wasm_bindgen_test]
fn the_days_of_the_week_are_called_as_intl_calls_them() {
    let options = Object::new();
    assert!(Reflect::set(&options, &"weekday".into(), &"long".into()).is_ok());
    for language in Language::ALL {
        let format = Intl::DateTimeFormat::new(&locale(language), &options).format();
        for day in 0..7 {
            // 5 January 1970 was a Monday.
            let date = Date::new_with_year_month_day(1970, 0, 5 + i32::from(day));
            let said = format.call1(&JsValue::NULL, &date).ok().and_then(|text| text.as_string());
            assert_eq!(said.as_deref(), Some(language.weekday(day)));
        }
    }
}

#[wasm_bindgen_test]
fn small_numbers_and_their_plurals_are_as_intl_has_them() {
    for language in Language::ALL {
        let number = Intl::NumberFormat::new(&locale(language), &Object::new()).format();
        let rules = Intl::PluralRules::new(&locale(language), &Object::new());
        let select: Option<Function> =
            Reflect::get(&rules, &"select".into()).ok().and_then(|it| it.dyn_into().ok());
        for count in (0..1_100_u32).chain([10_000, 100_000]) {
            let value = JsValue::from(count);
            let said = number.call1(&JsValue::NULL, &value).ok().and_then(|text| text.as_string());
            assert_eq!(said, Some(intl::number(language.tag(), count.into())), "{count}");
            let form = select
                .as_ref()
                .and_then(|select| select.call1(&rules, &value).ok())
                .and_then(|form| form.as_string());
            let expected = if form.as_deref() == Some("one") { Plural::One } else { Plural::Other };
            assert_eq!(intl::plural(language.tag(), count.into()), expected, "{count}");
        }
    }
}
