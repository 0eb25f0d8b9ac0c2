"""Times the usual engines for the same trees beside ours, in turn, on one thread, and prints ratios.

Arguments: a folder with the trees (benchmark-500x6.json) and the rows (benchmark-rows.f32) that
`assay-benchmark rows` wrote, and that program. The ratio of a round is the peer's time over XGBoost 3's of
the same round; ours is measured by its own program in the same round. LightGBM and lleaves cannot read the
trees and so score their own, as many and as deep, fitted to the same scores; their answers are not compared.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import json
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
ROUNDS = 5
INPUTS = 30
EXPLAINED = 200


def peers(folder, rows):
    """Name, batch function, SHAP function and whether the trees are the same; what is missing is said."""
    import xgboost as xgb

    path = str(folder / "benchmark-500x6.json")
    booster = xgb.Booster(params={"nthread": 1})
    booster.load_model(path)
    few = xgb.DMatrix(rows[:EXPLAINED], nthread=1)
    margins = booster.inplace_predict(rows, predict_type="margin")
    yield (f"XGBoost {xgb.__version__}", lambda: booster.inplace_predict(rows, predict_type="margin"),
           lambda: booster.predict(few, pred_contribs=True), margins)
    for make in (shap_trees, treelite, onnxruntime, daal, lightgbm_and_lleaves):
        try:
            yield from make(folder, rows, booster, margins)
        except Exception as problem:  # a peer that does not run here is named, and the others go on
            print(f"  {make.__name__}: not measured ({type(problem).__name__}: {str(problem)[:120]})")


def unbracketed(model):
    """XGBoost 3 writes the base score in brackets, which shap and daal4py of that time do not read."""
    parameters = model["learner"]["learner_model_param"]
    parameters["base_score"] = parameters["base_score"].strip("[]")
    return model


def shap_trees(folder, rows, booster, margins):
    import shap

    from shap.explainers import _tree

    read = _tree.decode_ubjson_buffer
    _tree.decode_ubjson_buffer = lambda file: unbracketed(read(file))
    explainer = shap.TreeExplainer(booster, feature_perturbation="tree_path_dependent")
    # Its own extension; for a model of XGBoost it would otherwise ask XGBoost.
    explainer.model.model_type = "internal"
    few = rows[:EXPLAINED]
    yield (f"shap {shap.__version__} TreeExplainer", None, lambda: explainer.shap_values(few, check_additivity=False), None)


def treelite(folder, rows, booster, margins):
    import treelite

    model = treelite.frontend.from_xgboost(booster)
    yield (f"treelite {treelite.__version__} GTIL",
           lambda: treelite.gtil.predict(model, rows, nthread=1, pred_margin=True), None, margins)


def onnxruntime(folder, rows, booster, margins):
    import onnxmltools
    import onnxruntime
    import xgboost as xgb
    from onnxmltools.convert.common.data_types import FloatTensorType

    model = xgb.XGBClassifier()
    model.load_model(str(folder / "benchmark-500x6.json"))
    onnx = onnxmltools.convert_xgboost(model, initial_types=[("x", FloatTensorType([None, INPUTS]))])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(onnx.SerializeToString(), options, providers=["CPUExecutionProvider"])
    yield (f"onnxruntime {onnxruntime.__version__}", lambda: session.run(["probabilities"], {"x": rows}), None, None)


def daal(folder, rows, booster, margins):
    import daal4py
    import xgboost as xgb

    class Booster(xgb.Booster):
        def save_config(self):
            return json.dumps(unbracketed(json.loads(super().save_config())))

    # What is converted is known by its module.
    Booster.__module__ = "xgboost.core"
    # Only its regression has contributions, and only that objective gives the margin.
    text = json.loads((folder / "benchmark-500x6.json").read_text())
    text["learner"]["objective"] = {"name": "reg:squarederror", "reg_loss_param": {"scale_pos_weight": "1"}}
    text["learner"]["learner_model_param"]["base_score"] = "0E0"
    plain = Booster()
    plain.load_model(bytearray(json.dumps(text).encode()))
    daal4py.daalinit(1)
    model = daal4py.mb.convert_model(plain)
    few = rows[:EXPLAINED]
    yield ("daal4py (oneDAL)", lambda: model.predict(rows), lambda: model.predict(few, pred_contribs=True), None)


def lightgbm_and_lleaves(folder, rows, booster, margins):
    import lightgbm as lgb

    target = (margins > np.median(margins)).astype(int)
    data = lgb.Dataset(rows, label=target)
    settings = dict(objective="binary", num_leaves=50, max_depth=6, learning_rate=0.05, verbosity=-1, num_threads=1,
                    min_data_in_leaf=5, seed=1)
    model = lgb.train(settings, data, num_boost_round=500)
    few = rows[:EXPLAINED]
    yield (f"LightGBM {lgb.__version__} (own trees)", lambda: model.predict(rows, raw_score=True, num_threads=1),
           lambda: model.predict(few, pred_contrib=True, num_threads=1), None)
    import lleaves

    with tempfile.TemporaryDirectory() as place:
        model.save_model(f"{place}/model.txt")
        compiled = lleaves.Model(model_file=f"{place}/model.txt")
        compiled.compile()
    yield ("lleaves (LightGBM's trees)", lambda: compiled.predict(rows, n_jobs=1), None, None)


def ours(program, folder, job):
    """Rows a second of ours, by the widest instructions of this processor."""
    result = subprocess.run([program, "rate", job, "--cache", str(folder)], check=True, capture_output=True, text=True)
    return float(result.stdout)


def seconds(job):
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def table(title, ways):
    """Rates of each way for each round; the first is the measure of the others."""
    rates = {name: [] for name, _ in ways}
    for name, way in ways:
        way()
    for _ in range(ROUNDS):
        for name, way in ways:
            rates[name].append(way())
    print(f"{title}: rows/s, then times XGBoost 3 (least–most of {ROUNDS} rounds)")
    first = rates[ways[0][0]]
    for name, _ in ways:
        ratios = np.array(rates[name]) / np.array(first)
        print(f"  {name:34}{np.median(rates[name]):12,.0f}   {np.median(ratios):6.2f} ({ratios.min():.2f}–{ratios.max():.2f})")


def main():
    folder, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    rows = np.fromfile(folder / "benchmark-rows.f32", dtype=np.float32).reshape(-1, INPUTS)
    batch, explained = [], []
    for name, predict, explain, expected in peers(folder, rows):
        if predict is not None:
            if expected is not None:
                found = np.asarray(predict()).reshape(-1)
                print(f"  {name}: farthest from XGBoost's margins {np.abs(found - expected).max():.2g}")
            batch.append((name, lambda predict=predict: len(rows) / seconds(predict)))
        if explain is not None:
            explained.append((name, lambda explain=explain: EXPLAINED / seconds(explain)))
    batch.append(("Assay", lambda: ours(program, folder, "margins")))
    explained.append(("Assay", lambda: ours(program, folder, "shap")))
    table(f"batch, {len(rows)} rows, 500 trees of depth 6, one thread", batch)
    table(f"SHAP values, {EXPLAINED} rows", explained)


main()
