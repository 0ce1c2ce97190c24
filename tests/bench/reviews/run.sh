#!/bin/sh
# Measures the speed and, on the same English sentences, the polarity of the companion and of its peers, in one run.
# Needs cargo, node with npm, and python3 with venv; everything is installed into a directory of its own below target/.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work="$root/target/bench-reviews"
mkdir -p "$work"
cd "$root"
cargo build --quiet --profile native --bin ilsolito
[ -d "$work/node_modules/vader-sentiment" ] || npm install --silent --no-audit --no-fund --prefix "$work" sentiment@5 vader-sentiment@1
[ -x "$work/python/bin/python" ] || { python3 -m venv "$work/python" && "$work/python/bin/pip" install --quiet vaderSentiment==3.3.2; }
"$root/target/native/ilsolito" evaluate peers >"$work/sentences.tsv"
"$root/target/native/ilsolito" evaluate speed <"$work/sentences.tsv"
"$work/python/bin/python" "$here/vader.py" "$work/sentences.tsv"
NODE_PATH="$work/node_modules" node "$here/peers.cjs" "$work/sentences.tsv"
