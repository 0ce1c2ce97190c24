#!/usr/bin/env bash
# Breaks the guard in one place at a time, and expects its law or its own tests to notice every time.
# Each line of the list: file in src/analysis, what stands there, what is put there instead. A word as an argument picks
# the lines that contain it.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Only the guard and what it stands on, so that each build is quick.
mkdir -p "$work/src/analysis" "$work/tests/laws"
cp Cargo.toml Cargo.lock rust-toolchain.toml "$work"
cp -r src/domain "$work/src"
parts=(fold guard part_of_day.rs rhythm.rs statistics suitability survey word.rs)
for part in "${parts[@]}"; do cp -r "src/analysis/$part" "$work/src/analysis"; done
cp tests/guard_laws.rs "$work/tests"
cp tests/laws/market.rs "$work/tests/laws"
echo 'pub mod analysis; pub mod domain;' >"$work/src/lib.rs"
cat >"$work/src/analysis/mod.rs" <<'RUST'
mod fold;
pub mod guard;
mod part_of_day;
pub mod rhythm;
pub mod statistics;
pub mod suitability;
pub mod survey;
mod word;
pub use fold::fold;
pub use part_of_day::PartOfDay;
pub use word::word_on;
RUST
echo 'fn main() {}' >"$work/src/main.rs"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/mutants"
# A tenth of the shops are enough to notice.
export GUARD_SHOPS=${GUARD_SHOPS:-2500}
sources=src/analysis test=guard_laws list=tests/laws/guard_mutants.txt
# What never ends is noticed, too.
law() { (cd "$work" && timeout 300 cargo test --quiet --offline --test guard_laws && timeout 300 cargo test --quiet --offline --lib guard::); }
[[ -n ${1:-} ]] || law >"$work/log" 2>&1 || { echo 'the law does not hold unbroken'; tail -20 "$work/log"; exit 1; }
source tests/laws/mutate.sh
