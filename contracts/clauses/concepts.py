"""Concepts: named groups of words. A word is written as it stands in contracts, with five signs that stand for more.

    …        up to six characters, not over a comma            不对…负责
    ‥        up to two                                         不‥承担
    #        a number, in figures or in Chinese                 扣#元
    ‖        the end of a clause                                负责‖
    {name}   any word of another concept                        {forbid}‥{complain}

Nobody types a regular expression, so none can run away.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

Span = tuple[int, int]
_NUMBERS = "0123456789一二三四五六七八九十百千万两半零几双壹贰叁肆伍陆柒捌玖拾佰仟."
_SIGNS = {
    "…": "[^，,、。；;：:]{0,6}?",
    "‥": "[^，,、。；;：:]{0,2}?",
    "#": f"[{_NUMBERS}]{{1,8}}",
    "‖": "(?=[，,、。；;：:)）]|$)",
}
#: A word begins with plain characters, a number or another concept.
_PART = re.compile(r"\{(\w+)\}|([…‥#‖])|([^{…‥#‖]+)")


class UnknownConcept(ValueError):  # noqa: N818 -- said to whoever edits a pattern
    """A sequence names a concept that does not exist."""


class Concepts:
    """Named groups of words; what a contract needs of them is compiled once for all contracts with these words."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._words = words
        self._parts: dict[str, str] = {}
        self._beginnings: dict[str, frozenset[str]] = {}
        self._groups: dict[tuple[str, ...], tuple[frozenset[str], re.Pattern[str]]] = {}

    def spans(self, names: tuple[str, ...], text: str, signs: frozenset[str]) -> list[Span]:
        """Where words of any of these concepts stand (``=words``: these words); ``signs``: the characters of the text.

        Raises:
            UnknownConcept: no such concept.
        """
        group = self._groups.get(names)
        if group is None:
            group = self._groups[names] = self._group(names)
        beginnings, pattern = group
        if beginnings.isdisjoint(signs):
            return []
        return [match.span() for match in pattern.finditer(text)]

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(self._words)

    def _group(self, names: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str]]:
        beginnings = frozenset[str]().union(*(self._begins(name) for name in names))
        return beginnings, _compiled("|".join(self._part(name) for name in names))

    def _part(self, name: str) -> str:
        if name.startswith("="):
            return re.escape(name[1:])
        part = self._parts.get(name)
        if part is None:
            # longest words first, so that 不承担任何责任 is one word and not half of one
            words = sorted(set(self._said(name)), key=lambda word: (-len(word), word))
            part = self._parts[name] = "|".join(self._compiled_word(word) for word in words) or "(?!)"
        return part

    def _said(self, name: str) -> Iterable[str]:
        if name not in self._words:
            raise UnknownConcept(name)
        return self._words[name]

    def _compiled_word(self, word: str) -> str:
        return "".join(
            f"(?:{self._part(inner)})" if inner else _SIGNS[sign] if sign else re.escape(plain)
            for inner, sign, plain in _PART.findall(word)
        )

    def _begins(self, name: str) -> frozenset[str]:
        """The characters a word of the concept may begin with: a text without them need not be searched."""
        if name.startswith("="):
            return frozenset(name[1:2])
        found = self._beginnings.get(name)
        if found is None:
            firsts = [_PART.match(word) for word in self._said(name)]
            found = self._beginnings[name] = frozenset[str]().union(
                *(
                    self._begins(first[1]) if first[1] else _NUMBERS if first[2] == "#" else first[3][0]
                    for first in firsts
                    if first
                )
            )
        return found


@lru_cache(maxsize=2048)
def _compiled(part: str) -> re.Pattern[str]:
    return re.compile(part)
