"""The clause check of ten pages against the floor: cutting the same text into sentences. CPU time; no database is needed."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
#: A page of A4 holds about this many characters of a contract.
PAGE = 750


def main() -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
    from contracts.clauses.checking import check_text
    from contracts.clauses.sentences import sentences_of

    contracts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/data/contracts").glob("*.txt"))]
    whole = "\n".join(contracts) * 4
    print("## Clause check (CPU, median of nine; floor: the text cut into sentences)\n")
    print("| pages | sentences | check ms | floor ms | to reach ms |\n|---|---|---|---|---|")
    for pages in (1, 10, 100):
        text = (whole * (pages * PAGE // len(whole) + 1))[: pages * PAGE]
        check_text(text[:500])
        checked = cpu(lambda text=text: check_text(text))  # type: ignore[misc]
        floor = cpu(lambda text=text: list(sentences_of(text)))  # type: ignore[misc]
        goal = "300" if pages == 10 else ""
        print(f"| {pages} | {len(list(sentences_of(text)))} | {checked:.0f} | {floor:.1f} | {goal} |")
    return 0


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, median."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    raise SystemExit(main())
