//! What a camera sees: codes that are ours or not, frames in any order, and pictures of anything.
#![no_main]

use il_solito::merge::{Catch, Caught, Eye, Frame, Shown, Spring};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rest)) = bytes.split_first() else { return };
    match choice % 3 {
        0 => {
            // Anything at all, and what begins as ours does.
            let _ = Shown::parse(rest);
            let _ = Shown::parse(&[b"il-solito-words:", rest].concat());
            if let Some(frame) = Frame::parse(rest) {
                assert_eq!(frame.to_bytes(), rest);
                let _ = Catch::default().add(frame);
            }
        }
        1 => {
            // Frames of two files in an order that the bytes choose: what comes out is one of the two.
            let other: Vec<u8> = rest.iter().rev().copied().collect();
            let (Some(one), Some(two)) = (Spring::new(rest, 40), Spring::new(&other, 40)) else { return };
            let mut catch = Catch::default();
            for (place, number) in rest.iter().enumerate() {
                let spring = if number % 5 == 0 { &two } else { &one };
                let seen = Frame::parse(&spring.frame(u32::from(*number) + place as u32).to_bytes());
                if let Some(Caught::All(file)) = seen.map(|frame| catch.add(frame)) {
                    assert!(file == rest || file == other);
                }
            }
        }
        _ => {
            let mut eye = Eye::default();
            let width = usize::from(*choice).max(1);
            for _ in 0..3 {
                let _ = eye.look(width, rest);
            }
        }
    }
});
