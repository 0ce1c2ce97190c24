//! What the companion can be asked to do, and how it ends.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use il_solito::merge::MergeError;

use crate::{evaluate, incident, leave, likely, reviews, rhythm, simulator, sync, usual};

const USAGE: &str = r#"Usage: ilsolito <what>

  verify FILE                          says whether a sync or backup file is whole
  inspect FILE                         prints what is in it, counted, as JSON
  merge A B -o C                       joins two files of one shop
  export FILE --to csv|jsonl|vcard -o FOLDER [--with-health]
      csv, jsonl: a Frictionless Data Package; vcard: cards and a calendar of dates.
      Allergies, diets and notes leave only with --with-health.
  demo --seed S --customers N -o FILE  writes the shop to try as a sync file
      The passphrase is taken from ILSOLITO_PASSPHRASE, or asked on the terminal.
  analyse reviews   < in.jsonl > out.jsonl
      in:  {"id", "text", "stars"?, "date"?}, one a line
      out: {"id", "language", "aspects": [{"aspect", "polarity", "confidence", "quote"}], "polarity", "score"}
  analyse incident  < scenario.json
      in:  {"menu"?, "opening_hours"?, "reviews": [{"date", "stars", "source", "author", "author_reviews"?, "text"}]}
      out: {"alert", "cause", "dish"?, "weekday"?, "shift"?, "evidence", "confidence", "signs", "looked_at", ...}
  analyse rhythm    < frequency_recency_T.csv
      prints the BG/NBD parameters, the log-likelihood and the chance of each row to be still a customer, as JSON;
      with fewer than 30 rows that came back each one's own gap instead, and says so
  analyse usual     < in.jsonl > out.jsonl
      in:  {"id", "baskets": [{"at"?, "items": [...]}, ...], "now"?}, one a line; at and now as 2026-03-14T08:05
      out: {"id", "ranked": [{"item", "score"}, ...]}, ten at most, learned from all lines
  evaluate usual [FILE ...]
      foretells the last order of each person in simulated shops, or in files in the form of analyse usual, beside three
      plain answers
  evaluate likely [FILE ...]
      foretells who walks in, visit by visit, in simulated shops, or in files in the form of analyse usual (one shop
      each, all baskets with a time of day), beside plain answers
  evaluate reviews
      prints how well the shipped models do on the test split and on MAMS validation, and how fast they are
  evaluate incidents
      simulates incidents with known causes and prints the confusion table
  evaluate peers | evaluate speed
      what tests/bench/reviews compares with other programs: sentences of one polarity, and how fast they are read

Ends with 0 when all went well, 1 when some lines could not be read (they are named on standard error, the others are
answered), 2 when it was asked for something it does not know, 3 when reading or writing failed, 4 when the passphrase
does not open a file, 5 when a file is not ours, damaged, too large or newer, 6 when two files are of different shops.
"#;

/// Why the companion stops early.
pub enum Failure {
    /// Some lines were not understood.
    Lines(usize),
    /// It was asked for something that makes no sense.
    Usage(String),
    /// A sync file was refused.
    Refused {
        /// Which.
        path: String,
        /// Why.
        error: MergeError,
    },
    /// Reading, writing or the shipped data failed.
    Broken(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Broken(error.to_string())
    }
}

/// Does what the arguments ask for.
pub fn run(arguments: &[String]) -> ExitCode {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (input, mut output) = (io::stdin().lock(), BufWriter::with_capacity(1 << 16, io::stdout().lock()));
    let result = match words.as_slice() {
        ["analyse", "reviews"] => reviews::analyse(input, &mut output),
        ["analyse", "incident"] => incident::analyse(input, &mut output),
        ["evaluate", "incidents"] => simulator::evaluate(&mut output),
        ["analyse", "rhythm"] => rhythm::analyse(input, &mut output),
        ["analyse", "usual"] => usual::analyse(input, &mut output),
        ["evaluate", "usual", files @ ..] => usual::evaluate(files, &mut output),
        ["evaluate", "likely", files @ ..] => likely::evaluate(files, &mut output),
        ["evaluate", "reviews"] => evaluate::evaluate(&mut output),
        ["evaluate", "peers"] => evaluate::list(&mut output),
        ["evaluate", "speed"] => evaluate::race(input, &mut output),
        ["verify", path] => sync::verify(path, &mut output),
        ["inspect", path] => sync::inspect(path, &mut output),
        ["merge", one, other, "-o", into] => sync::merge(one, other, into, &mut output),
        ["export", path, "--to", form, "-o", folder] => leave::export(path, form, folder, false, &mut output),
        ["export", path, "--to", form, "-o", folder, "--with-health"] => {
            leave::export(path, form, folder, true, &mut output)
        }
        ["demo", "--seed", seed, "--customers", customers, "-o", path] => {
            sync::demo(seed, customers, path, &mut output)
        }
        ["help" | "--help" | "-h"] => output.write_all(USAGE.as_bytes()).map_err(Failure::from),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result.and_then(|()| output.flush().map_err(Failure::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Lines(count)) => {
            eprintln!("{count} lines could not be read");
            ExitCode::from(1)
        }
        Err(Failure::Usage(reason)) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
        Err(Failure::Refused { path, error }) => {
            eprintln!("{path}: {error}");
            ExitCode::from(match error {
                MergeError::WrongPassphrase => 4,
                MergeError::OtherShop => 6,
                MergeError::Broken(_) => 3,
                _ => 5,
            })
        }
        Err(Failure::Broken(reason)) => {
            eprintln!("{reason}");
            ExitCode::from(3)
        }
    }
}
