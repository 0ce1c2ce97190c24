# Breaks one place at a time and expects the law to notice. Sourced by the scripts that say which part of the project is
# copied to `$work`, where its files stand (`$sources`), which test holds the law (`$test`), which list names the places
# (`$list`), and how the law is asked (`law`).
caught=0 survived=0
while IFS='~' read -r file old new; do
    [[ -z $file || $file == \#* ]] && continue
    python3 - "$work/$sources/$file" "$old" "$new" <<'PY'
import sys
path, old, new = (part.replace("\\n", "\n") for part in sys.argv[1:])
text = open(path, encoding="utf-8").read()
if text.count(old) == 0:
    sys.exit(f"not found in {path}: {old}")
open(path, "w", encoding="utf-8").write(text.replace(old, new, 1))
PY
    if ! (cd "$work" && cargo test --quiet --no-run --test "$test") >"$work/log" 2>&1; then
        echo "does not compile: $file: $old -> $new"; tail -5 "$work/log"; exit 1
    fi
    if law >"$work/log" 2>&1; then
        survived=$((survived + 1)); echo "SURVIVED  $file: $old -> $new"
    else
        caught=$((caught + 1)); echo "caught    $file: $old -> $new"
    fi
    cp "$sources/$file" "$work/$sources/$file"
done < <(grep -F -- "${1:-}" "$list")
echo "$caught caught, $survived survived"
[[ $survived -eq 0 ]]
