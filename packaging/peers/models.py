"""Trains the usual libraries on the rows that `assay model rows` wrote, and prints ours beside them.

Every peer is tuned by a validation part of the training rows (records of one loan stay together), then
fitted on all of them; the test rows serve the figures alone. A difference is ours minus the peer's,
with a 95 % interval by paired bootstrap over the test rows.
"""

import argparse
import json
import pathlib
import sys
import time
import warnings

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.impute import SimpleImputer

warnings.filterwarnings("ignore")
LEADING = ["set", "copy", "source", "matured", "issue_year", "out_of_time", "group", "weight", "defaulted"]
SEED = 20261121


def lightgbm(**settings):
    import lightgbm as lgb

    return lgb.LGBMClassifier(random_state=SEED, n_jobs=-1, verbosity=-1, subsample_freq=1, **settings)


def xgboost(**settings):
    import xgboost as xgb

    return xgb.XGBClassifier(random_state=SEED, n_jobs=-1, tree_method="hist", **settings)


def histogram(**settings):
    return HistGradientBoostingClassifier(random_state=SEED, early_stopping=False, **settings)


def logistic(**settings):
    return make_pipeline(
        SimpleImputer(strategy="median", add_indicator=True), StandardScaler(), LogisticRegression(max_iter=500, **settings)
    )


def explainable_boosting(**settings):
    from interpret.glassbox import ExplainableBoostingClassifier

    return ExplainableBoostingClassifier(random_state=SEED, n_jobs=-1, **settings)


PEERS = {
    "LightGBM": (lightgbm, [
        dict(n_estimators=500, num_leaves=15, learning_rate=0.03, min_child_samples=100),
        dict(n_estimators=400, num_leaves=15, learning_rate=0.03, min_child_samples=100, subsample=0.7, colsample_bytree=0.4),
        dict(n_estimators=500, num_leaves=31, learning_rate=0.02, min_child_samples=200, subsample=0.7, colsample_bytree=0.3),
    ]),
    "XGBoost 3": (xgboost, [
        dict(n_estimators=400, max_depth=4, learning_rate=0.05),
        dict(n_estimators=400, max_depth=4, learning_rate=0.04, min_child_weight=100, subsample=0.7, colsample_bytree=0.3, reg_lambda=5),
        dict(n_estimators=600, max_depth=3, learning_rate=0.05, min_child_weight=50, subsample=0.7, colsample_bytree=0.5),
    ]),
    "scikit-learn HistGradientBoosting": (histogram, [
        dict(max_iter=300, learning_rate=0.05, max_leaf_nodes=15, min_samples_leaf=100),
        dict(max_iter=400, learning_rate=0.03, max_leaf_nodes=15, min_samples_leaf=200, l2_regularization=5),
    ]),
    "logistic regression": (logistic, [dict(C=1.0), dict(C=0.01)]),
    "interpret EBM": (explainable_boosting, [dict(interactions=10, outer_bags=4, learning_rate=0.04)]),
}
# Takes many minutes a fit, so it is fitted one way only: without the early file.
WITHOUT_EARLY = {"interpret EBM"}


def ece(probability, outcome):
    order = np.argsort(probability, kind="stable")
    return sum(
        len(part) / len(order) * abs(probability[part].mean() - outcome[part].mean())
        for part in np.array_split(order, 10)
    )


def recalibrated(probability, outcome):
    """Slope and intercept on the log-odds from matured validation rows, as ours has them."""
    z = lambda p: np.log(p / (1 - p)).reshape(-1, 1)
    line = LogisticRegression(C=1e6).fit(z(probability), outcome)
    return lambda p: line.predict_proba(z(p))[:, 1]


def fit(make, settings, x, y, w):
    model = make(**settings)
    if hasattr(model, "steps"):
        model.fit(x, y, logisticregression__sample_weight=w)
    else:
        model.fit(x, y, sample_weight=w)
    return lambda x: np.clip(model.predict_proba(x)[:, 1], 1e-6, 1 - 1e-6)


def paired(outcome, ours, theirs, resamples=1000):
    rng = np.random.default_rng(SEED)
    differences = []
    for _ in range(resamples):
        rows = rng.integers(0, len(outcome), len(outcome))
        differences.append(roc_auc_score(outcome[rows], ours[rows]) - roc_auc_score(outcome[rows], theirs[rows]))
    return np.percentile(differences, [2.5, 97.5])


def standing(models, variant):
    """Our champion and the best of ours, as the training rows chose them."""
    folders = sorted(models.glob(f"{variant}-[0-9]*"), key=lambda f: int(f.name.rsplit("-", 1)[1]))
    lines = json.loads((folders[-1] / "evaluation.json").read_text())["selection"]
    champion = next(line for line in lines if line["outcome"] == "champion")
    best = max(lines, key=lambda line: line["auc"])
    name = f"ours:{variant}"
    return name, name if best is champion else f"{name}-{best['learner']}"


def tuned(peer, train, inputs, quick):
    """The peer's predictor with the settings and rows that rank a validation part best."""
    rng = np.random.default_rng(SEED)
    valid = rng.random(int(train["group"].max()) + 1)[train["group"].to_numpy()] < 0.2
    sources = train["source"].isin(["sample", "card"]).to_numpy()
    original = (train["copy"] == 0).to_numpy()
    x, y, w = train[inputs], train["defaulted"].to_numpy(), train["weight"].to_numpy()
    make, grid = PEERS[peer]
    # The early file helps some libraries and hurts others, so that is tuned too.
    uses = [sources] if quick or sources.all() or peer in WITHOUT_EARLY else [sources | True, sources]
    tries = []
    for settings in grid[:1] if quick else grid:
        for rows in uses:
            predict = fit(make, settings, x[rows & ~valid], y[rows & ~valid], w[rows & ~valid])
            judged = valid & sources & original
            tries.append((roc_auc_score(y[judged], predict(x[judged])), settings, rows, predict))
    _, settings, rows, early = max(tries, key=lambda found: found[0])
    held = valid & original & (train["matured"] == 1).to_numpy()
    line = recalibrated(early(x[held]), y[held])
    predict = fit(make, settings, x[rows], y[rows], w[rows])
    return lambda x: line(predict(x))


def run(table, title, inputs, ours, champion, best, quick):
    train = table[table["set"] == "train"]
    test = table[table["set"] == "test"]
    y = test["defaulted"].to_numpy()
    matured = (test["matured"] == 1).to_numpy()
    level = matured & (test["term_months"] == 36).to_numpy() if "term_months" in test else matured
    rows = int(((train["copy"] == 0) & train["source"].isin(["sample", "card"])).sum())
    print(f"\n{title}: {len(inputs)} inputs, {rows} training rows of the main source (and the early file, and blanked copies), {len(test)} test rows")
    scores = {name: test[name].to_numpy() for name in ours}
    seconds = {}
    for peer in PEERS:
        start = time.time()
        scores[peer] = tuned(peer, train, inputs, quick)(test[inputs])
        seconds[peer] = time.time() - start
        print(f"{peer} took {seconds[peer]:.0f} s", file=sys.stderr, flush=True)
    sets = [("all resolved test rows", matured | True)]
    if not matured.all():
        # Young vintages hold only what was resolved early, which over-states long terms.
        sets.append(("matured test rows, whose outcomes are whole", matured))
    for words, part in sets:
        print(f"\n{words}: {part.sum()}")
        print(f"{'':36}{'AUC':>8}{'ECE, matured':>14}   ours − peer: champion (95 %)        best of ours (95 %)")
        areas = {name: roc_auc_score(y[part], score[part]) for name, score in scores.items()}
        for name, score in scores.items():
            line = f"{name:36}{areas[name]:8.4f}{ece(score[level], y[level]):14.4f}"
            if name in PEERS:
                for mine in (champion, best):
                    low, high = paired(y[part], scores[mine][part], score[part])
                    line += f"   {areas[mine] - areas[name]:+.4f} ({low:+.4f} to {high:+.4f})"
            print(line)
        top = max(PEERS, key=areas.get)
        print(f"best peer: {top} {areas[top]:.4f}; our champion: {champion}; our best by cross-validation: {best}")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("models", type=pathlib.Path, help="folder of our packs of the product")
    parser.add_argument("--quick", action="store_true", help="one setting a peer")
    arguments = parser.parse_args()
    table = pd.read_csv(arguments.table)
    scores = [name for name in table.columns if name.startswith("ours:")]
    price = [name for name in ("interest_rate", "grade", "payment_to_income") if name in table]
    inputs = [name for name in table.columns if name not in LEADING and name not in scores]
    if price:
        for variant, columns in (("borrower", [i for i in inputs if i not in price]), ("priced", inputs)):
            ours = [s for s in scores if s.startswith(f"ours:{variant}")]
            run(table, f"instalment loans, {variant}", columns, ours, *standing(arguments.models, variant), arguments.quick)
    else:
        run(table, "credit cards, held-out fifth", inputs, scores, *standing(arguments.models, "standard"), arguments.quick)


main()
