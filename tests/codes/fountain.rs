//! The fountain: any frames that are enough bring the bytes back, and nothing but those bytes.

use il_solito::merge::{Added, Basin, Catch, Caught, FRAME_EXTRA, Frame, MOST_BYTES, Spring};
use proptest::prelude::*;

fn bytes(length: usize, seed: u8) -> Vec<u8> {
    (0..length).map(|at| (at as u8).wrapping_mul(31) ^ (at >> 8) as u8 ^ seed).collect()
}

fn seen(frame: &Frame) -> Frame {
    Frame::parse(&frame.to_bytes()).expect("what is written is read")
}

/// Numbers in any order, half of them lost, some seen twice; enough of them for `blocks`.
fn order(blocks: usize) -> impl Strategy<Value = Vec<u32>> {
    let last = blocks as u32 * 3 + 40;
    proptest::collection::vec(any::<u64>(), last as usize).prop_map(move |keys| {
        let mut numbers: Vec<(u64, u32)> = keys.into_iter().zip(0..last).collect();
        numbers.sort_unstable();
        let kept = numbers.iter().filter(|(key, _)| key & 1 == 0);
        kept.flat_map(|(key, number)| vec![*number; if key & 14 == 0 { 2 } else { 1 }]).collect()
    })
}

fn transfers() -> impl Strategy<Value = (usize, usize, Vec<u32>)> {
    (1..20_000_usize, 40..700_usize)
        .prop_flat_map(|(length, block)| (Just(length), Just(block), order(length.div_ceil(block))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_order_half_lost_and_some_twice((length, block, numbers) in transfers()) {
        let sent = bytes(length, 7);
        let spring = Spring::new(&sent, block).unwrap();
        let mut catch = Catch::default();
        let mut used = 0;
        let got = numbers.iter().find_map(|number| {
            used += 1;
            match catch.add(seen(&spring.frame(*number))) {
                Caught::All(bytes) => Some(bytes),
                Caught::Some(held, needed) => { assert!(held <= needed && needed == spring.blocks()); None }
            }
        });
        prop_assert_eq!(got.as_deref(), Some(&sent[..]));
    }

    #[test]
    fn frames_of_another_file_between_ours_change_nothing(length in 1..9000_usize, each in 1..4_usize) {
        let (mine, other) = (bytes(length, 1), bytes(length, 2));
        let (ours, theirs) = (Spring::new(&mine, 100).unwrap(), Spring::new(&other, 100).unwrap());
        let mut catch = Catch::default();
        let mut got = None;
        for number in 0..ours.blocks() as u32 {
            got = Some(catch.add(seen(&ours.frame(number))));
            if matches!(got, Some(Caught::All(_))) {
                break;
            }
            for foreign in 0..each as u32 {
                catch.add(seen(&theirs.frame(number * 4 + foreign)));
            }
        }
        prop_assert_eq!(got, Some(Caught::All(mine)));
    }

    #[test]
    fn a_sender_that_starts_anew_with_another_file_is_followed(length in 200..9000_usize) {
        let (first, second) = (Spring::new(&bytes(length, 1), 100).unwrap(), Spring::new(&bytes(length, 2), 100).unwrap());
        let mut catch = Catch::default();
        (0..first.blocks() as u32 - 1).for_each(|number| _ = catch.add(seen(&first.frame(number))));
        let mut caught = (0..second.blocks() as u32 + 40).map(|number| catch.add(seen(&second.frame(number))));
        let got = caught.find(|caught| matches!(caught, Caught::All(_)));
        prop_assert_eq!(got, Some(Caught::All(bytes(length, 2))));
    }

    #[test]
    fn a_damaged_frame_is_refused(length in 1..600_usize, number: u32, place: prop::sample::Index, bits in 1..=255_u8) {
        let frame = Spring::new(&bytes(length, 3), 600).unwrap().frame(number);
        let mut damaged = frame.to_bytes();
        let place = place.index(damaged.len());
        damaged[place] ^= bits;
        prop_assert_eq!(Frame::parse(&damaged), None);
        prop_assert_eq!(Frame::parse(&frame.to_bytes()[..place]), None);
    }

    #[test]
    fn random_bytes_are_no_frame(bytes: Vec<u8>) {
        prop_assert_eq!(Frame::parse(&bytes), None);
        prop_assert_eq!(Frame::parse(&[&b"IS\x01"[..], &bytes].concat()), None);
    }
}

#[test]
fn every_size_from_one_byte_to_the_most_comes_back_with_half_of_the_frames_lost() {
    for length in [1, 2, 496, 497, 498, 5_000, 64_000, MOST_BYTES] {
        let sent = bytes(length, 9);
        let spring = Spring::new(&sent, 497).unwrap();
        let mut catch = Catch::default();
        let mut seen_count = 0;
        let got = (0..).filter(|number| number * 7 % 11 % 2 == 0).find_map(|number| {
            seen_count += 1;
            match catch.add(seen(&spring.frame(number))) {
                Caught::All(bytes) => Some(bytes),
                Caught::Some(..) => None,
            }
        });
        assert_eq!(got, Some(sent));
        assert!(seen_count <= spring.blocks() + 20, "{seen_count} frames for {} blocks", spring.blocks());
    }
}

#[test]
fn what_is_nothing_or_too_much_is_not_sent_and_what_claims_to_be_is_not_gathered() {
    assert_eq!(Spring::new(&[], 497), None);
    assert_eq!(Spring::new(&[1], 0), None);
    assert_eq!(Spring::new(&vec![0; MOST_BYTES + 1], 497), None);
    assert_eq!(Spring::new(&vec![0; MOST_BYTES], 8), None);
    let sent = bytes(100, 1);
    let frame = Spring::new(&sent, 497).unwrap().frame(0).to_bytes();
    assert_eq!(frame.len(), 100 + FRAME_EXTRA);
    // A code that says it is the first of a huge file, with a right checksum.
    let mut huge = frame[..frame.len() - 4].to_vec();
    huge[11..15].copy_from_slice(&u32::MAX.to_le_bytes());
    let sum = rawzip::crc32(&huge).to_le_bytes();
    assert_eq!(Frame::parse(&[&huge[..], &sum].concat()), None);
}

#[test]
fn a_forged_frame_with_a_right_checksum_is_found_by_the_hash_of_the_whole() {
    let sent = bytes(1000, 4);
    let spring = Spring::new(&sent, 100).unwrap();
    let mut forged = spring.frame(3).to_bytes();
    let end = forged.len() - 4;
    forged[30] ^= 1;
    let sum = rawzip::crc32(&forged[..end]).to_le_bytes();
    forged[end..].copy_from_slice(&sum);
    let mut catch = Catch::default();
    catch.add(Frame::parse(&forged).unwrap());
    (0..9).filter(|number| *number != 3).for_each(|number| _ = catch.add(spring.frame(number)));
    assert_eq!(catch.add(spring.frame(9)), Caught::Some(0, 10));
    let got = (0..10).map(|number| catch.add(spring.frame(number))).last();
    assert_eq!(got, Some(Caught::All(sent)));
}

#[test]
fn a_basin_tells_what_a_frame_was_good_for() {
    let (mine, other) =
        (Spring::new(&bytes(500, 1), 100).unwrap(), Spring::new(&bytes(500, 2), 100).unwrap());
    let mut basin = Basin::new(mine.frame(1));
    assert_eq!(basin.add(mine.frame(1)), Added::Known);
    assert_eq!(basin.add(other.frame(1)), Added::Foreign);
    assert_eq!(basin.add(mine.frame(2)), Added::New);
    assert_eq!((basin.progress(), basin.bytes()), ((2, 5), None));
}
