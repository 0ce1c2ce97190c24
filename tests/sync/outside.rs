//! The standard programs `age` and `zcat` open our files, and we open theirs.

use crate::stage::{NOW, PASSPHRASE, author, demo, read, write};
use il_solito::merge::Scope;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `age` behind a terminal of its own, since it asks nowhere else; types the passphrase as often as it asks.
fn age(arguments: &str, times: usize) -> bool {
    use std::io::Write;
    let mut child = Command::new("script")
        .args(["-qec", &format!("age {arguments}"), "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("`script` of util-linux");
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..times {
        writeln!(stdin, "{PASSPHRASE}").unwrap();
    }
    child.wait().unwrap().success()
}

fn has_age() -> bool {
    Command::new("age").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

#[test]
fn age_and_zcat_open_ours_and_we_open_theirs() {
    // `./dev test` installs it; a machine without it must say so rather than pass in silence.
    assert!(has_age(), "the program `age` is missing: apt install age");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (library, device) = demo(20);
    let ours = write(&library, Scope::Whole, &author(device, NOW));
    fs::write(path("ours.age"), &ours).unwrap();

    assert!(age(&format!("-d -o {} {}", path("ours.gz"), path("ours.age")), 1), "age does not open ours");
    let text = Command::new("zcat").arg(path("ours.gz")).output().unwrap();
    assert!(text.status.success(), "zcat does not open ours");
    let lines: Vec<&str> = std::str::from_utf8(&text.stdout).unwrap().lines().collect();
    assert!(lines[0].starts_with("{\"il_solito\":{"));
    assert_eq!(lines.len(), read(&ours).unwrap().entries.len() + 2);

    fs::write(path("theirs.jsonl"), &text.stdout).unwrap();
    assert!(Command::new("gzip").arg("-9").arg(path("theirs.jsonl")).status().unwrap().success());
    let arguments = format!("-p -o {} {}", path("theirs.age"), path("theirs.jsonl.gz"));
    assert!(age(&arguments, 2), "age does not seal");
    let theirs = read(&fs::read(path("theirs.age")).unwrap()).unwrap();
    assert_eq!(theirs, read(&ours).unwrap());
}
