"""The evidence of a pair as a reviewer reads it: a sentence and its weight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from members.linkage.evidence import Evidence
from members.linkage.sentences import SENTENCES, sentence

#: The order in which blind mode tells the evidence, so that its order says nothing.
_KINDS = ("name", "identity", "birth", "sex", "mobile", "place", "native")


@dataclass(frozen=True)
class EvidenceLine:
    """``weight`` is in powers of two: 3 speaks eight times for one person, -3 eight times for two."""

    sentence: str
    weight: float

    @property
    def times(self) -> str:
        """How much more likely, in a number a reader can hold: ×8, ×100+."""
        factor: float = 2 ** min(abs(self.weight), 40)
        return f"{factor:,.0f}" if factor < 1000 else f"{10 ** (len(str(int(factor))) - 1):,}+"


def evidence_lines(findings: Sequence[dict[str, Any]], *, blind: bool = False) -> list[EvidenceLine]:
    """The heaviest first; in blind mode always in the same order. Findings nobody can check say nothing."""
    pieces = [Evidence.from_dict(finding) for finding in findings]
    known = [piece for piece in pieces if (piece.kind, piece.level) in SENTENCES]
    if blind:
        known.sort(key=lambda piece: _KINDS.index(piece.kind) if piece.kind in _KINDS else len(_KINDS))
    else:
        known.sort(key=lambda piece: -abs(piece.weight))
    return [EvidenceLine(said, piece.weight) for piece in known if (said := sentence(piece))]


def heaviest(lines: Sequence[EvidenceLine]) -> float:
    """The scale of the bars: the heaviest weight, and never so small that a trifle fills the bar."""
    return max([10.0, *(abs(line.weight) for line in lines)])


def key_evidence(findings: Sequence[dict[str, Any]], most: int = 3) -> str:
    """The heaviest sentences in one line, for a list."""
    return "；".join(line.sentence for line in evidence_lines(findings)[:most])
