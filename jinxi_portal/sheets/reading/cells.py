"""Values of cells as the readers hand them out, and as text."""

from datetime import date, datetime, time

#: ``None`` is an empty cell. Whole numbers that a file holds exactly come as ``int``, others as ``float``.
Cell = str | int | float | bool | date | datetime | time | None

#: ASCII's separators of records and units. No reader hands them out, so that a row can be written as one text.
SEPARATORS = "\x1d\x1e\x1f"
WITHOUT_SEPARATORS = str.maketrans(dict.fromkeys(SEPARATORS))


def text_of(cell: Cell) -> str:
    """A cell as a person reads it in the sheet, without spaces around it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.hour == cell.minute == cell.second == 0
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "minutes")
    return cell.isoformat()


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def exact_number(text: str) -> int | float:
    """A number as the file writes it: ``int`` when it is written out in full, else ``float``.

    Raises:
        ValueError: when the text is not a number.
    """
    if text.isdigit() or (text.startswith("-") and text[1:].isdigit()):
        return int(text)
    number = float(text)
    if number.is_integer() and abs(number) < 1e15:
        return int(number)
    return number
