#!/usr/bin/env bash
# Breaks the merge code in one place at a time, and expects the laws of merging to notice every time.
# Each line of the list: file in src/domain, what stands there, what is put there instead. A word as an argument picks
# the lines that contain it.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Only the domain, so that each build is quick.
mkdir -p "$work/src" "$work/tests"
cp Cargo.toml Cargo.lock rust-toolchain.toml "$work"
cp -r src/domain "$work/src"
cp -r tests/laws tests/merge_laws.rs "$work/tests"
echo 'pub mod domain;' >"$work/src/lib.rs"
echo 'fn main() {}' >"$work/src/main.rs"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/mutants"
# A fifth of the histories are enough to notice.
export LAW_HISTORIES=${LAW_HISTORIES:-5000} CARGO_PROFILE_DEV_DEBUG=0
[[ -n ${1:-} ]] || (cd "$work" && cargo test --quiet --test merge_laws) >"$work/log" 2>&1 || { echo 'the laws do not hold unbroken'; exit 1; }
sources=src/domain test=merge_laws list=tests/laws/mutants.txt
# The small examples first: where they notice, there is no need for the histories.
# What never ends is noticed, too.
law() { (cd "$work" && timeout 300 cargo test --quiet --test merge_laws -- --skip laws_hold && timeout 300 cargo test --quiet --test merge_laws laws_hold); }
source tests/laws/mutate.sh
