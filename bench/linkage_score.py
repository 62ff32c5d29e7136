"""Precision, recall and F1 of pairs against the truth; each roster row keeps its best pair only."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

Pair = tuple[str, int, int, float]


def truth_of(folder: Path) -> set[tuple[str, int, int]]:
    with (folder / "truth.csv").open(encoding="utf-8") as file:
        return {(x["roster"], int(x["row"]), int(x["register_row"])) for x in csv.DictReader(file)}


def score(truth: set[tuple[str, int, int]], pairs: Iterable[Pair], floor: float = 0.995) -> dict[str, float]:
    """Best F1 over all thresholds, and the greatest recall with at least `floor` precision."""
    best: dict[tuple[str, int], tuple[float, int]] = {}
    for roster, row, register_row, probability in pairs:
        if (roster, row) not in best or probability > best[roster, row][0]:
            best[roster, row] = (probability, register_row)
    ranked = sorted(((round(p, 4), (k[0], k[1], r) in truth) for k, (p, r) in best.items()), reverse=True)
    hits, best_f1, recall_at = 0, 0.0, 0.0
    for taken, (p, hit) in enumerate(ranked, 1):
        hits += hit
        if taken < len(ranked) and ranked[taken][0] == p:
            continue  # a threshold cannot part equal probabilities
        precision, recall = hits / taken, hits / max(1, len(truth))
        best_f1 = max(best_f1, 2 * precision * recall / max(1e-9, precision + recall))
        if precision >= floor:
            recall_at = max(recall_at, recall)
    return {"best_f1": round(best_f1, 4), "recall_at_995": round(recall_at, 4)}
