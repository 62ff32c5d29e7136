"""Runs the measures of docs/performance.md: ``make bench`` all of them, ``make bench ARGS=linkage`` one."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: Each measure is a program of its own, so that its peak memory is its own.
MEASURES = (
    "linkage",
    "papers",
    "imports",
    "lists",
    "phone_pages",
    "board",
    "clauses",
    "clause_sets",
    "visits",
    "visits_cold",
    "contracts",
)


def main(chosen: list[str]) -> int:
    unknown = sorted(set(chosen) - set(MEASURES))
    if unknown:
        print(f"No measure called {', '.join(unknown)}; there are: {', '.join(MEASURES)}.", file=sys.stderr)
        return 2
    for name in chosen or MEASURES:
        finished = subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=False)
        if finished.returncode:
            return finished.returncode
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
