"""Whole contracts: what the check finds in them, and that it leaves fair sentences alone. How they came about: docs/clauses.md."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from contracts.clauses.checking import check_text

CONTRACTS = Path(__file__).parents[2] / "data" / "contracts"
LABELS: dict[str, Any] = yaml.safe_load((CONTRACTS / "labels.yaml").read_text(encoding="utf-8"))


@cache
def found() -> dict[str, set[str]]:
    """Contract -> the sentences found in it; all are read once."""
    return {
        name: {
            one.sentence.text for one in check_text((CONTRACTS / f"{name}.txt").read_text(encoding="utf-8")).suspicions
        }
        for name in LABELS
    }


def test_fair_sentences_of_whole_contracts_are_left_alone() -> None:
    doubted = [
        (name, text)
        for name, texts in found().items()
        for text in texts
        if not any(text in each["text"] for each in LABELS[name]["unfair"])
    ]
    assert doubted == []


def test_most_unfair_sentences_of_whole_contracts_are_found() -> None:
    wanted = [(name, each["text"]) for name, said in LABELS.items() for each in said["unfair"]]
    seen = [text for name, text in wanted if any(one in text for one in found()[name])]
    assert len(wanted) > 2000
    assert len(seen) / len(wanted) >= 0.95


def test_what_was_found_by_weight_names_its_words() -> None:
    (one,) = check_text("主家啥时候不想用了，当天卷铺盖走，不用讲道理。").suspicions
    assert one.weighed
    assert one.pattern.key == "ended_at_will"
    assert all(word in one.sentence.plain for word in one.told_by)
    assert one.told_by


def test_a_change_of_the_wage_that_both_agreed_on_is_no_doubt() -> None:
    assert check_text("自2026年3月起每月工资调整为4500元，其他不变。").suspicions == ()


def test_a_heading_is_not_weighed() -> None:
    assert check_text("第六章 离职\n四、证件与物品\n六、终止\n").suspicions == ()


def test_contracts_that_were_never_learnt_are_read_as_well_as_promised() -> None:
    unseen = CONTRACTS.with_name("unseen_contracts")
    labels = yaml.safe_load((unseen / "labels.yaml").read_text(encoding="utf-8"))
    right = wrong = wanted = 0
    for name, said in labels.items():
        unfair = [each["text"] for each in said["unfair"]]
        report = check_text((unseen / f"{name}.txt").read_text(encoding="utf-8"))
        marked = {one.sentence.text for one in report.suspicions}
        wanted += len(unfair)
        right += sum(any(text in line for text in marked) for line in unfair)
        wrong += sum(not any(text in line for line in unfair) for text in marked)
    assert wanted >= 50
    assert right / wanted >= 0.90
    assert right / (right + wrong) >= 0.95
