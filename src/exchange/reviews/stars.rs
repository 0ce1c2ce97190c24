//! How many stars a review gives, as sources write it.

/// Reads 1 to 5 stars: a number, a word of Google's, `4/5`, `4,0 di 5`, or stars drawn; `None` where there are none.
pub fn read_stars(text: &str) -> Option<u8> {
    let text = text.trim();
    const WORDS: [&str; 5] = ["ONE", "TWO", "THREE", "FOUR", "FIVE"];
    if let Some(place) = WORDS.iter().position(|word| text.eq_ignore_ascii_case(word)) {
        return Some(place as u8 + 1);
    }
    let drawn = text.chars().filter(|letter| matches!(letter, '★' | '⭐' | '●')).count();
    if drawn > 0 {
        return u8::try_from(drawn).ok().filter(|stars| (1..=5).contains(stars));
    }
    let mut numbers = text
        .split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')))
        .filter_map(|number| number.trim_matches(['.', ',']).replace(',', ".").parse::<f32>().ok());
    let (stars, whole) = (numbers.next()?, numbers.next());
    let stars = match whole {
        None | Some(5.0) => stars,
        Some(10.0) => stars / 2.0,
        Some(100.0) => stars / 20.0,
        Some(_) => return None,
    };
    (0.5..=5.0).contains(&stars).then_some((stars + 0.5) as u8).map(|stars| stars.clamp(1, 5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_of_the_sources() {
        for (text, stars) in [
            ("FIVE", Some(5)),
            ("4", Some(4)),
            ("4.0", Some(4)),
            ("4,0 di 5 bolle", Some(4)),
            ("3/5", Some(3)),
            ("8/10", Some(4)),
            ("★★☆☆☆", Some(2)),
            ("5 stars", Some(5)),
            ("STAR_RATING_UNSPECIFIED", None),
            ("0", None),
            ("9", None),
            ("", None),
        ] {
            assert_eq!(read_stars(text), stars, "{text}");
        }
    }

    proptest! {
        #[test]
        fn there_are_one_to_five(text in ".{0,20}") {
            prop_assert!(read_stars(&text).is_none_or(|stars| (1..=5).contains(&stars)));
        }
    }
}
