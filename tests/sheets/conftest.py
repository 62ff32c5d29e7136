"""Files as offices send them, made anew for every test."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from jinxi_portal.sheets.public import ROSTER_COLUMNS, SheetKind, agrees_with_id
from tests.sheets import files


@pytest.fixture
def roster() -> SheetKind:
    """A kind of sheet for tests: everything about people, the name needed."""
    name, *others = ROSTER_COLUMNS
    return SheetKind("test_roster", "花名册", (name.needed(), *others), agrees_with_id)


@pytest.fixture
def messy_book(tmp_path: Path) -> Path:
    return files.write_messy_book(tmp_path / "花名册.xlsx")


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """``book([[...], ...])`` writes an .xlsx of one sheet."""

    def write(rows: Sequence[Sequence[object]], name: str = "名单.xlsx", sheet: str = "名单") -> Path:
        return files.write_book(tmp_path / name, {sheet: rows})

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """``text_file("姓名,电话\\n", encoding="gb18030")`` writes a .csv."""

    def write(text: str | bytes, encoding: str = "utf-8", name: str = "名单.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write
