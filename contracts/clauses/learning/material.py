"""Labelled sentences: those that stand beside this file, the patterns' own examples, and whole contracts with labels."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from contracts.clauses.parties import parties_of
from contracts.clauses.patterns import duties, shipped_patterns
from contracts.clauses.pieces import is_heading
from contracts.clauses.sentences import Sentence, sentences_of

HERE = Path(__file__).parent
STANDARD = HERE.parents[1] / "standard"
_BLANK = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Labelled:
    """A sentence; ``kind`` is the key of the unfair pattern, empty when it is fair."""

    plain: str
    parties: Mapping[str, str]
    kind: str


def sentences_beside() -> Iterator[Labelled]:
    """``unfair.txt`` (a line ``# key`` says of which kind those below are) and ``fair.txt``."""
    kind = ""
    for name in ("fair.txt", "unfair.txt"):
        for line in (HERE / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                kind = line[2:].strip()
            else:
                yield from _of(line, kind)


def examples() -> Iterator[Labelled]:
    """The patterns' examples and the fair wordings."""
    for pattern in shipped_patterns():
        for text in pattern.flagged:
            yield from _of(text, pattern.key)
        for text in (*pattern.passed, pattern.fair):
            yield from _of(text, "")
    for duty in duties():
        yield from _of(duty.fair, "")


def standard_clauses() -> Iterator[Labelled]:
    """The county's standard contracts, filled with a figure wherever something is filled in."""
    for path in sorted(STANDARD.glob("*.yaml")):
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        parties = {"甲": "employer", "乙": "worker", "丙": "customer"}
        if said["kind"] == "direct":
            parties = {"甲": "customer", "乙": "worker"}
        for clause in said["clauses"]:
            for sentence in sentences_of(_BLANK.sub("3800元", clause["text"])):
                yield Labelled(sentence.plain, parties, "")


def contracts_in(folder: Path, sets: Iterable[str] = ()) -> Iterator[Labelled]:
    """Contracts ``<name>.txt`` with ``labels.yaml``; of some sets only, when they are named."""
    wanted = set(sets)
    for name, said in yaml.safe_load((folder / "labels.yaml").read_text(encoding="utf-8")).items():
        if wanted and said["set"] not in wanted:
            continue
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        parties = parties_of(text)
        for sentence in sentences_of(text):
            kinds = [] if is_heading(sentence.plain) else _kinds_of(sentence, said["unfair"])
            yield Labelled(sentence.plain, parties, kinds[0] if kinds else "")


def _kinds_of(sentence: Sentence, unfair: Iterable[Mapping[str, str]]) -> list[str]:
    """A label may be longer than the sentence: where a line has several."""
    return [each["key"] for each in unfair if sentence.text in each["text"]]


def _of(text: str, kind: str) -> Iterator[Labelled]:
    parties = parties_of("")
    for sentence in sentences_of(text):
        yield Labelled(sentence.plain, parties, kind)
