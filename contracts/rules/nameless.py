"""Sentences of a signed contract without whom they are about. Pure.

What is kept of a suspected sentence is what the officer needs to judge it (个人信息保护法 6: no more than necessary).
"""

import hashlib
import re
from collections.abc import Iterable

SOMEBODY = "○○"
#: Numbers of identity cards, telephones and accounts; a sum or a day is shorter.
_LONG_NUMBER = re.compile(r"\d[\dXx\- ]{5,}[\dXx]")
_ANY_NUMBER = re.compile(r"[\d一二三四五六七八九十百千万]+")


def without_names(sentence: str, names: Iterable[str]) -> str:
    """The sentence with the names and long numbers taken out."""
    for name in sorted((name.strip() for name in names if name.strip()), key=len, reverse=True):
        sentence = sentence.replace(name, SOMEBODY)
    return _LONG_NUMBER.sub(SOMEBODY, sentence)


def likeness_of(found: Iterable[tuple[str, str]]) -> str:
    """Digest of (pattern, nameless sentence) pairs that is the same for contracts that differ in sums and days only."""
    lines = sorted({f"{key} {_ANY_NUMBER.sub('0', sentence)}" for key, sentence in found})
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
