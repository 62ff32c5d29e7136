"""Mobile numbers of the mainland: eleven digits, 1 and then 3 to 9."""

import re

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.half_width import cell_text, without_spaces

LENGTH = 11
UNKNOWN = "*"

_SENTENCES = {
    "empty": _("这里没有填写手机号码。"),
    "length": _("手机号码应有11位，这里的位数不对。请核对后再填。"),
    "characters": _("手机号码只能由数字组成。请核对后再填。"),
    "prefix": _("手机号码应以13到19开头。请核对后再填。"),
    "landline": _("这是固定电话。请填写本人的手机号码。"),
    "several": _("这里写了不止一个号码。请只留下本人的手机号码。"),
    "ruined": _("这个手机号码被表格当作数字存放，后几位已经丢失。请把该列设为文本，重新填写。"),
    "masked": _("这个手机号码有几位被遮盖，只能作为部分线索使用。"),
}


class MobileError(ValueError):
    """Why a text is no mobile number: a stable ``code`` and a ``sentence`` for people; never the text itself."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return str(_SENTENCES[self.code])

    def __str__(self) -> str:
        return self.code


_WHOLE = re.compile("1[3-9][0-9]{9}")
_COUNTRY = re.compile(r"^(?:\+|00)?\(?\+?86\)?(?=1[0-9*]{10}$)|^0(?=1[3-9][0-9*]{9}$)")
_FILLING = re.compile(r"[-‐‑‒–—−.()\[\]]")  # noqa: RUF001 (every dash people type)
_LANDLINE = re.compile(r"(?:0[0-9]{2,3})?[2-8][0-9]{6,7}")
_SEVERAL = re.compile(r"1[3-9][0-9]{9}[^0-9]+[0-9]|[0-9]{7,8}[^0-9]+1[3-9][0-9]{9}")
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?E\+?0*1[0-2]")
_MASK_SIGNS = re.compile("[*﹡∗✱•●○◦·?？_#□■X×✕╳]")  # noqa: RUF001 (every sign that hides digits)


def normalise(value: object) -> str:
    """The bare digits: half width, no spaces, dashes, country code or decimals left by a spreadsheet."""
    text = cell_text(value)
    if _WHOLE.fullmatch(text):
        return text
    text = without_spaces(text).strip("'\"‘’“”`").upper()
    if _EXPONENT.fullmatch(text):
        return text
    text = re.sub(r"\.0+$", "", text)
    return _COUNTRY.sub("", _FILLING.sub("", text))


def find_fault(value: object) -> str | None:
    """The code of the first thing wrong with a number, or None."""
    text = normalise(value)
    if _WHOLE.fullmatch(text):
        return None
    if not text:
        return "empty"
    if _EXPONENT.fullmatch(text):
        return "ruined"
    if _SEVERAL.search(str(value)):
        return "several"
    starred = _MASK_SIGNS.sub(UNKNOWN, text)
    if UNKNOWN in starred and re.fullmatch(r"[0-9*]+", starred):
        return "masked"
    if not (text.isascii() and text.isdigit()):
        return "characters"
    if _LANDLINE.fullmatch(text):
        return "landline"
    return "length" if len(text) != LENGTH else "prefix"


def parse(value: object) -> str:
    """The eleven digits.

    Raises:
        MobileError: with code ``empty``, ``ruined``, ``several``, ``masked``, ``characters``, ``landline``, ``length`` or
            ``prefix``.
    """
    fault = find_fault(value)
    if fault:
        raise MobileError(fault)
    return normalise(value)


def is_valid(value: object) -> bool:
    return find_fault(value) is None


_TAIL_WORDS = re.compile(r"^(?:手机)?(?:号码?)?(?:尾号|后四位|末四位|后4位|末4位)(?:为|是|[:])?")


def read_partial(value: object) -> str | None:
    """The known places as eleven characters with ``*``: 138****1234, the last four alone, a whole number.

    None when the text is neither, or when nothing is known.
    """
    text = normalise(value)
    if _WHOLE.fullmatch(text):
        return text
    text = _MASK_SIGNS.sub(UNKNOWN, _TAIL_WORDS.sub("", text))
    text = _COUNTRY.sub("", text)
    if re.fullmatch("[0-9]{4}", text):
        return text.rjust(LENGTH, UNKNOWN)
    shape = re.fullmatch(r"([0-9]{0,7})(\*+)([0-9]{0,8})", text)
    if not shape or (shape[1] and not re.fullmatch("1(?:[3-9][0-9]*)?", shape[1])):
        return None
    if len(text) != LENGTH and not (len(shape[1]) in (0, 3) and len(shape[3]) == 4):
        return None
    known = len(shape[1]) + len(shape[3])
    return shape[1] + UNKNOWN * (LENGTH - known) + shape[3] if 0 < known < LENGTH else None
