"""Rows with next to nothing in them: a person whose name is missing is said, a number written ahead is nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinxi_portal.sheets.layout.rows_of_sheet import RowKind
from jinxi_portal.sheets.public import SheetKind, best_sheet, iter_rows, open_book
from tests.sheets import files

ID = files.id_number()
PERSON = [1, "王芳", ID, "13800000001", "保洁", 45]


@pytest.mark.parametrize("serial", ["序号", "编码"])  # known as the list's own count, and not
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ([2, None, None, None, None, None], RowKind.BLANK),
        ([None, None, None, "13800000002", None, None], RowKind.DATA),
        ([3, None, None, "13800000002", None, None], RowKind.DATA),
        ([None, None, None, "138****0002", None, None], RowKind.DATA),
        ([None, None, ID, None, None, None], RowKind.DATA),
        (["合计", None, None, "30", None, None], RowKind.SUBTOTAL),
        (["小计", None, "30", None, None, None], RowKind.SUBTOTAL),
        ([None, None, None, None, None, 45], RowKind.NOTE),
        ([None, 30, None, None, None, None], RowKind.NOTE),
        ([None, "13800000002", None, None, None, None], RowKind.DATA),
        ([None, "欧阳兰", None, None, None, None], RowKind.DATA),
    ],
)
def test_a_row_with_one_number_is_what_it_is_in_every_kind_of_file(
    tmp_path: Path, roster: SheetKind, serial: str, ending: str, cells: list[object], what: RowKind
) -> None:
    rows = [[serial, "姓名", "身份证号", "手机号", "服务工种", "年龄"], *[PERSON] * 3, cells, PERSON]
    path = tmp_path / f"名单.{ending}"
    if ending == "xlsx":
        files.write_book(path, {"名单": rows})
    else:
        path.write_text("\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows))
    book = open_book(path)
    kinds = {
        row.number: row.kind for row in iter_rows(book.sheets[0], best_sheet(book, roster), roster) if row.number == 5
    }
    assert kinds.get(5, RowKind.BLANK) is what


def test_a_person_without_a_name_is_told_to_the_clerk(text_file: Callable[..., Path], roster: SheetKind) -> None:
    book = open_book(text_file(f"姓名,身份证号,手机号\n王芳,{ID},13800000001\n,,13800000002\n"))
    row = next(row for row in iter_rows(book.sheets[0], best_sheet(book, roster), roster) if row.number == 3)
    assert [(problem.column, problem.severity.name) for problem in row.problems] == [("姓名", "ROW")]
