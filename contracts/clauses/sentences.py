"""A contract's text, taken apart into sentences that keep their place in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: A sentence longer than this is cut: nobody writes one, but a broken file may hold one.
LONGEST = 600
#: A line that goes on below: a page of a PDF breaks lines in the middle of a sentence.
_OPEN_END = re.compile(r"[一-龥、，,“(（]$")
_STARTS_ANEW = re.compile(
    r"^\s*(?:第\s*[一二三四五六七八九十百\d]+\s*[条章款]|[（(]?[一二三四五六七八九十\d]+[)）、.]|[-•*●]|[甲乙丙]方\s*[:：(（])"
)
_ENDS = re.compile(r"[。！？!?；;\n]+")
_BLANKS = re.compile(r"(?<=[^\x00-\x7f])[ \t\u3000]+(?=[^\x00-\x7f])|[\u200b\ufeff\u00ad]")


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``number`` counts from 1; ``text`` as written, ``plain`` as it is compared."""

    number: int
    text: str
    plain: str


def plain_form(text: str) -> str:
    """Full-width letters and digits made half-width, blanks between Chinese characters taken out."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).strip()


def sentences_of(text: str) -> Iterator[Sentence]:
    """The sentences of a text in order; lines that a page broke are joined."""
    number = 0
    for line in _lines(text):
        for piece in _ENDS.split(line):
            for start in range(0, len(piece), LONGEST):
                said = piece[start : start + LONGEST].strip()
                plain = plain_form(said)
                if len(plain) < 2:
                    continue
                number += 1
                yield Sentence(number, said, plain)


def _lines(text: str) -> Iterator[str]:
    waiting = ""
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = raw.strip()
        if not line:
            if waiting:
                yield waiting
            waiting = ""
        elif waiting and len(waiting) > 18 and _OPEN_END.search(waiting) and not _STARTS_ANEW.match(line):
            waiting += line
        else:
            if waiting:
                yield waiting
            waiting = line
    if waiting:
        yield waiting
