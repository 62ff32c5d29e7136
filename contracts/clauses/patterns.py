"""Unfair terms (霸王条款) and a contract's duties, as data: what they look like, their ground, the fair wording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from contracts.clauses.matching import Line, sequence

#: What excuses stands nearer together than what accuses.
EXCUSE_GAP = 14
WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Bilingual:
    """A text in both languages."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        return self.en if language.startswith("en") else self.zh


@dataclass(frozen=True)
class Ground:
    """Why a term is unfair: a law and its article; the article is empty where a whole regulation is meant."""

    law: Bilingual
    article: str = ""

    def said(self, language: str) -> str:
        if language.startswith("en"):
            return f"{self.law.en}, art. {self.article}" if self.article else self.law.en
        return f"《{self.law.zh}》第{self.article}条" if self.article else f"《{self.law.zh}》"


@dataclass(frozen=True)
class Pattern:
    """One kind of unfair term.

    A sentence is such a term when one of ``match`` fits and none of ``unless``. ``flagged`` and ``passed`` are
    examples: the pattern must find every one of the first and none of the second, which is its test.
    """

    key: str
    title: Bilingual
    grounds: tuple[Ground, ...]
    harm: Bilingual
    fair: str
    match: tuple[Line, ...]
    unless: tuple[Line, ...] = ()
    flagged: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    version: int = 1
    since: date = date(2026, 1, 1)
    kinds: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def in_order(self) -> tuple[Line, ...]:
        return tuple(line for line in self.match if not line.loose)

    @cached_property
    def in_any_order(self) -> tuple[Line, ...]:
        return tuple(line for line in self.match if line.loose)

    @property
    def is_shipped(self) -> bool:
        """As it came with the portal, not edited by the supervision officer."""
        return self.version == 1


@dataclass(frozen=True)
class Duty:
    """Something a contract must speak of; ``kinds`` says in which contracts (empty: in all)."""

    key: str
    title: Bilingual
    grounds: tuple[Ground, ...]
    why: Bilingual
    fair: str
    match: tuple[Line, ...]
    kinds: frozenset[str] = field(default_factory=frozenset)


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((WORDS / name).read_text(encoding="utf-8"))


@cache
def concept_words() -> Mapping[str, list[str]]:
    """Concept -> its words; a word ``@other`` stands for all words of another concept."""
    raw: Mapping[str, list[str]] = _read("concepts.yaml") | _read("wide.yaml")
    return {name: list(_unfolded(name, raw)) for name in raw}


def _unfolded(name: str, raw: Mapping[str, list[str]]) -> Iterable[str]:
    for word in raw[name]:
        if str(word).startswith("@"):
            yield from _unfolded(str(word)[1:], raw)
        else:
            yield str(word)


@cache
def shipped_patterns() -> tuple[Pattern, ...]:
    """The patterns that come with the portal.

    Raises:
        ValueError: a pattern is not well-formed; the sentence names it.
    """
    return tuple(pattern_from(said) for said in _read("patterns.yaml"))


@cache
def shipped_contents() -> Mapping[str, Mapping[str, Any]]:
    """The same as data, by key: what an officer begins to edit."""
    return {said["key"]: said for said in _read("patterns.yaml")}


@cache
def law_names() -> Mapping[str, str]:
    """Key of a law -> its name."""
    return {key: names["zh"] for key, names in _read("laws.yaml").items()}


@cache
def duties() -> tuple[Duty, ...]:
    """What a contract must speak of."""
    return tuple(
        Duty(
            key=said["key"],
            title=Bilingual(**said["title"]),
            grounds=_grounds(said["grounds"]),
            why=Bilingual(**said["why"]),
            fair=said["fair"],
            match=tuple(sequence(line) for line in said["match"]),
            kinds=frozenset(said.get("kinds", ())),
        )
        for said in _read("duties.yaml")
    )


def pattern_from(said: Mapping[str, Any]) -> Pattern:
    """A pattern as it is written in the data or kept by the supervision officer.

    Raises:
        ValueError: something is missing or a sequence is not well-formed; the sentence names the pattern.
    """
    try:
        return Pattern(
            key=said["key"],
            title=Bilingual(**said["title"]),
            grounds=_grounds(said["grounds"]),
            harm=Bilingual(**said["harm"]),
            fair=said["fair"],
            match=tuple(sequence(line) for line in said["match"]),
            unless=tuple(sequence(line, EXCUSE_GAP) for line in said.get("unless", ())),
            flagged=tuple(said.get("flagged", ())),
            passed=tuple(said.get("passed", ())),
            version=int(said.get("version", 1)),
            since=said.get("since", date(2026, 1, 1)),
            kinds=frozenset(said.get("kinds", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{said.get('key', '?')}: {error}") from error


def _grounds(said: Iterable[Mapping[str, str]]) -> tuple[Ground, ...]:
    laws: Mapping[str, Mapping[str, str]] = _read("laws.yaml")
    return tuple(Ground(Bilingual(**laws[each["law"]]), str(each.get("article", ""))) for each in said)
