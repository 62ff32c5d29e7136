"""What a workbook says of itself: its sheets, which of them are hidden, and which cell styles are dates."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.xml_text import small_tree

_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)})
_NOT_A_PART_OF_THE_DATE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass(frozen=True)
class SheetPart:
    name: str
    hidden: bool
    part: str


@dataclass(frozen=True)
class WorkbookParts:
    sheets: tuple[SheetPart, ...]
    #: Numbers of the cell styles that show a date or a time.
    date_styles: frozenset[int]
    #: Days are counted from 1904 (old Macintosh workbooks).
    from_1904: bool
    strings: str | None


def workbook_parts(archive: zipfile.ZipFile) -> WorkbookParts:
    workbook = small_tree(archive, "xl/workbook.xml")
    if workbook is None:
        raise FileRefused("file_damaged")
    targets = _targets(archive)
    sheets = []
    for element in _all(workbook, "sheet"):
        relation = next((value for key, value in element.items() if key.endswith("}id")), "")
        kind, part = targets.get(relation, ("", ""))
        if kind == "worksheet":
            hidden = element.get("state", "visible") != "visible"
            sheets.append(SheetPart(element.get("name", ""), hidden, part))
    properties = next(iter(_all(workbook, "workbookPr")), None)
    from_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    strings = next((part for kind, part in targets.values() if kind == "sharedStrings"), None)
    return WorkbookParts(tuple(sheets), _date_styles(archive), from_1904, strings)


def _targets(archive: zipfile.ZipFile) -> dict[str, tuple[str, str]]:
    relations = small_tree(archive, "xl/_rels/workbook.xml.rels")
    if relations is None:
        raise FileRefused("file_damaged")
    return {
        element.get("Id", ""): (
            element.get("Type", "").rsplit("/", 1)[-1],
            posixpath.normpath(posixpath.join("/xl", element.get("Target", ""))),
        )
        for element in _all(relations, "Relationship")
    }


def _date_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    styles = small_tree(archive, "xl/styles.xml")
    if styles is None:
        return frozenset()
    own = {
        int(element.get("numFmtId", "0")): shows_date(element.get("formatCode", ""))
        for element in _all(styles, "numFmt")
    }
    formats = next(iter(_all(styles, "cellXfs")), None)
    if formats is None:
        return frozenset()
    numbers = [int(element.get("numFmtId", "0") or 0) for element in formats]
    return frozenset(at for at, number in enumerate(numbers) if own.get(number, number in _DATE_FORMATS))


def shows_date(code: str) -> bool:
    """Whether a number format of Excel shows a date or time of day (a lapse of hours is a number)."""
    if re.search(r"\[[hms]+\]", code, re.IGNORECASE):
        return False
    plain = _NOT_A_PART_OF_THE_DATE.sub("", code).lower()
    return plain != "general" and re.search(r"[ymdhs]", plain) is not None


def _all(tree: Element, name: str) -> list[Element]:
    return [
        element for element in tree.iter() if isinstance(element.tag, str) and element.tag.rsplit("}", 1)[-1] == name
    ]
