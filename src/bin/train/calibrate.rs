//! Makes sums into honest chances, from examples of sources that were held out while fitting.

use il_solito::analysis::reviews::labelled::{Sentence, spread};
use il_solito::analysis::reviews::{Analyst, Aspect, Language, Model};
use il_solito::analysis::statistics::logistic;

use crate::export::export;
use crate::fit::{Example, Fit, chances};

/// In how many parts the sources are dealt.
const FOLDS: u64 = 4;

/// What was said of one held-out example.
pub struct Verdict<'a> {
    /// The example.
    pub example: &'a Example,
    /// The sums for its aspects.
    pub aspects: [f32; 9],
    /// The sums for the polarity of each aspect that it has.
    pub polarity: [Option<[f32; 3]>; 9],
    /// The sums for the polarity on the whole.
    pub whole: [f32; 3],
}

/// How sums become chances.
#[derive(Clone, Copy, Debug)]
pub struct Calibration {
    /// Scale and shift of the sum of each aspect.
    pub platt: [(f32, f32); 9],
    /// From which chance on an aspect is reported.
    pub threshold: [f32; 9],
    /// What the sums of polarities are multiplied with.
    pub sharpness: f32,
}

impl Calibration {
    /// Leaves sums as they are.
    const NONE: Calibration = Calibration { platt: [(1.0, 0.0); 9], threshold: [0.5; 9], sharpness: 1.0 };
}

/// Judges every example of our own that is not of the test split by weights fitted to the other sources, as they would be shipped:
/// what finds no room in the file does not help here either. `words` are the packed lexicons.
/// The verdicts are those of each language.
pub fn hold_out<'a>(examples: &'a [Example], words: &[String]) -> Result<[Vec<Verdict<'a>>; 5], String> {
    let judge = |fold: u64| -> Result<[Vec<Verdict<'a>>; 5], String> {
        let apart = |sentence: &Sentence| {
            sentence.source != "mams" && spread(sentence.source.as_bytes()) % FOLDS == fold
        };
        let fit =
            Fit::to(examples, |sentence| f32::from(u8::from(!sentence.test && !apart(sentence))), words);
        let mut verdicts: [Vec<Verdict>; 5] = Default::default();
        for (language, words) in Language::ALL.into_iter().zip(words) {
            let file = export(&fit, &Calibration::NONE, language, words);
            let mut analyst = Analyst::new(Model::read(&file).map_err(|error| error.to_string())?);
            let judged = examples.iter().filter(|example| {
                let sentence = &example.sentence;
                sentence.language == language && !sentence.test && apart(sentence)
            });
            verdicts[language as usize].extend(judged.map(|example| verdict(&mut analyst, example)));
        }
        Ok(verdicts)
    };
    std::thread::scope(|scope| {
        let halves: Vec<_> = (0..2).map(|half| scope.spawn(move || [judge(half), judge(half + 2)])).collect();
        let mut verdicts: [Vec<Verdict>; 5] = Default::default();
        for half in halves {
            for judged in half.join().map_err(|_| "a fit broke off".to_owned())? {
                verdicts.iter_mut().zip(judged?).for_each(|(verdicts, judged)| verdicts.extend(judged));
            }
        }
        Ok(verdicts)
    })
}

/// Judges an example.
fn verdict<'a>(analyst: &mut Analyst, example: &'a Example) -> Verdict<'a> {
    let labels = &example.sentence.labels;
    let subjects: Vec<Aspect> =
        Aspect::ALL.into_iter().filter(|aspect| labels[*aspect as usize].is_some()).collect();
    let (aspects, mut odds) = analyst.weigh_whole(&example.sentence.text, &subjects);
    let whole = odds.pop().unwrap_or_default();
    let mut polarity = [None; 9];
    for (aspect, odds) in subjects.into_iter().zip(odds) {
        polarity[aspect as usize] = Some(odds);
    }
    Verdict { example, aspects, polarity, whole }
}

/// Finds the calibration that fits the verdicts best.
pub fn calibrate(verdicts: &[Verdict]) -> Calibration {
    let mut calibration = Calibration::NONE;
    for aspect in 0..9 {
        let pairs: Vec<(f32, bool)> = verdicts
            .iter()
            .map(|verdict| (verdict.aspects[aspect], verdict.example.sentence.labels[aspect].is_some()))
            .collect();
        let (scale, shift) = platt(&pairs);
        calibration.platt[aspect] = (scale, shift);
        let known: Vec<(f32, bool)> =
            pairs.iter().map(|(sum, truth)| (logistic(scale * sum + shift), *truth)).collect();
        calibration.threshold[aspect] = best_threshold(&known);
    }
    let steps = (4..=30).map(|step| step as f32 * 0.05);
    calibration.sharpness =
        steps.min_by(|one, other| loss(verdicts, *one).total_cmp(&loss(verdicts, *other))).unwrap_or(1.0);
    calibration
}

/// Fits scale and shift by Newton's method (Platt 1999, without his prior).
fn platt(pairs: &[(f32, bool)]) -> (f32, f32) {
    let (mut scale, mut shift) = (1.0_f64, 0.0_f64);
    for _ in 0..30 {
        let (mut g0, mut g1, mut h00, mut h01, mut h11) = (0.0, 0.0, 1e-6, 0.0, 1e-6);
        for (sum, truth) in pairs {
            let sum = f64::from(*sum);
            let chance = f64::from(logistic((scale * sum + shift) as f32));
            let (miss, slope) = (chance - f64::from(u8::from(*truth)), chance * (1.0 - chance));
            g0 += miss * sum;
            g1 += miss;
            h00 += slope * sum * sum;
            h01 += slope * sum;
            h11 += slope;
        }
        let det = h00 * h11 - h01 * h01;
        scale -= (g0 * h11 - g1 * h01) / det;
        shift -= (g1 * h00 - g0 * h01) / det;
    }
    (scale as f32, shift as f32)
}

/// Returns the chance from which on reporting gives the best F1.
fn best_threshold(pairs: &[(f32, bool)]) -> f32 {
    let score = |threshold: f32| {
        let (mut hits, mut others) = (0.0, 0.0);
        for (chance, truth) in pairs {
            match (*chance >= threshold, *truth) {
                (true, true) => hits += 1.0,
                (true, false) | (false, true) => others += 1.0,
                (false, false) => {}
            }
        }
        2.0 * hits / (2.0_f32 * hits + others).max(1.0)
    };
    let steps = (20..=56).map(|step| step as f32 * 0.01);
    steps.max_by(|one, other| score(*one).total_cmp(&score(*other))).unwrap_or(0.5)
}

fn loss(verdicts: &[Verdict], sharpness: f32) -> f64 {
    let mut loss = 0.0;
    for verdict in verdicts {
        for (label, sums) in verdict.example.sentence.labels.iter().zip(&verdict.polarity) {
            if let (Some(label), Some(sums)) = (label, sums) {
                // The square of the miss (Brier) ranks like the logarithm here, and needs no logarithm.
                let chances = chances(sums, sharpness);
                for (lane, chance) in chances.iter().enumerate() {
                    let truth = f32::from(u8::from(lane == *label as usize));
                    loss += f64::from((chance - truth) * (chance - truth));
                }
            }
        }
    }
    loss
}
