"""What may be given as evidence, and how much. Pure; the limits are the portal's custom.

Mediation rests on what the parties bring of their own will: who gave a thing decides whether the other side sees it (人民调解法 2010 art. 23:
the parties speak freely, closed unless they wish otherwise), and takes it back before there is an agreement.
"""

from collections.abc import Sequence
from enum import StrEnum

MEGABYTE = 1024 * 1024
#: A talk at the door or on the telephone, recorded whole.
LONGEST_VOICE_SECONDS = 30 * 60
MOST_FILES = 9
MOST_IN_CASE = 60
MOST_PICTURE_BYTES, MOST_PAPER_BYTES, MOST_VOICE_BYTES = 15 * MEGABYTE, 20 * MEGABYTE, 40 * MEGABYTE


class Lacks(StrEnum):
    """Why something cannot be taken as evidence."""

    WORDS = "words"
    THING = "thing"
    TOO_MANY = "too_many"


def lacks(*, words: str, files: int, has_contract: bool) -> Sequence[Lacks]:
    """What is missing: words on what it shows, and the thing itself: at least one file or a contract of the portal."""
    found = []
    if not words.strip():
        found.append(Lacks.WORDS)
    if not files and not has_contract:
        found.append(Lacks.THING)
    if files > MOST_FILES:
        found.append(Lacks.TOO_MANY)
    return found
