"""Resident ID numbers: GB 11643-1999, the old number of 15 digits, and the permits of the same scheme."""

import re
from dataclasses import dataclass
from datetime import date
from operator import mul

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.half_width import cell_text, without_spaces
from jinxi_portal.kernel.id_number.hidden_places import UNKNOWN, with_stars
from jinxi_portal.kernel.sex import Sex

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
#: The first six digits of residence permits for people of Hong Kong, Macau and Taiwan.
PERMIT_AREAS = frozenset({"810000", "820000", "830000"})

_SENTENCES = {
    "empty": _("这里没有填写身份证号码。"),
    "length": _("身份证号码应有18位，旧号码为15位，这里的位数不对。请对照证件核对。"),
    "characters": _("身份证号码只能由数字组成，最后一位可以是X。请对照证件核对。"),
    "birth": _("身份证号码中间的出生日期不存在。请对照证件核对第7到14位。"),
    "checksum": _("身份证号码的最后一位与前面的数字对不上，很可能有一位写错了。请对照证件核对。"),
    "ruined": _("这个身份证号码被表格当作数字存放，后几位已经丢失。请把该列设为文本，重新填写。"),
    "masked": _("这个身份证号码有几位被遮盖，只能作为部分线索使用。"),
}


class IdNumberError(ValueError):
    """Why a text is no ID number: a stable ``code`` and a ``sentence`` for people; never the text itself."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return str(_SENTENCES[self.code])

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, repr=False)
class IdNumber:
    """A whole, valid number; shown masked unless its ``value`` is asked for."""

    value: str

    @property
    def area(self) -> str:
        """The area that issued it, six digits: where the number was given, not where its bearer lives."""
        return self.value[:6]

    @property
    def birth(self) -> date:
        return date(int(self.value[6:10]), int(self.value[10:12]), int(self.value[12:14]))

    @property
    def sex(self) -> Sex:
        return Sex.MALE if int(self.value[16]) % 2 else Sex.FEMALE

    @property
    def last4(self) -> str:
        return self.value[14:]

    @property
    def is_permit(self) -> bool:
        return self.area in PERMIT_AREAS

    def mask(self) -> str:
        return f"{self.value[:6]}********{self.value[14:]}"

    def __str__(self) -> str:
        return self.mask()

    def __repr__(self) -> str:
        return f"<IdNumber {self.mask()}>"


_QUOTES = "'\"‘’“”`´"  # noqa: RUF001 (every quote people type)
# The Cyrillic and Greek letters and the signs that people take for the X at the end.
_CROSSES = str.maketrans({"х": "X", "Х": "X", "Χ": "X", "χ": "X", "×": "X", "✕": "X", "╳": "X", "Ⅹ": "X"})  # noqa: RUF001
_DASHES = re.compile("(?<=[0-9])[-‐‑‒–—−](?=[0-9X])")  # noqa: RUF001 (every dash people type)
_SHAPE = re.compile("[0-9]{17}[0-9X]")
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?E\+?0*1[0-9]")


def normalise(value: object) -> str:
    """The text as it should have been typed: half width, no spaces, dashes or leading apostrophe, a capital X."""
    text = cell_text(value)
    if not _SHAPE.fullmatch(text):
        text = without_spaces(text).strip(_QUOTES).upper().translate(_CROSSES)
        text = _DASHES.sub("", text)
        text = text.removesuffix(".0")
    return text


def check_digit(first17: str) -> str:
    """The 18th character that belongs to the first seventeen digits.

    Raises:
        ValueError: when they are not seventeen digits.
    """
    if len(first17) != 17 or not (first17.isascii() and first17.isdigit()):
        raise ValueError("the check character is computed from seventeen digits")
    # In ASCII a digit is 48 more than its worth, so the sum is too large by a fixed amount.
    return CHECK_CHARACTERS[(sum(map(mul, WEIGHTS, first17.encode())) - _ASCII_EXCESS) % 11]


_ASCII_EXCESS = 48 * sum(WEIGHTS)


def upgrade(fifteen: str) -> str:
    """The 18-character form of an old number: 19 before the year, the check character at the end."""
    first17 = fifteen[:6] + "19" + fifteen[6:]
    return first17 + check_digit(first17)


def has_checksum(text: str) -> bool:
    """True for 18 characters, as they should be written, whose last one agrees with the others."""
    return bool(_SHAPE.fullmatch(text)) and text[17] == check_digit(text[:17])


def is_ruined(value: object) -> bool:
    """True when a spreadsheet kept the number as a number, so that its last digits are lost.

    Seen as 3.61027E+17, as a number of more than 15 digits, or as text whose last digits are the zeros (or, after a
    trip through floating point, the remainder) that this leaves behind. The lost digits are never guessed.
    """
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int | float):
        return 1e15 <= abs(value) < 1e19
    text = normalise(value)
    if _EXPONENT.fullmatch(text):
        return True
    if len(text) != 18 or not text.isdigit() or not text.isascii() or has_checksum(text):
        return False
    return text.endswith("000") or text == str(int(float(text[:15] + "000")))


def _has_birth(text: str) -> bool:
    try:
        birth = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    return 1900 <= birth.year < 2000 or (birth.year >= 2000 and birth <= clock.today())


def find_fault(value: object) -> str | None:
    """The code of the first thing wrong with a number, or None: cheaper than ``parse`` for long lists."""
    if isinstance(value, str) and has_checksum(value):
        return None if _has_birth(value) else "birth"
    text = normalise(value)
    if not text:
        return "empty"
    if is_ruined(value):
        return "ruined"
    if not _SHAPE.fullmatch(text) and UNKNOWN in with_stars(text):
        return "masked"
    if len(text) not in (15, 18):
        return "length" if re.fullmatch("[0-9X]+", text) else "characters"
    if len(text) == 15:
        if not (text.isascii() and text.isdigit()):
            return "characters"
        return None if _has_birth(upgrade(text)) else "birth"
    if not _SHAPE.fullmatch(text):
        return "characters"
    if not _has_birth(text):
        return "birth"
    return None if text[17] == check_digit(text[:17]) else "checksum"


def parse(value: object) -> IdNumber:
    """The number in a cell; an old number of 15 digits comes back upgraded.

    Raises:
        IdNumberError: with code ``empty``, ``ruined``, ``masked``, ``length``, ``characters``, ``birth`` or ``checksum``.
    """
    fault = find_fault(value)
    if fault:
        raise IdNumberError(fault)
    text = normalise(value)
    return IdNumber(text if len(text) == 18 else upgrade(text))


def is_valid(value: object) -> bool:
    return find_fault(value) is None
