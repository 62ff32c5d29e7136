"""Unified social credit codes of organisations, GB 32100-2015."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.half_width import without_spaces

#: The characters in the order of their values; I, O, S, V and Z are left out of the alphabet.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
LENGTH = 18

_SENTENCES = {
    "empty": _("这里没有填写统一社会信用代码。"),
    "length": _("统一社会信用代码应有18位，这里的位数不对。请对照营业执照核对。"),
    "characters": _("统一社会信用代码只用数字和大写字母，不用I、O、S、V、Z。请对照营业执照核对。"),
    "checksum": _("统一社会信用代码的最后一位与前面的对不上，很可能有一位写错了。请对照营业执照核对。"),
}


class CreditCodeError(ValueError):
    """Why a text is no credit code: a stable ``code`` and a ``sentence`` for people."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return str(_SENTENCES[self.code])

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A valid code; organisations are public, so it is shown whole."""

    value: str

    @property
    def department(self) -> str:
        """The registering department, one character: 9 for the market regulator, 5 for civil affairs …"""
        return self.value[0]

    @property
    def area(self) -> str:
        """The area of the registering office, six digits."""
        return self.value[2:8]

    @property
    def organisation(self) -> str:
        """The organisation code (GB 11714), nine characters."""
        return self.value[8:17]

    def __str__(self) -> str:
        return self.value


def normalise(value: object) -> str:
    """Half width, capital letters, no spaces or dashes."""
    return re.sub("[-‐–—]", "", without_spaces("" if value is None else str(value))).strip("'\"‘’“”`").upper()  # noqa: RUF001 (every dash people type)


def check_character(first17: str) -> str:
    """The 18th character that belongs to the first seventeen.

    Raises:
        ValueError: when one of them is not in the alphabet, or there are not seventeen.
    """
    total = sum(weight * ALPHABET.index(char) for weight, char in zip(WEIGHTS, first17, strict=True))
    return ALPHABET[-total % 31]


def find_fault(value: object) -> str | None:
    """The code of the first thing wrong with a code, or None."""
    text = normalise(value)
    if not text:
        return "empty"
    if not set(text) <= set(ALPHABET):
        return "characters"
    if len(text) != LENGTH:
        return "length"
    # The place of registration (3-8) is an area code, hence digits.
    if not text[2:8].isdigit():
        return "characters"
    return None if text[17] == check_character(text[:17]) else "checksum"


def parse(value: object) -> CreditCode:
    """The code in a cell.

    Raises:
        CreditCodeError: with code ``empty``, ``characters``, ``length`` or ``checksum``.
    """
    fault = find_fault(value)
    if fault:
        raise CreditCodeError(fault)
    return CreditCode(normalise(value))


def is_valid(value: object) -> bool:
    return find_fault(value) is None
