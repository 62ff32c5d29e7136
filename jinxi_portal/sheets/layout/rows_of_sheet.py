"""What each row of a sheet is: a row of data, or one of the rows that offices put between them."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from jinxi_portal.sheets.layout.guess import Layout
from jinxi_portal.sheets.reading.cells import Cell, is_blank, text_of


class RowKind(StrEnum):
    DATA = "data"
    BLANK = "blank"
    TITLE = "title"
    HEADER = "header"
    SUBTOTAL = "subtotal"
    NOTE = "note"


_SUBTOTAL = re.compile(
    r"(?:本页|本表|本月|本季|本年|全县|全部|人员|以上)?(?:小计|合计|总计|共计|累计|总数|总人数|人数合计|人数)(?:人数)?[:：]?\d*[人名个行条]?"
    r"|[共计]\d+[人名个行条]"
)
_NOTE = re.compile(
    r"(?:注|备注|说明|填表|制表|审核|复核|负责人|单位负责人|联系人|填报|经办人|盖章|公章|日期|注意|附)[^:：]{0,8}[:：]|[（(]?(?:盖章|公章)|^\*"
)
_PERSON_KEYS = ("name", "id_number", "id_last4", "mobile")
_LONGEST_NAME = 15
_SHORTEST_NUMBER = 11


def row_reader(layout: Layout) -> Callable[[int, Sequence[Cell]], RowKind]:
    """A function that says what a row is, given its number and cells; made once for a sheet."""
    serial = layout.index_of("serial")
    people = [at for key in _PERSON_KEYS if (at := layout.index_of(key)) is not None]
    name_at = layout.index_of("name")
    numbers = [at for at in people if at != name_at]
    mapped = [column.index for column in layout.columns if column.key and column.key not in {"serial", "remark"}]
    headings = {column.index: "".join(column.heading.split()) for column in layout.columns}
    name_heading = headings.get(name_at) if name_at is not None else None
    first_data_row, header_row = layout.first_data_row, layout.header_row

    def kind_of(number: int, cells: Sequence[Cell]) -> RowKind:
        if number < first_data_row:
            return _above(number, header_row, cells)
        width = len(cells)
        if name_at is not None and name_at < width:
            name = cells[name_at]
            # The usual row, told in a glance: a name, and a number or mobile beside it.
            if isinstance(name, str) and name.strip() and "计" not in name and name != name_heading:
                for at in numbers:
                    if at < width and cells[at]:
                        return RowKind.DATA
        return _look_closer(cells)

    def _look_closer(cells: Sequence[Cell]) -> RowKind:
        filled = {at: text for at, cell in enumerate(cells) if (text := text_of(cell))}
        beside_serial = {at: text for at, text in filled.items() if at != serial}
        if not beside_serial and not (serial in filled and _is_word(filled[serial])):
            return RowKind.BLANK
        if sum(_plain(text) == headings.get(at) for at, text in filled.items()) > max(1, len(filled) // 2):
            return RowKind.HEADER
        words = [_plain(text) for text in list(filled.values())[:4]]
        identified = any(len(filled.get(at, "")) >= _SHORTEST_NUMBER for at in numbers)
        if not identified and any(_SUBTOTAL.fullmatch(word) for word in words):
            return RowKind.SUBTOTAL
        if not identified and _NOTE.match(words[0]):
            return RowKind.NOTE
        if len(beside_serial) <= 1 and len(mapped) > 2 and not identified and not _is_a_lone_name(filled):
            return RowKind.BLANK if _is_a_serial_number(beside_serial) else RowKind.NOTE
        if not any(at in filled for at in mapped):
            return RowKind.NOTE
        return RowKind.DATA

    def _is_a_lone_name(filled: dict[int, str]) -> bool:
        if name_at not in filled or _NOTE.match(filled[name_at]):
            return False
        name = filled[name_at]
        return len(name) <= _LONGEST_NAME and (_is_word(name) or len(name) >= _SHORTEST_NUMBER)

    def _is_a_serial_number(filled: dict[int, str]) -> bool:
        """Numbers written ahead in a column nobody knows, for people who are not yet there."""
        return all(at not in mapped and not _is_word(text) for at, text in filled.items())

    return kind_of


def _above(number: int, header_row: int, cells: Sequence[Cell]) -> RowKind:
    if number == header_row:
        return RowKind.HEADER
    return RowKind.TITLE if any(not is_blank(cell) for cell in cells) else RowKind.BLANK


def _plain(cell: Cell) -> str:
    return "".join(text_of(cell).split())


def _is_word(text: str) -> bool:
    return not text.replace(".", "").isdigit()
