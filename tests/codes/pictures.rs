//! Codes as pictures: what is drawn is seen again, turned, tilted, in noise and uneven light; all the way to the file.

use crate::camera::{View, take};
use il_solito::merge::{Catch, Caught, Eye, Grain, MOST_BYTES, Picture, Shown, Spring};

fn sealed(length: usize) -> Vec<u8> {
    let mut state = 5_u64;
    let draw = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(draw).collect()
}

fn see(eye: &mut Eye, code: &Picture, view: View, seed: u64) -> Vec<Shown> {
    eye.look(view.side, &take(code, view, seed)).iter().filter_map(|bytes| Shown::parse(bytes)).collect()
}

#[test]
fn a_frame_fills_the_code_it_is_made_for() {
    for (grain, side) in [(Grain::Fine, 77), (Grain::Coarse, 49)] {
        let spring = Spring::new(&sealed(50_000), grain.block()).unwrap();
        let code = Picture::of_frame(&spring.frame(0).to_bytes()).unwrap();
        assert_eq!(code.side(), side + 8);
        assert!((0..code.side()).all(|at| !code.is_dark(at, 0) && !code.is_dark(3, at)));
    }
    assert!(Spring::new(&sealed(MOST_BYTES), Grain::Coarse.block()).is_some());
}

#[test]
fn a_file_goes_from_screen_to_camera_turned_tilted_and_in_bad_light() {
    let phone = View { side: 620, square: 5.6, ..View::default() };
    let small = View { side: 360, square: 4.6, ..View::default() };
    let views = [
        (Grain::Fine, View { turned: -12.0, noise: 25, shade: 60.0, ..phone }),
        (Grain::Fine, View { turned: 4.0, tilted: 0.1, noise: 15, ..phone }),
        (Grain::Coarse, View { turned: -38.0, noise: 25, ..small }),
        (Grain::Coarse, View { turned: 17.0, tilted: 0.12, noise: 25, ..small }),
    ];
    for (grain, view) in views {
        let sent = sealed(900);
        let spring = Spring::new(&sent, grain.block()).unwrap();
        let (mut catch, mut eye) = (Catch::default(), Eye::default());
        let mut looks = 0;
        let got = (0..60).find_map(|number| {
            looks += 1;
            let code = Picture::of_frame(&spring.frame(number).to_bytes()).unwrap();
            see(&mut eye, &code, view, u64::from(number)).into_iter().find_map(|shown| match shown {
                Shown::Frame(frame) => match catch.add(frame) {
                    Caught::All(bytes) => Some(bytes),
                    Caught::Some(..) => None,
                },
                Shown::Words(_) => None,
            })
        });
        assert_eq!(got.as_ref(), Some(&sent), "{grain:?}, {view:?}");
        assert!(looks <= spring.blocks() * 3 + 3, "{grain:?}, {view:?}: {looks} looks");
    }
}

#[test]
fn the_passphrase_is_seen_and_other_codes_are_not_ours() {
    let words = "abaco lepre volpe tazza forno sale";
    let code = Picture::of_text(&Shown::text_of_words(words)).unwrap();
    for turned in [0.0, 33.0] {
        let view = View { turned, noise: 20, square: 6.0, ..View::default() };
        assert_eq!(see(&mut Eye::default(), &code, view, 3), [Shown::Words(words.into())]);
    }
    let plain = View { noise: 10, square: 7.0, ..View::default() };
    for text in ["https://example.org", "il-solito-words:", "WIFI:S:bar;P:caffe;;"] {
        let code = Picture::of_text(text).unwrap();
        assert_eq!(Eye::default().look(480, &take(&code, plain, 1)), [text.as_bytes()]);
        assert_eq!(see(&mut Eye::default(), &code, plain, 1), []);
    }
    assert_eq!(Shown::parse(format!("il-solito-words:{}", "a ".repeat(300)).as_bytes()), None);
}

#[test]
fn pictures_of_nothing_show_nothing_and_do_not_panic() {
    let mut eye = Eye::default();
    for (width, grey) in [(0, &[][..]), (5, &[1, 2]), (1, &[0; 9]), (1, &[0; 9]), (3, &[9; 9])] {
        assert!(eye.look(width, grey).is_empty());
    }
    let mut state = 1_u64;
    for side in [8, 33, 200, 480] {
        for contrast in [0, 40, 255] {
            let noise = |_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                128 + ((state >> 40) as usize % (contrast + 1)) as i32 - contrast as i32 / 2
            };
            let grey: Vec<u8> = (0..side * side).map(noise).map(|it| it.clamp(0, 255) as u8).collect();
            assert!(eye.look(side, &grey).iter().all(|bytes| Shown::parse(bytes).is_none()));
        }
    }
}

#[test]
fn the_path_of_a_picture_has_every_dark_square_once() {
    let code = Picture::of_text("solito").unwrap();
    let dark = (0..code.side()).flat_map(|y| (0..code.side()).map(move |x| (x, y)));
    let dark = dark.filter(|(x, y)| code.is_dark(*x, *y)).count();
    let drawn: usize = code
        .path()
        .split('M')
        .skip(1)
        .map(|run| {
            let (_, width) = run.split_once('h').unwrap();
            width.split_once('v').unwrap().0.parse::<usize>().unwrap()
        })
        .sum();
    assert_eq!(drawn, dark);
}
