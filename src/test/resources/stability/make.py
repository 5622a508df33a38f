#!/usr/bin/env python3
"""Writes rows of the tables `importance`, `correlations`, `metrics` and `trials`, and expected.json (what the views must say of them): numpy and
scipy. Of configuration `one` a trial diverges after three epochs, another in its first; configuration `two` has no importance.

Kendall's W is scipy's Friedman statistic / (m (n - 1)), Spearman's correlation scipy's, pair by pair; Nogueira's index and its interval
are those of the matrix form of the paper (Z of trials x features); Jaccard's index goes over all pairs; lock-in walks back from a
trial's own end."""
import itertools
import json
import pathlib

import numpy
from scipy import stats

FEATURES, EPOCHS, SEEDS, SPLITS, KS = 12, 4, (1, 2, 3, 4), (7, 8, 9), (1, 3, 5, 10)
WITH_IMPORTANCE = [("one", split, seed) for split, seed in itertools.product(SPLITS, SEEDS)]
TRIALS = [*WITH_IMPORTANCE, ("one", 7, 5), ("two", 7, 1), ("two", 7, 2), ("two", 8, 1)]
LIVED = {7: 3, 12: 0}  # epochs of the trials that diverge: of the first its set of three had settled, its set of five had not
random = numpy.random.default_rng(2018)


def ranks_of(shares):
    return (stats.rankdata(-shares, method="ordinal")).astype(int)


def lived(trial):
    return LIVED.get(trial, EPOCHS)


def importance():
    rows = []
    for trial, (configuration, split, seed) in enumerate(WITH_IMPORTANCE):
        taste = numpy.linspace(2, 0, FEATURES) + random.normal(0, 0.7, FEATURES)
        for epoch in range(1, EPOCHS + 1):
            shares = numpy.exp(taste + random.normal(0, 1.2 / epoch, FEATURES))
            shares /= shares.sum()
            dead = trial == 5 and epoch == 2  # all gradients zero: no importance
            for feature, rank in enumerate(ranks_of(shares)) if epoch <= lived(trial) else ():
                rows.append({"trial": trial, "configuration": configuration, "architecture": "12-1", "activation": "relu", "seed": seed,
                             "split_seed": split, "epoch": epoch, "method": "learning-gradient", "side": "train",
                             "feature": f"f{feature}", "feature_index": feature, "importance": None if dead else shares[feature],
                             "importance_by_example": None if dead else shares[feature] ** 2, "mean_abs": shares[feature],
                             "mean_signed": -shares[feature], "rank": None if dead else int(rank), "examples": 10,
                             "zero_gradient_examples": 10 if dead else 0})
    return rows


def metrics():
    rows = []
    for trial, (configuration, split, seed) in enumerate(TRIALS):
        regression = configuration == "two"
        for epoch, side in itertools.product(range(1, lived(trial) + 1), ("train", "test")):
            rows.append({"trial": trial, "configuration": configuration, "architecture": "12-1", "activation": "relu", "seed": seed,
                         "split_seed": split, "epoch": epoch, "side": side, "loss": random.exponential(1 / epoch),
                         "accuracy": None if regression else random.integers(50, 101) / 100,
                         "auc": random.uniform(0.5, 1) if side == "test" and not regression else None,
                         "r2": random.uniform(-1, 1) if regression else None, "examples": 10})
    return rows


def trials():
    return [{"trial": trial, "configuration": configuration, "architecture": "12-1", "activation": "relu", "seed": seed, "split_seed": split,
             "parameters": 100 + trial, "status": "diverged" if trial in LIVED else "completed", "epochs": lived(trial)}
            for trial, (configuration, split, seed) in enumerate(TRIALS)]


def nogueira(Z):
    M, d = Z.shape
    p, k = Z.mean(axis=0), Z.sum(axis=1)
    mean = k.mean()
    denominator = (mean / d) * (1 - mean / d)
    index = 1 - (M / (M - 1) * p * (1 - p)).mean() / denominator
    phi = numpy.array([1 / denominator * ((Z[i] * p).mean() - k[i] * mean / d ** 2
                       + index / 2 * (2 * mean * k[i] / d ** 2 - k[i] / d - mean / d + 1)) for i in range(M)])
    half = stats.norm.ppf(0.975) * numpy.sqrt(4 / M ** 2 * ((phi - phi.mean()) ** 2).sum())
    return index, index - half, index + half


def judge(ranks):
    m, n = ranks.shape
    pairs = list(itertools.combinations(range(m), 2))
    answers = []
    for k in KS:
        Z = (ranks <= k).astype(float)
        sets = [set(numpy.flatnonzero(z)) for z in Z]
        index, low, high = nogueira(Z)
        answers.append({"k": k, "kendall_w": stats.friedmanchisquare(*ranks.T).statistic / (m * (n - 1)),
                        "spearman": numpy.mean([stats.spearmanr(ranks[a], ranks[b]).statistic for a, b in pairs]),
                        "nogueira": index, "nogueira_low": low, "nogueira_high": high,
                        "jaccard": numpy.mean([len(sets[a] & sets[b]) / len(sets[a] | sets[b]) for a, b in pairs]),
                        "trials": m, "distinct_sets": len({frozenset(s) for s in sets})})
    return answers


def stability(rows):
    answers = []
    for epoch in range(1, EPOCHS + 1):
        groups = [("trials", None, lambda row: True)]
        groups += [("seeds", split, lambda row, split=split: row["split_seed"] == split) for split in SPLITS]
        groups += [("splits", seed, lambda row, seed=seed: row["seed"] == seed) for seed in SEEDS]
        for across, held, belongs in groups:
            chosen = [row for row in rows if row["epoch"] == epoch and row["rank"] is not None and belongs(row)]
            ranks = numpy.array([row["rank"] for row in chosen]).reshape(-1, FEATURES)
            answers += [{"epoch": epoch, "across": across, "held": held, **answer} for answer in judge(ranks)]
    return answers


def lock_in(rows):
    answers = []
    for trial, k in itertools.product(range(len(WITH_IMPORTANCE)), KS):
        sets = {}
        for row in rows:
            if row["trial"] == trial and row["rank"] is not None and row["rank"] <= k:
                sets.setdefault(row["epoch"], set()).add(row["feature_index"])
        epochs = sorted(sets)
        first = epochs[-1]
        for epoch in reversed(epochs):
            if sets[epoch] != sets[epochs[-1]]:
                break
            first = epoch
        answers.append({"trial": trial, "k": k, "epoch": first, "censored": first == epochs[-1]})
    return answers


def means(rows):
    answers = []
    for epoch, feature in itertools.product(range(1, EPOCHS + 1), range(FEATURES)):
        chosen = [row for row in rows if row["epoch"] == epoch and row["feature_index"] == feature and row["rank"] is not None]
        shares = numpy.array([row["importance"] for row in chosen])
        ranks = numpy.array([row["rank"] for row in chosen])
        low, median, high = numpy.quantile(shares, [0.1, 0.5, 0.9], method="inverted_cdf")
        answers.append({"epoch": epoch, "feature_index": feature, "mean": shares.mean(), "standard_deviation": shares.std(ddof=1),
                        "low": low, "median": median, "high": high, "by_example_mean": (shares ** 2).mean(),
                        "mean_rank": ranks.mean(), "top_5": (ranks <= 5).mean()})
    return answers


def metrics_mean(rows):
    answers = []
    for configuration, side, epoch in itertools.product(("one", "two"), ("test", "train"), range(1, EPOCHS + 1)):
        chosen = [row for row in rows if (row["configuration"], row["side"], row["epoch"]) == (configuration, side, epoch)]
        answer = {"configuration": configuration, "side": side, "epoch": epoch, "trials": len(chosen)}
        for metric in ("loss", "accuracy", "r2"):
            values = [row[metric] for row in chosen if row[metric] is not None]
            low, high = numpy.quantile(values, [0.1, 0.9], method="inverted_cdf") if values else (None, None)
            answer |= {metric: numpy.mean(values) if values else None, f"{metric}_low": low, f"{metric}_high": high}
        answers.append(answer)
    return answers


def trial_summary(trials, metrics, importance):
    settled = {one["trial"]: one["epoch"] for one in lock_in(importance) if one["k"] == 5 and not one["censored"]}
    ending = {}
    for row in importance:
        if row["epoch"] == lived(row["trial"]):
            ending.setdefault(row["trial"], []).append(row)
    means = numpy.mean([[row["importance"] for row in rows] for rows in ending.values()], axis=0)
    places = ranks_of(means)
    answers = []
    for trial in trials:
        last = {row["side"]: row for row in metrics if row["trial"] == trial["trial"] and row["epoch"] == trial["epochs"]}
        reached = {f"{side}_{metric}": last[side][metric] if last else None for side, metric in (
            ("train", "loss"), ("train", "accuracy"), ("test", "loss"), ("test", "accuracy"), ("test", "auc"), ("test", "r2"))}
        ranks = numpy.array([row["rank"] for row in ending.get(trial["trial"], [])])
        listening = {
            "leading_feature": f"f{ranks.argmin()}", "spearman": stats.spearmanr(ranks, places).statistic,
            "of_top_5": len(set(numpy.flatnonzero(ranks <= 5)) & set(numpy.flatnonzero(places <= 5)))} if ranks.size else {
            "leading_feature": None, "spearman": None, "of_top_5": None}
        answers.append({**{name: trial[name] for name in ("trial", "configuration", "seed", "split_seed", "status", "parameters")},
                        "epoch": trial["epochs"] or None, **reached, **listening, "lock_in": settled.get(trial["trial"])})
    return answers


def groups(threshold, correlations):
    """Connected components by walking."""
    group = {}
    for start in range(FEATURES):
        if start in group:
            continue
        waiting = [start]
        while waiting:
            feature = waiting.pop()
            if feature not in group:
                group[feature] = start
                waiting += [other for other in range(FEATURES) if abs(correlations[feature][other]) >= threshold]
    return [group[feature] for feature in range(FEATURES)]


def write(name, rows):
    (pathlib.Path(__file__).parent / name).write_text("\n".join(json.dumps(row) for row in rows) + "\n")


importance = importance()
base = random.normal(size=(4, 200))
columns = numpy.array([base[f % 4] * (-1) ** f + random.normal(size=200) * (0.1 + 0.12 * f) for f in range(FEATURES)])
correlations = numpy.corrcoef(columns)
metrics, trials = metrics(), trials()
thresholds = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
write("importance.json", importance)
write("correlations.json", [
    {"split_seed": 7, "feature": f"f{a}", "feature_index": a, "other_feature": f"f{b}", "other_feature_index": b,
     "correlation": correlations[a][b]} for a in range(FEATURES) for b in range(FEATURES)])
write("metrics.json", metrics)
write("trials.json", trials)
expected = {
    "stability": stability(importance), "lock_in": lock_in(importance), "means": means(importance),
    "groups": [{"threshold": threshold, "groups": groups(threshold, correlations)} for threshold in thresholds],
    "metrics_mean": metrics_mean(metrics), "trial_summary": trial_summary(trials, metrics, importance)}
assert [one["censored"] for one in expected["lock_in"] if one["trial"] == 7] == [True, False, True, True]
(pathlib.Path(__file__).parent / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
