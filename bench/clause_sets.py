"""The clause check on contracts it has not learnt: each set of tests/data/contracts is held out once and everything else learnt.

python bench/clause_sets.py [SET…]
"""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
#: The sets before were written with the check in view.
FIRST = "twelfth"


def main() -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
    import yaml

    folder = ROOT / "tests/data/contracts"
    labels: dict[str, Any] = yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8"))
    sets = list(dict.fromkeys(said["set"] for said in labels.values()))
    wanted = sys.argv[1:] or sets[sets.index(FIRST) :]
    kinds: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    print("## Clause check, each set held out once\n")
    print("| set | contracts | unfair | recall | precision |\n|---|---|---|---|---|")
    for name in wanted:
        own = {contract: said["unfair"] for contract, said in labels.items() if said["set"] == name}
        of_set = judged(folder, own, [each for each in sets if each != name])
        kinds += of_set[0]
        found += of_set[1]
        wrong += of_set[2]
        print(f"| {name} | {len(own)} | {of_set[0].total()} | {shares(*of_set)} |", flush=True)
    print(f"| all | | {kinds.total()} | {shares(kinds, found, wrong)} |")
    print("\n| kind | unfair | found | marks on fair sentences |\n|---|---|---|---|")
    for kind in sorted(kinds, key=lambda kind: (-found[kind] / kinds[kind], kind)):
        print(f"| `{kind}` | {kinds[kind]} | {found[kind] / kinds[kind]:.2f} | {wrong[kind]} |")
    return 0


def judged(
    folder: Path, contracts: dict[str, Any], learnt: list[str]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Unfair sentences by kind, those that were found, and marks on fair ones."""
    from contracts.clauses.checking import check_text
    from contracts.clauses.learning.learn import learn
    from contracts.clauses.learning.material import contracts_in, examples, sentences_beside, standard_clauses

    weights = learn([*sentences_beside(), *examples(), *standard_clauses(), *contracts_in(folder, learnt)])
    kinds: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for name, unfair in contracts.items():
        report = check_text((folder / f"{name}.txt").read_text(encoding="utf-8"), weights=weights)
        marked = {one.sentence.text: one.pattern.key for one in reversed(report.suspicions)}
        kinds.update(each["key"] for each in unfair)
        found.update(each["key"] for each in unfair if any(text in each["text"] for text in marked))
        wrong.update(key for text, key in marked.items() if not any(text in each["text"] for each in unfair))
    return kinds, found, wrong


def shares(kinds: Counter[str], found: Counter[str], wrong: Counter[str]) -> str:
    return f"{found.total() / kinds.total():.3f} | {found.total() / (found.total() + wrong.total()):.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
