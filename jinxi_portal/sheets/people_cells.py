"""How cells about people are cleaned and recognised. Values come out in one writing; what cannot be read is named."""

import re
from datetime import date, datetime

from jinxi_portal.kernel import id_number, mobile
from jinxi_portal.kernel.dates import read_date
from jinxi_portal.kernel.half_width import one_line, without_spaces
from jinxi_portal.kernel.masks import mask_any
from jinxi_portal.kernel.names import clean_name, is_unreadable
from jinxi_portal.kernel.sex import Sex, read_sex
from jinxi_portal.sheets.columns import EMPTY, Cleaned
from jinxi_portal.sheets.reading.cells import Cell, text_of

PLAIN_NAME = re.compile("[\u4e00-\u9fff]{2,4}")
_PLAIN_ID = re.compile("[0-9]{17}[0-9X]")
_PLAIN_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)
PLAIN_MOBILE = re.compile("1[3-9][0-9]{9}")
_EXPONENT = re.compile(r"\d(?:\.\d+)?[eE]\+?1\d")
_LONGEST_TEXT = 1000


def clean_id(cell: Cell) -> Cleaned:
    """A whole number, or 18 places with ``*`` for what is masked or was lost.

    A number with a wrong check character, or with a birth date that no calendar has, is kept as written and named: it may
    be one slip away from the right one, and nobody guesses which slip.
    """
    if cell is None:
        return EMPTY
    fault = id_number.find_fault(cell)
    if fault is None:
        if isinstance(cell, str) and _PLAIN_ID.fullmatch(cell):
            return Cleaned(cell)
        text = id_number.normalise(cell)
        return Cleaned(text if len(text) == 18 else id_number.upgrade(text))
    if fault == "empty":
        return EMPTY
    if fault in ("checksum", "birth"):
        return Cleaned(id_number.normalise(cell), f"id_{fault}")
    known = id_number.read_partial(cell)
    if fault == "ruined":
        return Cleaned(known.pattern if known else "", "id_ruined")
    if known is not None and not known.is_whole:
        return Cleaned(known.pattern)
    return Cleaned("", "id_characters" if fault == "masked" else f"id_{fault}")


def clean_whole_id(cell: Cell) -> Cleaned:
    """For lists that need the whole number: what is masked or ruined is left empty."""
    cleaned = clean_id(cell)
    if "*" in cleaned.value:
        return Cleaned("", cleaned.problem or "id_masked")
    return cleaned


def clean_last4(cell: Cell) -> Cleaned:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 10_000:
        return Cleaned(f"{int(cell):04d}")  # a number cell has lost the zeros in front
    text = id_number.normalise(cell)
    if not text:
        return EMPTY
    if re.fullmatch(r"\d{3}[\dX]", text):
        return Cleaned(text)
    known = id_number.read_partial(cell)
    return Cleaned(known.last4) if known is not None and known.last4 else Cleaned("", "last4_unreadable")


def clean_mobile(cell: Cell) -> Cleaned:
    """Eleven digits, with ``*`` for the masked ones."""
    if isinstance(cell, str) and PLAIN_MOBILE.fullmatch(cell):
        return Cleaned(cell)
    if cell is None:
        return EMPTY
    text = mobile.normalise(cell)
    if PLAIN_MOBILE.fullmatch(text):
        return Cleaned(text)
    fault = mobile.find_fault(cell)
    if fault == "empty":
        return EMPTY
    if fault not in {"several", "ruined"} and (known := mobile.read_partial(cell)):
        return Cleaned(known)
    return Cleaned("", "mobile_characters" if fault == "masked" else f"mobile_{fault}")


def clean_whole_mobile(cell: Cell) -> Cleaned:
    cleaned = clean_mobile(cell)
    return Cleaned("", "mobile_masked") if "*" in cleaned.value else cleaned


def clean_person_name(cell: Cell) -> Cleaned:
    if isinstance(cell, str) and PLAIN_NAME.fullmatch(cell):
        return Cleaned(cell)
    text = clean_name(text_of(cell))
    if not text:
        return EMPTY
    if is_unreadable(text):
        return Cleaned(text, "name_unreadable")
    if any(character.isdigit() for character in text) or len(text) > 30:
        return Cleaned(text[:30], "name_strange")
    return Cleaned(text)


def clean_sex(cell: Cell) -> Cleaned:
    if cell in {"女", "男"}:
        return Cleaned(Sex.FEMALE.value if cell == "女" else Sex.MALE.value)
    if not text_of(cell):
        return EMPTY
    sex = read_sex(cell)
    return Cleaned(sex.value) if sex is not None else Cleaned("", "sex_unknown")


def clean_date(cell: Cell) -> Cleaned:
    """``1975-07-03``, ``1975-07`` or ``1975``: as exact as the cell says."""
    if isinstance(cell, str) and _PLAIN_DATE.fullmatch(cell) and _exists(cell):
        return Cleaned(cell)
    if not text_of(cell):
        return EMPTY
    known = read_date(cell)
    return Cleaned(str(known)) if known is not None else Cleaned("", "date_unreadable")


def _exists(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def clean_age(cell: Cell) -> Cleaned:
    text = without_spaces(text_of(cell)).removesuffix("周岁").removesuffix("岁")
    if not text:
        return EMPTY
    if re.fullmatch(r"\d{1,3}(\.\d+)?", text) and 0 < float(text) <= 120:
        return Cleaned(str(int(float(text))))
    return Cleaned("", "age_unreadable")


def clean_line(cell: Cell) -> Cleaned:
    """A text on one line."""
    if isinstance(cell, str) and cell.isalnum() and len(cell) < 100:
        return Cleaned(cell)
    text = one_line(text_of(cell))
    return Cleaned(text) if len(text) <= _LONGEST_TEXT else Cleaned(text[:_LONGEST_TEXT], "too_long")


def looks_like_id(cell: Cell) -> bool:
    fault = id_number.find_fault(cell)
    if fault in {None, "checksum"}:
        return True
    if fault == "ruined":
        return isinstance(cell, str) or (isinstance(cell, float | int) and 1e17 <= cell < 1e18)
    known = id_number.read_partial(cell) if fault == "masked" or "*" in text_of(cell) else None
    return known is not None and known.first6 is not None


def looks_like_last4(cell: Cell) -> bool:
    return bool(re.fullmatch(r"\d{3}[\dXx]", text_of(cell)))


def looks_like_mobile(cell: Cell) -> bool:
    return mobile.is_valid(cell) or (
        isinstance(cell, str) and "*" in cell and (mobile.read_partial(cell) or "*")[0] == "1"
    )


def looks_like_name(cell: Cell) -> bool:
    """Weak: many short Chinese texts do."""
    return isinstance(cell, str) and bool(PLAIN_NAME.fullmatch(without_spaces(cell)))


def looks_like_sex(cell: Cell) -> bool:
    return isinstance(cell, str) and without_spaces(cell) in {"男", "女", "男性", "女性"}


def looks_like_date(cell: Cell) -> bool:
    if isinstance(cell, date | datetime):
        return True
    return isinstance(cell, str) and len(cell) >= 6 and read_date(cell) is not None


def looks_like_age(cell: Cell) -> bool:
    return clean_age(cell).problem is None and 10 <= int(clean_age(cell).value or 0) <= 100


def mask_id_cell(value: Cell) -> str:
    """The first six and last four places; a ruined number as the sheet shows it, 3.61027E+17."""
    if isinstance(value, int | float) and abs(value) >= 1e15:
        return f"{value:.5E}"
    text = text_of(value)
    if _EXPONENT.fullmatch(text):
        return f"{float(text):.5E}"
    return mask_any(text)


def mask_mobile_cell(value: Cell) -> str:
    return mask_any(text_of(value))
