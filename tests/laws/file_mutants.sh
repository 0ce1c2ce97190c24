#!/usr/bin/env bash
# Breaks the code of sync files in one place at a time, and expects its tests to notice every time.
# Each line of the list: file in src/merge, what stands there, what is put there instead. A word as an argument picks
# the lines that contain it.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Only what files are made of, so that each build is quick.
mkdir -p "$work/src/analysis" "$work/tests/laws" "$work/tests/fixtures"
cp Cargo.toml Cargo.lock rust-toolchain.toml "$work"
cp -r src/domain src/merge src/demo "$work/src"
cp -r src/analysis/fold src/analysis/suitability "$work/src/analysis"
cp -r tests/sync "$work/tests"
cp -r tests/fixtures/sync "$work/tests/fixtures"
cp tests/laws/world.rs "$work/tests/laws"
echo 'pub mod analysis; pub mod demo; pub mod domain; pub mod merge;' >"$work/src/lib.rs"
echo 'mod fold; pub mod suitability; pub use fold::fold;' >"$work/src/analysis/mod.rs"
echo 'fn main() {}' >"$work/src/main.rs"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/mutants"
sources=src/merge test=sync list=tests/laws/file_mutants.txt
# A quarter of the histories are enough to notice. The tests of files first, which are built already: where they notice,
# those inside the code need not be. What never ends is noticed, too.
export PHONES_SEEDS=${PHONES_SEEDS:-100} CARGO_PROFILE_DEV_DEBUG=0
law() { (cd "$work" && timeout 300 cargo test --quiet --offline --test sync && timeout 300 cargo test --quiet --offline --lib merge); }
[[ -n ${1:-} ]] || law >"$work/log" 2>&1 || { echo 'the tests do not pass unbroken'; tail -20 "$work/log"; exit 1; }
source tests/laws/mutate.sh
