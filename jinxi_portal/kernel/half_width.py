"""What keyboards and spreadsheets do to plain text: full-width characters, invisible characters, odd spaces."""

import re

_SHIFTED = {0xFF01 + offset: 0x21 + offset for offset in range(94)}

#: Characters that take no room on the screen: zero-width ones, direction marks, byte order mark, soft hyphen, controls.
INVISIBLE = "".join(
    map(chr, [*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F)])
) + "".join(map(chr, [*range(0x2060, 0x2065), *range(0xFE00, 0xFE10), 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB]))

_TABLE: dict[int, int | None] = {**_SHIFTED, 0x3000: 0x20, 0xA0: 0x20, **dict.fromkeys(map(ord, INVISIBLE), None)}
_SPACES = re.compile(r"\s+")


def cell_text(value: object) -> str:
    """What a cell of a spreadsheet says as text: nothing for None, and a whole number without the decimals of a float."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def to_half_width(text: str) -> str:
    """Full-width letters, digits and signs become ordinary ones; invisible characters go; spaces stay."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_TABLE)


def without_spaces(text: str) -> str:
    """Half width, and no space of any kind left."""
    return _SPACES.sub("", to_half_width(text))


def one_line(text: str) -> str:
    """Half width, every run of spaces and line breaks one space, none at the ends."""
    return _SPACES.sub(" ", to_half_width(text)).strip()
