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
caught=0 survived=0
[[ -n ${1:-} ]] || (cd "$work" && cargo test --quiet --test merge_laws) >"$work/log" 2>&1 || { echo 'the laws do not hold unbroken'; exit 1; }
while IFS='~' read -r file old new; do
    [[ -z $file || $file == \#* ]] && continue
    python3 - "$work/src/domain/$file" "$old" "$new" <<'PY'
import sys
path, old, new = (part.replace("\\n", "\n") for part in sys.argv[1:])
text = open(path, encoding="utf-8").read()
if text.count(old) == 0:
    sys.exit(f"not found in {path}: {old}")
open(path, "w", encoding="utf-8").write(text.replace(old, new, 1))
PY
    if ! (cd "$work" && cargo test --quiet --no-run --test merge_laws) >"$work/log" 2>&1; then
        echo "does not compile: $file: $old -> $new"; tail -5 "$work/log"; exit 1
    fi
    # The small examples first: where they notice, there is no need for the histories.
    laws() { (cd "$work" && cargo test --quiet --test merge_laws -- --skip laws_hold && cargo test --quiet --test merge_laws laws_hold); }
    if laws >"$work/log" 2>&1; then
        survived=$((survived + 1)); echo "SURVIVED  $file: $old -> $new"
    else
        caught=$((caught + 1)); echo "caught    $file: $old -> $new"
    fi
    cp "src/domain/$file" "$work/src/domain/$file"
done < <(grep -F -- "${1:-}" tests/laws/mutants.txt)
echo "$caught caught, $survived survived"
[[ $survived -eq 0 ]]
