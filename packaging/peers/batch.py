"""Scores one made-up table of 150 columns from file to file: ours and the scripts people write, in turn.

Usage: batch.py ASSAY FOLDER [ROUNDS]; FOLDER holds table.csv.

Ours gives every row a probability with its interval, score, band and three reasons; a second line adds what
no script gives: price, limit, how untypical it is, recommendation. The scripts read the same wanted columns, turn them into numbers, and write an id and a
probability: polars with XGBoost (500 trees of depth 6), pandas with scikit-learn's gradient boosting of
as many leaves. Each runs as a process of its own, started in turn, so a busy machine slows all alike; ratios
are those of rounds, as median with the smallest and largest. SHAP values are timed on a part of the rows
and scaled, since the whole would take hours; memory is the peak of each process. A second table of five
times the rows shows whether memory grows.
"""

import json
import os
import pickle
import statistics
import subprocess
import sys
import time

PRICE = ["int_rate", "grade"]
NUMBERS = [
    "loan_amnt", "annual_inc", "dti", "fico_range_low", "fico_range_high", "inq_last_6mths", "delinq_2yrs",
    "mths_since_last_delinq", "mths_since_last_record", "open_acc", "total_acc", "pub_rec",
    "pub_rec_bankruptcies", "revol_bal", "mort_acc", "int_rate",
]
WORDS = {
    "purpose": ["debt_consolidation", "credit_card", "car", "other", "house"],
    "home_ownership": ["RENT", "MORTGAGE", "OWN"],
    "verification_status": ["Not Verified", "Verified", "Source Verified"],
    "grade": ["A", "B", "C", "D", "E", "F", "G"],
    "emp_length": ["< 1 year", "3 years", "10+ years"],
}
WANTED = ["id", "term", "revol_util", *NUMBERS, *WORDS]
TREES, DEPTH, SHAP_ROWS, LEARNED = 500, 6, 5_000, 100_000


def with_polars(table, rows=None):
    import polars as pl

    frame = pl.read_csv(table, columns=WANTED, n_rows=rows)
    columns = [pl.col(name).cast(pl.Float32) for name in NUMBERS]
    columns.append(pl.col("term").str.strip_chars().str.split(" ").list.first().cast(pl.Float32))
    columns.append(pl.col("revol_util").str.strip_suffix("%").cast(pl.Float32))
    for name, words in WORDS.items():
        columns.append(
            pl.col(name).replace_strict(words, list(range(len(words))), default=None, return_dtype=pl.Float32)
        )
    return frame["id"], frame.select(columns)


def with_pandas(table):
    import pandas as pd

    frame = pd.read_csv(table, usecols=WANTED, engine="c")
    inputs = frame[NUMBERS].astype("float32")
    inputs["term"] = frame["term"].str.strip().str.split(" ").str[0].astype("float32")
    inputs["revol_util"] = frame["revol_util"].str.rstrip("%").astype("float32")
    for name, words in WORDS.items():
        inputs[name] = frame[name].map({word: code for code, word in enumerate(words)}).astype("float32")
    return frame["id"], inputs


def learn(folder):
    """Models of the right size on made-up outcomes; what they say does not matter here."""
    import numpy as np
    import xgboost as xgb
    from sklearn.ensemble import HistGradientBoostingClassifier

    table = f"{folder}/table.csv"
    _, inputs = with_polars(table, LEARNED)
    x = inputs.to_numpy()
    draws = np.random.default_rng(1)
    risk = 0.02 * (740 - inputs["fico_range_low"].to_numpy()) + 0.03 * inputs["dti"].to_numpy() - 2
    y = draws.random(len(x)) < 1 / (1 + np.exp(-risk))
    trees = xgb.train(
        {"objective": "binary:logistic", "max_depth": DEPTH, "tree_method": "hist", "eta": 0.05},
        xgb.DMatrix(x, y), TREES,
    )
    trees.save_model(f"{folder}/trees.json")
    boosted = HistGradientBoostingClassifier(max_iter=TREES, max_leaf_nodes=2**DEPTH, early_stopping=False)
    with open(f"{folder}/boosted.pickle", "wb") as file:
        pickle.dump(boosted.fit(x, y), file)


def peer(name, folder, output):
    table = f"{folder}/table.csv"
    if name == "pandas":
        ids, inputs = with_pandas(table)
        with open(f"{folder}/boosted.pickle", "rb") as file:
            model = pickle.load(file)
        # The order of the columns in which it learned.
        ids.to_frame().assign(probability=model.predict_proba(inputs.to_numpy())[:, 1]).to_csv(output, index=False)
        return
    import polars as pl
    import xgboost as xgb

    ids, inputs = with_polars(table)
    model = xgb.Booster(model_file=f"{folder}/trees.json")
    x = inputs.to_numpy()
    pl.DataFrame({"id": ids, "probability": model.inplace_predict(x)}).write_csv(output)
    if name == "shap":
        part = xgb.DMatrix(x[:SHAP_ROWS])
        start = time.perf_counter()
        model.predict(part, pred_contribs=True)
        print(json.dumps({"shap": time.perf_counter() - start}))


def run(words):
    """Seconds, peak memory in MB, and what it printed."""
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {process.returncode}")
    return time.perf_counter() - start, used.ru_maxrss / 1024, printed


def lines(path):
    with open(path, "rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))


def main():
    if sys.argv[1] == "--peer":
        return peer(*sys.argv[2:5])
    if sys.argv[1] == "--learn":
        return learn(sys.argv[2])
    assay, folder = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    table, output = f"{folder}/table.csv", f"{folder}/out.csv"
    rows = lines(table) - 1
    me = [sys.executable, os.path.abspath(__file__)]
    run([*me, "--learn", folder])
    ours = [assay, "batch", table, "-o", output, "--lender", "lendingclub", "--reasons", "3", "--quiet"]
    scores = [*ours, "--columns", "row,id,model,probability_of_default,pd_low,pd_high,score,band"]
    boosted = ["--model", "installment-loan-priced-boosted@1"]
    jobs = {
        "ours, scores and reasons": scores,
        "ours, one thread": [*scores, "--threads", "1"],
        "ours, with price, limit and advice": ours,
        "ours, the same on one thread": [*ours, "--threads", "1"],
        "ours, full-tree challenger": [*scores, *boosted],
        "polars + XGBoost, no reasons": [*me, "--peer", "polars", folder, output],
        "pandas + scikit-learn, no reasons": [*me, "--peer", "pandas", folder, output],
        "polars + XGBoost with SHAP": [*me, "--peer", "shap", folder, output],
    }
    seconds = {name: [] for name in jobs}
    memory = dict.fromkeys(jobs, 0)
    for _ in range(rounds):
        for name, words in jobs.items():
            took, peak, printed = run(words)
            if name.endswith("SHAP"):
                shap = json.loads(printed)["shap"]
                took += shap * (rows / SHAP_ROWS - 1)
            elif lines(output) != rows + 1:
                sys.exit(f"{name} wrote {lines(output)} lines for {rows} rows")
            seconds[name].append(took)
            memory[name] = max(memory[name], peak)
    size = os.path.getsize(table) / 1e6
    print(f"{rows} rows of 150 columns, {size:.0f} MB, {os.cpu_count()} cores, {rounds} rounds")
    print(f"{'':36}{'seconds':>9}{'rows/s':>11}{'peak MB':>9}   times ours (smallest to largest)")
    base = seconds["ours, scores and reasons"]
    for name, taken in seconds.items():
        ratios = [theirs / mine for theirs, mine in zip(taken, base)]
        middle = statistics.median(taken)
        print(
            f"{name:36}{middle:9.2f}{rows / middle:11.0f}{memory[name]:9.0f}   "
            f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
        )
    with open(table, "rb") as source, open(f"{folder}/five.csv", "wb") as target:
        head = source.readline()
        target.write(head)
        for _ in range(5):
            source.seek(len(head))
            while piece := source.read(8 << 20):
                target.write(piece)
    five = [f"{folder}/five.csv" if word == table else word for word in scores]
    took, peak, _ = run(five)
    print(f"ours, {5 * rows} rows: {took:.2f} s, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
