"""ID numbers of which only some places are known: masked, last four only, ruined by a spreadsheet, or mistyped."""

import re
from dataclasses import dataclass

from jinxi_portal.kernel.dates import PartialDate
from jinxi_portal.kernel.half_width import cell_text, without_spaces
from jinxi_portal.kernel.id_number import whole
from jinxi_portal.kernel.id_number.hidden_places import UNKNOWN, with_stars

LENGTH = 18


@dataclass(frozen=True, slots=True, repr=False)
class MaskedId:
    """What is known of a number: 18 places, ``*`` where nothing is known."""

    pattern: str

    @property
    def first6(self) -> str | None:
        return _known(self.pattern[:6])

    @property
    def last4(self) -> str | None:
        return _known(self.pattern[14:])

    @property
    def birth(self) -> PartialDate | None:
        """As much of the birth date as the known places say; None when they say none, or one that cannot be."""
        year, month, day = map(_known, (self.pattern[6:10], self.pattern[10:12], self.pattern[12:14]))
        if year is None:
            return None
        try:
            return PartialDate(int(year), int(month) if month else None, int(day) if month and day else None)
        except ValueError:
            return None

    @property
    def known(self) -> int:
        """How many of the 18 places are known."""
        return LENGTH - self.pattern.count(UNKNOWN)

    @property
    def is_whole(self) -> bool:
        return UNKNOWN not in self.pattern

    def agrees_with(self, number: str) -> bool:
        """True when no known place differs from a whole number of 18 characters (or from another pattern)."""
        return len(number) == LENGTH and all(
            mine == theirs or UNKNOWN in (mine, theirs) for mine, theirs in zip(self.pattern, number, strict=True)
        )

    def __repr__(self) -> str:
        return f"<MaskedId {self.known} of {LENGTH} places known>"


def _known(part: str) -> str | None:
    return None if UNKNOWN in part else part


_TAIL_WORDS = re.compile(r"^(?:身份证)?(?:号码?)?(?:尾号|后四位|末四位|后4位|末4位)(?:为|是|[:])?")
_PATTERN = re.compile(r"[0-9*]{17}[0-9X*]")


def read_partial(value: object) -> MaskedId | None:
    """The known places of a whole, masked, shortened or ruined number; None when the text is nothing of the kind.

    Understood: any masking sign; a mask of any length between the first six and the last four; the last four alone;
    15-digit numbers, masked or not; what is left of a ruined number. A whole number is taken as written, even when its
    check character disagrees: whoever needs a valid one asks ``parse``.
    """
    if whole.is_ruined(value):
        return _read_ruined(value)
    if value is None or isinstance(value, bool):
        return None
    raw = cell_text(value)
    if _PATTERN.fullmatch(raw):
        return _masked(raw)
    text = without_spaces(raw).strip("'\"‘’“”`")
    text = _TAIL_WORDS.sub("", text).upper()
    text = with_stars(whole.normalise(with_stars(text)))
    if not re.fullmatch(r"[0-9*]+[0-9X*]", text):
        return None
    pattern = _to_eighteen(text)
    return _masked(pattern) if pattern else None


def _masked(pattern: str) -> MaskedId | None:
    return MaskedId(pattern) if pattern.strip(UNKNOWN) else None


def _to_eighteen(text: str) -> str | None:
    if len(text) == LENGTH:
        return text
    if UNKNOWN not in text:
        if len(text) == 15 and text.isdigit():
            return whole.upgrade(text)
        return text.rjust(LENGTH, UNKNOWN) if len(text) == 4 else None
    head, _, tail = text.partition(UNKNOWN)
    tail = tail.lstrip(UNKNOWN)
    if len(text) == 15 and (UNKNOWN in tail or len(tail) == 3) and "X" not in text:
        # An old number, masked: 19 belongs before its year, the check character is not written.
        return f"{text[:6]}{'19' if text[6] != UNKNOWN else '**'}{text[6:]}{UNKNOWN}"
    if UNKNOWN in tail or len(head) + len(tail) >= LENGTH or len(tail) > 8:
        return None
    return head + UNKNOWN * (LENGTH - len(head) - len(tail)) + tail


def _read_ruined(value: object) -> MaskedId | None:
    """The digits before the loss. Excel keeps fifteen; a shorter mantissa is rounded, so its last digit is not known."""
    if isinstance(value, int | float):
        if not 1e17 <= value < 1e18:
            return None
        digits = f"{value:.14e}"[:16].replace(".", "") if isinstance(value, float) else str(value)[:15]
    else:
        text = whole.normalise(value)
        mantissa, exponent, power = text.partition("E")
        if exponent and int(power) != 17:
            return None
        digits = mantissa.replace(".", "")
        digits = digits[:15] if len(digits) >= 15 else digits[:-1]
    return _masked(digits.ljust(LENGTH, UNKNOWN))
