"""Loads what the companion exports into the real DuckDB, without telling it anything, and compares it with the schema."""

import json
import sys

import duckdb

FITTING = {
    "string": {"VARCHAR"},
    "integer": {"BIGINT"},
    "boolean": {"BOOLEAN"},
    "datetime": {"TIMESTAMP", "TIMESTAMP WITH TIME ZONE"},
}


def rows(query):
    return duckdb.sql(query).fetchall()


def check(path, fields):
    """Counts the rows of a file, after comparing its columns with those of the schema."""
    source = f"read_csv('{path}')" if path.endswith(".csv") else f"read_json('{path}', format='newline_delimited')"
    (count,) = rows(f"select count(*) from {source}")[0]
    if count == 0:
        return 0
    table = duckdb.sql(f"select * from {source}")
    found = dict(zip(table.columns, map(str, table.types)))
    assert list(found) == [field["name"] for field in fields], f"{path}: {list(found)}"
    for field in fields:
        name = field["name"]
        (filled,) = rows(f'select count("{name}") from {source}')[0]
        # Words that are all digits are taken for numbers, and of an empty column nothing can be told.
        if filled and field["type"] != "string":
            assert found[name] in FITTING[field["type"]], f"{path}: {name} is {found[name]}"
    return count


counts = {}
for folder in sys.argv[1:]:
    with open(f"{folder}/datapackage.json", encoding="utf-8") as file:
        resources = json.load(file)["resources"]
    counts |= {r["path"]: check(f"{folder}/{r['path']}", r["schema"]["fields"]) for r in resources}
assert counts["customers.csv"] == counts["customers.jsonl"] > 0, counts
assert counts["visits.csv"] == counts["visits.jsonl"] > 0, counts
folder = sys.argv[1]
joined = f"read_csv('{folder}/visits.csv') v join read_csv('{folder}/customers.csv') c on v.customer = c.id"
assert rows(f"select count(*) from {joined}")[0][0] > 0
print(f"DuckDB {duckdb.__version__}: {sum(counts.values())} rows of {len(counts)} files")
