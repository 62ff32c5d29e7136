"""The check itself: a contract's text in, findings and missing duties out. A person confirms before anything is a finding."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from contracts.clauses.kinds import guess_kind
from contracts.clauses.matching import Concepts, Reader, Span
from contracts.clauses.parties import parties_of
from contracts.clauses.patterns import Duty, Pattern, concept_words, duties, shipped_patterns
from contracts.clauses.pieces import is_heading
from contracts.clauses.sentences import Sentence, sentences_of
from contracts.clauses.weighing import CLEAR, Weighed, Weights, shipped_weights, weigh

#: A label and a number, as in the head of a contract (身份证号码：…): nothing that could be unfair.
_FACT = re.compile(r"[一-龥（）()]{2,16}\s*[:：]\s*(?:[-0-9A-Za-z*/.]{6,}|\u3007+)")


@dataclass(frozen=True)
class Suspicion:
    """A sentence that looks like an unfair term: which pattern, and the words (spans of ``sentence.plain``) it was told by.

    ``weighed``: no sequence of the pattern fits, but the sentence's words weigh like those of its kind (weighing.py), by so much
    ``likelier`` than a fair sentence.
    """

    sentence: Sentence
    pattern: Pattern
    words: tuple[Span, ...]
    weighed: bool = False
    likelier: float = math.inf

    @property
    def is_clear(self) -> bool:
        """Clear enough for a draft to wait for an officer's word; the rest is shown, and the draft may go out."""
        return not self.weighed or self.likelier >= CLEAR

    @property
    def told_by(self) -> tuple[str, ...]:
        """The words themselves, as they stand in the sentence."""
        return tuple(dict.fromkeys(self.sentence.plain[start:end] for start, end in self.words if end > start))


@dataclass(frozen=True)
class Report:
    """What the check has to say of one contract."""

    sentences: tuple[Sentence, ...]
    suspicions: tuple[Suspicion, ...]
    missing: tuple[Duty, ...]
    parties: dict[str, str]
    kind: str


def check_text(
    text: str, *, kind: str = "", patterns: Iterable[Pattern] | None = None, weights: Weights | None = None
) -> Report:
    """Check a contract: every sentence is weighed, and what is doubtful is held against the patterns.

    Args:
        text: the whole contract.
        kind: employee, agency, dispatched or direct; told by the text when empty.
        patterns: those in force; those that come with the portal when omitted.
        weights: those that come with the portal when omitted.
    """
    sentences = tuple(sentences_of(text))
    parties = parties_of(text)
    kind = kind or guess_kind(text, parties)
    concepts = concepts_for(parties)
    wanted = [pattern for pattern in (shipped_patterns() if patterns is None else patterns) if _applies(pattern, kind)]
    weights = weights or shipped_weights()
    asked = [duty for duty in duties() if _applies(duty, kind)]
    suspicions: list[Suspicion] = []
    spoken: set[str] = set()
    for sentence in sentences:
        reader = Reader(concepts, sentence.plain)
        suspicions += _suspected(sentence, reader, wanted, weigh(sentence.plain, parties, weights), weights)
        spoken.update(duty.key for duty in asked if duty.key not in spoken and reader.first(duty.match) is not None)
    return Report(sentences, tuple(suspicions), tuple(duty for duty in asked if duty.key not in spoken), parties, kind)


def suspicions_of(sentence: Sentence, reader: Reader, patterns: Iterable[Pattern]) -> list[Suspicion]:
    """What one sentence is suspected of; several patterns may fit it."""
    found = []
    for pattern in patterns:
        words = reader.first(pattern.in_order) or reader.first(pattern.in_any_order)
        if words is not None and reader.first(pattern.unless) is None:
            found.append(Suspicion(sentence, pattern, tuple(words)))
    return found


def _suspected(
    sentence: Sentence, reader: Reader, patterns: Sequence[Pattern], weighed: Weighed, weights: Weights
) -> list[Suspicion]:
    """What the weight makes doubtful, likeliest kind first; what the officer's own patterns find stays whatever it weighs."""
    says_nothing = is_heading(sentence.plain) or _FACT.fullmatch(sentence.plain) is not None
    kinds = {} if says_nothing else weighed.doubtful
    found = suspicions_of(sentence, reader, [each for each in patterns if each.key in kinds or not each.is_shipped])
    if not kinds:
        return found
    found.sort(key=lambda one: (one.pattern.is_shipped, -kinds.get(one.pattern.key, -math.inf)))
    named = [one.pattern for one in found]
    likeliest = next((each for each in patterns if each.key == weighed.kind), None)
    if likeliest is None or likeliest in named:
        return found
    if not found:
        return [Suspicion(sentence, likeliest, weighed.words(weights), weighed=True, likelier=kinds[weighed.kind])]
    is_all_shipped = all(each.is_shipped for each in (likeliest, *named))
    return [replace(found[0], pattern=likeliest), *found] if is_all_shipped else found


def concepts_for(parties: dict[str, str]) -> Concepts:
    """The concepts with this contract's own labels (甲方 …) among the words for its parties."""
    return _concepts_for(tuple(sorted(parties.items())))


@lru_cache(maxsize=32)
def _concepts_for(parties: tuple[tuple[str, str], ...]) -> Concepts:
    words = dict(concept_words())
    for label, role in parties:
        words[role] = [*words[role], f"{label}方"]
        if role in {"employer", "customer"}:
            words["stronger"] = [*words["stronger"], f"{label}方"]
    return Concepts(words)


def pattern_faults(pattern: Pattern) -> list[str]:
    """The examples a pattern gets wrong: empty when it keeps its promise."""
    concepts = concepts_for(dict(parties_of("")))
    wrong = []
    for text, wanted in [*((text, True) for text in pattern.flagged), *((text, False) for text in pattern.passed)]:
        found = any(suspicions_of(each, Reader(concepts, each.plain), [pattern]) for each in sentences_of(text))
        if found != wanted:
            wrong.append(text)
    return wrong


def _applies(rule: Pattern | Duty, kind: str) -> bool:
    return not rule.kinds or kind in rule.kinds
