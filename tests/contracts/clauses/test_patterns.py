"""Patterns are data, and their examples are their test."""

from pathlib import Path

import pytest
import yaml

from contracts.clauses.checking import check_text, concepts_for, pattern_faults
from contracts.clauses.matching import Reader, UnknownConcept, sequence
from contracts.clauses.patterns import Pattern, duties, pattern_from, shipped_patterns

SENTENCES = Path(__file__).parents[2] / "data" / "unfair_terms"


def said(name: str) -> list[tuple[str, str]]:
    found = yaml.safe_load((SENTENCES / name).read_text(encoding="utf-8"))
    if isinstance(found, list):
        return [("", text) for text in found]
    return [(key, text) for key, texts in found.items() for text in texts]


UNFAIR, FAIR = said("unfair.yaml"), said("fair.yaml")


@pytest.mark.parametrize("pattern", shipped_patterns(), ids=lambda pattern: pattern.key)
def test_a_pattern_finds_its_examples_and_leaves_the_fair_ones(pattern: Pattern) -> None:
    assert pattern.flagged
    assert pattern.passed
    assert pattern_faults(pattern) == []


@pytest.mark.parametrize("pattern", shipped_patterns(), ids=lambda pattern: pattern.key)
def test_the_fair_wording_is_fair_to_every_pattern(pattern: Pattern) -> None:
    assert [found.pattern.key for found in check_text(pattern.fair).suspicions] == []


@pytest.mark.parametrize("duty", duties(), ids=lambda duty: duty.key)
def test_the_wording_offered_for_a_missing_duty_is_fair(duty: object) -> None:
    assert [found.pattern.key for found in check_text(duty.fair).suspicions] == []  # type: ignore[attr-defined]


def test_every_pattern_says_ground_harm_and_fair_wording_in_both_languages() -> None:
    for pattern in shipped_patterns():
        assert pattern.grounds
        for language in ("zh-hans", "en"):
            assert pattern.title.said(language)
            assert pattern.harm.said(language)
            assert all(ground.said(language) for ground in pattern.grounds)
        assert pattern.fair


def test_the_sentences_are_enough() -> None:
    assert len(UNFAIR) >= 60
    assert len(FAIR) >= 60
    assert {key for key, _text in UNFAIR} == {pattern.key for pattern in shipped_patterns()}


def test_unfair_sentences_are_found_and_fair_ones_left_alone() -> None:
    found = [text for _key, text in UNFAIR if check_text(text).suspicions]
    wrong = [text for _key, text in FAIR if check_text(text).suspicions]
    assert len(found) / len(UNFAIR) >= 0.90
    assert len(found) / (len(found) + len(wrong)) >= 0.95


def test_what_is_found_is_known_by_the_right_ground() -> None:
    named = [(key, {one.pattern.key for one in check_text(text).suspicions}) for key, text in UNFAIR]
    assert sum(key in keys for key, keys in named) / sum(bool(keys) for _key, keys in named) >= 0.95


def test_a_concept_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownConcept, match="nobody"):
        Reader(concepts_for({}), "公司不负责").first([sequence("nobody not_liable")])


@pytest.mark.parametrize("pattern", [*shipped_patterns(), *duties()], ids=lambda each: each.key)
def test_every_concept_of_a_sequence_exists(pattern: Pattern) -> None:
    names = concepts_for({}).names
    for line in (*pattern.match, *getattr(pattern, "unless", ())):
        for term in line.terms:
            assert all(name.startswith("=") or name in names for name in term.concepts), line


def test_every_group_of_words_can_be_read() -> None:
    concepts = concepts_for({})
    for name in concepts.names:
        Reader(concepts, "\n".join(chr(sign) for sign in range(0x4E00, 0x9FA6))).spans((name,))


def test_a_pattern_without_a_ground_is_refused_by_its_name() -> None:
    with pytest.raises(ValueError, match="short"):
        pattern_from({"key": "short", "title": {"zh": "短", "en": "short"}})
