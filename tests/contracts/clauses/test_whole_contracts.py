"""Whole contracts: what the check finds in them, and that it leaves fair sentences alone. How they came about: docs/clauses.md."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from contracts.clauses.checking import check_text

CONTRACTS = Path(__file__).parents[2] / "data" / "contracts"
LABELS: dict[str, Any] = yaml.safe_load((CONTRACTS / "labels.yaml").read_text(encoding="utf-8"))


def found_in(name: str) -> set[str]:
    return {one.sentence.text for one in check_text((CONTRACTS / f"{name}.txt").read_text(encoding="utf-8")).suspicions}


@pytest.mark.parametrize("name", LABELS)
def test_fair_sentences_of_a_whole_contract_are_left_alone(name: str) -> None:
    unfair = [each["text"] for each in LABELS[name]["unfair"]]
    assert [text for text in found_in(name) if not any(text in each for each in unfair)] == []


def test_most_unfair_sentences_of_whole_contracts_are_found() -> None:
    wanted = [(name, each["text"]) for name, said in LABELS.items() for each in said["unfair"]]
    found = [text for name, text in wanted if any(one in text for one in found_in(name))]
    assert len(wanted) > 400
    assert len(found) / len(wanted) >= 0.95


def test_what_was_found_by_weight_names_its_words() -> None:
    (found,) = check_text("主家啥时候不想用了，当天卷铺盖走，不用讲道理。").suspicions
    assert found.weighed
    assert found.pattern.key == "ended_at_will"
    assert all(word in found.sentence.plain for word in found.told_by)
    assert found.told_by
