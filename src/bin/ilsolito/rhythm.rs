//! `analyse rhythm`: the visiting habit of a shop from a table of frequency, recency and age.

use std::io::{BufRead, Write};

use il_solito::analysis::rhythm::{ENOUGH, Habit, History};
use serde_json::json;

use crate::command::Failure;

/// Reads a CSV with columns `frequency`, `recency` and `T`, in any order and among others, and prints the fit.
pub fn analyse(input: impl BufRead, output: &mut impl Write) -> Result<(), Failure> {
    let mut lines = input.lines();
    let header = lines.next().transpose()?.unwrap_or_default();
    let names: Vec<String> =
        header.trim_start_matches('\u{feff}').split(',').map(|name| name.trim().to_lowercase()).collect();
    let place = |name: &str| {
        let missing = || Failure::Broken(format!("the first line names no column {name}"));
        names.iter().position(|known| known == name).ok_or_else(missing)
    };
    let columns = [place("frequency")?, place("recency")?, place("t")?];
    let (mut histories, mut wrong) = (Vec::new(), 0);
    for (number, line) in lines.enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match history(&line, columns) {
            Some(history) => histories.push(history),
            None => {
                eprintln!("line {}: not three numbers that fit together: {line}", number + 2);
                wrong += 1;
            }
        }
    }
    let repeats = histories.iter().filter(|history| history.frequency > 0.0).count();
    if repeats < ENOUGH {
        let gap = |history: &History| (history.frequency > 0.0).then(|| history.recency / history.frequency);
        let gaps: Vec<Option<f64>> = histories.iter().map(gap).collect();
        let why =
            format!("{repeats} came back, fewer than {ENOUGH}: nothing is fitted, each has their own gap");
        writeln!(output, "{}", json!({ "fallback": why, "gaps": gaps }))?;
        return if wrong > 0 { Err(Failure::Lines(wrong)) } else { Ok(()) };
    }
    let habit = Habit::fit(&histories).ok_or_else(|| Failure::Broken("no rows".to_owned()))?;
    let alive: Vec<f64> = histories.iter().map(|history| habit.alive(history)).collect();
    let Habit { r, alpha, a, b, log_likelihood } = habit;
    let report =
        json!({ "r": r, "alpha": alpha, "a": a, "b": b, "log_likelihood": log_likelihood, "alive": alive });
    writeln!(output, "{report}")?;
    if wrong > 0 { Err(Failure::Lines(wrong)) } else { Ok(()) }
}

fn history(line: &str, columns: [usize; 3]) -> Option<History> {
    let cells: Vec<&str> = line.split(',').collect();
    let cell =
        |column: usize| cells.get(column)?.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let history =
        History { frequency: cell(columns[0])?, recency: cell(columns[1])?, age: cell(columns[2])? };
    let fits = history.frequency >= 0.0 && history.recency >= 0.0 && history.recency <= history.age;
    fits.then_some(history)
}
