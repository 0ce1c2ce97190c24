//! The passphrase of a file: from the environment, or asked on the terminal without showing it.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use il_solito::merge::tidy;

use crate::command::Failure;

/// Where it may be given, so that it need not be typed.
const VARIABLE: &str = "ILSOLITO_PASSPHRASE";

/// Returns the passphrase, in the form in which the app made it.
pub fn ask(what: &str) -> Result<String, Failure> {
    if let Ok(given) = std::env::var(VARIABLE) {
        return Ok(tidy(&given));
    }
    let missing = || Failure::Usage(format!("give the passphrase in {VARIABLE}, or run this on a terminal"));
    let mut terminal =
        std::fs::OpenOptions::new().read(true).write(true).open("/dev/tty").map_err(|_| missing())?;
    write!(terminal, "Passphrase of {what}: ")?;
    let hidden = echo(&terminal, "-echo").is_ok();
    let mut typed = String::new();
    let read = BufReader::new(terminal.try_clone()?).read_line(&mut typed);
    if hidden {
        // A terminal that cannot show letters again would be worse than a message about it.
        echo(&terminal, "echo")?;
        writeln!(terminal)?;
    }
    read?;
    Ok(tidy(&typed))
}

fn echo(terminal: &std::fs::File, how: &str) -> io::Result<()> {
    let status = Command::new("stty").arg(how).stdin(Stdio::from(terminal.try_clone()?)).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other("stty failed")) }
}
