"""Reads one table of 150 columns, 30 of them wanted, with ours and the usual readers in turn.

Usage: read_tables.py PROGRAM TABLE [ROUNDS]

PROGRAM is assay-benchmark. Every round times each reader once, so that a busy machine slows all
alike; the ratios are those of rounds, as median with the smallest and largest. Ours ends with
checked numbers and codes in the units of the fields; the others end with their own columns, in
which rates with a sign, terms and dates are still texts. Each must find the same sum of amounts.
"""

import os
import statistics
import subprocess
import sys
import time

CORES = os.cpu_count() or 1
program, table = sys.argv[1:3]
is_polars = sys.argv[3:4] == ["--polars"]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 and not is_polars else 7
with open(table, encoding="utf-8") as file:
    WANTED = [name for name in file.readline().rstrip("\n").split(",") if not name.startswith("other_")]
ROWS = sum(1 for _ in open(table, "rb")) - 1


def ours(threads):
    words = subprocess.run(
        [program, "csv", "read", table, str(threads)], check=True, capture_output=True, text=True
    ).stdout.split()
    if int(words[1]) != ROWS or int(words[2]) != ROWS:
        sys.exit(f"ours read {words[1]} rows, {words[2]} of them plain, of {ROWS}")
    return float(words[0]), float(words[3])


def timed(read):
    start = time.perf_counter()
    amount = read()
    return time.perf_counter() - start, float(amount)


def with_pandas():
    import pandas

    return pandas.read_csv(table, usecols=WANTED, engine="c")["loan_amnt"].sum()


def with_pyarrow(threads):
    import pyarrow
    import pyarrow.compute
    from pyarrow import csv

    pyarrow.set_cpu_count(threads)
    read = csv.read_csv(
        table,
        read_options=csv.ReadOptions(use_threads=threads > 1),
        convert_options=csv.ConvertOptions(include_columns=WANTED),
    )
    return pyarrow.compute.sum(read["loan_amnt"]).as_py()


def with_polars():
    import polars

    return polars.read_csv(table, columns=WANTED)["loan_amnt"].sum()


def with_duckdb(threads):
    import duckdb

    connection = duckdb.connect(config={"threads": threads})
    columns = ", ".join(f'"{name}"' for name in WANTED)
    read = connection.sql(f"SELECT {columns} FROM read_csv('{table}')").to_arrow_table()
    import pyarrow.compute

    return pyarrow.compute.sum(read["loan_amnt"]).as_py()


if is_polars:
    # The number of threads of polars is fixed when it is imported.
    import polars  # noqa: F401

    print(*timed(with_polars))
    sys.exit()


def polars_apart(threads):
    words = subprocess.run(
        [sys.executable, __file__, program, table, "--polars"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "POLARS_MAX_THREADS": str(threads)},
    ).stdout.split()
    return float(words[0]), float(words[1])


readers = {}
for threads in sorted({1, CORES}):
    readers[f"ours, {threads} thread(s)"] = (threads, lambda n=threads: ours(n))
    readers[f"polars, {threads}"] = (threads, lambda n=threads: polars_apart(n))
    readers[f"pyarrow, {threads}"] = (threads, lambda n=threads: timed(lambda: with_pyarrow(n)))
    readers[f"duckdb, {threads}"] = (threads, lambda n=threads: timed(lambda: with_duckdb(n)))
    if threads == 1:
        readers["pandas, 1"] = (1, lambda: timed(with_pandas))

# Loading a library is no part of reading.
import duckdb, pandas, pyarrow.csv, pyarrow.compute  # noqa: E401, E402, F401

times = {name: [] for name in readers}
amounts = set()
for turn in range(rounds + 1):
    for name, (_, read) in readers.items():
        seconds, amount = read()
        amounts.add(amount)
        # The first round fills the caches and is not counted.
        if turn > 0:
            times[name].append(seconds)
if len(amounts) != 1:
    sys.exit(f"the readers do not agree: {sorted(amounts)}")

print(f"{ROWS} rows of 150 columns, 30 wanted, {os.path.getsize(table) / 1e6:.0f} MB, {rounds} rounds")
print(f"{'reader':<20}{'rows/s (median)':>18}{'ours is faster by (smallest…largest)':>42}")
for name, (threads, _) in readers.items():
    own = times[f"ours, {threads} thread(s)"]
    ratios = sorted(theirs / mine for theirs, mine in zip(times[name], own))
    rate = ROWS / statistics.median(times[name])
    print(
        f"{name:<20}{rate:>18,.0f}"
        f"{statistics.median(ratios):>20.2f} ({ratios[0]:.2f}…{ratios[-1]:.2f})"
    )
