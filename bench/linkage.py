"""Measures the linkage: the county files, invented counties with more errors, the large file beside stock Splink, and growth.

`python bench/linkage.py DATA` prints the rows of the table and writes JSON with --json. DATA is the folder with county-11,
county-12 and large/large-13.zip; what is missing is left out. Every measurement runs in a process of its own, so that time and
peak memory are its own; what is compared as a ratio is run one after the other in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.test")

from bench.linkage_data import ErrorRates, write_county  # noqa: E402
from bench.linkage_score import score, truth_of  # noqa: E402

UNSEEN_SEEDS = (101, 102, 103, 104, 105, 106)
MORE_ERRORS = 1.5
GROWTH = ((50_000, 25_000), (200_000, 100_000), (400_000, 200_000))


def measure_here(engine: str, folder: Path) -> dict[str, Any]:
    """Reads the files (not timed against stock: both read the same way), links, scores."""
    import django

    django.setup()
    from members.linkage.reading import REGISTER, ROSTER, read_people

    start = time.perf_counter()
    register = read_people(folder / "register.csv", REGISTER)
    rosters = {k: read_people(folder / f"roster_{k}.csv", ROSTER) for k in "ABCD"}
    read = time.perf_counter() - start
    start = time.perf_counter()
    if engine == "stock":
        from bench.linkage_stock import stock_pairs

        pairs = stock_pairs(register, rosters)
    else:
        from members.linkage.engine import link

        result = link(register, rosters)
        columns = [result.pairs[c].to_pylist() for c in ("roster", "row", "register_row", "probability")]
        pairs = list(zip(*columns, strict=True))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(seconds, 2), "read": round(read, 2), "peak_mb": round(peak)} | score(
        truth_of(folder), pairs
    )


def measure(engine: str, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, __file__, "--one", engine, str(folder)], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def counties(data: Path, found: dict[str, Any]) -> None:
    for name in ("county-11", "county-12"):
        if (data / name).is_dir():
            found[name] = {engine: measure(engine, data / name) for engine in ("ours", "stock")}


def unseen(found: dict[str, Any], stock: bool) -> None:
    each: dict[str, list[dict[str, Any]]] = {"ours": [], "stock": []}
    for seed in UNSEEN_SEEDS:
        with tempfile.TemporaryDirectory() as folder:
            write_county(Path(folder), seed, rates=ErrorRates().times(MORE_ERRORS))
            for engine in each if stock else ("ours",):
                each[engine].append(measure(engine, Path(folder)))
    keys = ("best_f1", "recall_at_995", "seconds", "peak_mb")
    found["unseen"] = {
        engine: {k: round(statistics.mean(r[k] for r in runs), 4) for k in keys} | {"worst_f1": min(r["best_f1"] for r in runs)}
        for engine, runs in each.items() if runs
    }  # fmt: skip


def large(data: Path, found: dict[str, Any]) -> None:
    packed = data / "large" / "large-13.zip"
    if packed.is_file():
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
            found["large-13"] = {engine: measure(engine, Path(folder)) for engine in ("stock", "ours")}


def growth(found: dict[str, Any]) -> None:
    rows = []
    for register_rows, roster_rows in GROWTH:
        with tempfile.TemporaryDirectory() as folder:
            write_county(Path(folder), 7, register_rows=register_rows, roster_rows=roster_rows)
            rows.append({"register": register_rows, "roster": roster_rows} | measure("ours", Path(folder)))
    found["growth"] = rows


def table(found: dict[str, Any]) -> str:
    lines = [
        "| data | best F1 | recall at precision 0.995 | seconds | peak MB | stock F1 | stock recall | time / stock |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in ("county-11", "county-12", "unseen", "large-13"):
        if name in found:
            ours, stock = found[name]["ours"], found[name].get("stock")
            beside = (
                f"{stock['best_f1']} | {stock['recall_at_995']} | {ours['seconds'] / stock['seconds']:.2f}"
                if stock
                else "| |"
            )
            lines.append(
                f"| {name} | {ours['best_f1']} | {ours['recall_at_995']} | {ours['seconds']} | {ours['peak_mb']} | {beside} |"
            )
    lines += [
        f"| growth {r['register']:,} x {r['roster']:,} | {r['best_f1']} | {r['recall_at_995']} | {r['seconds']} | {r['peak_mb']} | | | |"
        for r in found.get("growth", [])
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data/linkage"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", nargs="*", choices=["counties", "unseen", "large", "growth"])
    parser.add_argument("--one", nargs=2, metavar=("ENGINE", "FOLDER"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure_here(given.one[0], Path(given.one[1]))))
        return
    wanted = set(given.only or ("counties", "unseen", "large", "growth"))
    found: dict[str, Any] = {}
    if "counties" in wanted:
        counties(given.data, found)
    if "unseen" in wanted:
        unseen(found, stock=True)
    if "large" in wanted:
        large(given.data, found)
    if "growth" in wanted:
        growth(found)
    print(table(found))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
