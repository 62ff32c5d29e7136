"""A workbook of contracts to be: one row a worker, a column for everything the template asks."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from contracts.actions.prepare_batch import MOST_ROWS, RowGiven
from contracts.models import TemplateVersion
from contracts.refusals import Refusal
from contracts.rules.variables import DATE, Variable
from contracts.states import PARTIES, ContractKind, PartyRole
from contracts.wording import variables_of
from jinxi_portal.sheets.public import (
    ROSTER_COLUMNS,
    Cleaned,
    ColumnSpec,
    ExportColumn,
    FileRefused,
    RowKind,
    SheetKind,
    best_sheet,
    iter_rows,
    open_book,
    text_of,
    write_workbook,
)

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?")
_ROSTER = {column.key: column for column in ROSTER_COLUMNS}
_CUSTOMER = (("name", "客户姓名"), ("mobile", "客户手机号码"), ("id_number", "客户身份证号码"), ("address", "客户地址"))


def write_blank(out: BinaryIO, version: TemplateVersion) -> None:
    """The headings for a template, to be filled in."""
    columns = [ExportColumn(heading, 18) for heading in headings_of(version)]
    write_workbook(out, sheet=version.template.title[:30], columns=columns, rows=[])


def headings_of(version: TemplateVersion) -> list[str]:
    return [str(column.label) for column in _kind(version).columns]


def rows_of(file: Any, version: TemplateVersion) -> list[RowGiven]:
    """The rows of an uploaded workbook (.xlsx, .xls, .ods, .csv).

    Raises:
        Refusal: it cannot be read, has no column of names, or too many rows.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sheet{Path(file.name or '').suffix[:6]}"
        with path.open("wb") as written:
            for chunk in file.chunks():
                written.write(chunk)
        try:
            return list(_read(path, version))
        except FileRefused as refused:
            raise Refusal(str(refused), code=refused.code) from refused


def _read(path: Path, version: TemplateVersion) -> Iterator[RowGiven]:
    kind = _kind(version)
    book = open_book(path)
    layout = best_sheet(book, kind)
    if not any(column.key == "name" for column in layout.columns):
        raise Refusal(_("表格里没有“姓名”这一列。请用下载的空表填写。"), code="no_names")
    count = 0
    for row in iter_rows(book.sheet(layout.sheet), layout, kind):
        if row.kind is not RowKind.DATA:
            continue
        count += 1
        if count > MOST_ROWS:
            raise Refusal(_("一批最多 %(most)s 份合同，请分几批办。") % {"most": f"{MOST_ROWS:,}"}, code="too_many")
        yield _given(row.number, row.values)


def _given(number: int, said: dict[str, str]) -> RowGiven:
    worker = {name: said[name] for name in ("mobile", "id_number", "address") if said.get(name)}
    customer = {name: said[f"customer_{name}"] for name, _label in _CUSTOMER if said.get(f"customer_{name}")}
    numbers = {str(name): worker[name] for name in ("mobile", "id_number") if name in worker}
    # a number with hidden places tells who is meant; it is none to send a code to
    whole = {name: value for name, value in worker.items() if "*" not in value}
    parties = {role: facts for role, facts in (("worker", whole), ("customer", customer)) if facts}
    values = {key.removeprefix("value_"): value for key, value in said.items() if key.startswith("value_") and value}
    return RowGiven(number, said.get("name", ""), numbers, parties, values)


def _kind(version: TemplateVersion) -> SheetKind:
    """The columns of a template: who, then what it asks for, then the customer where there is one."""
    columns = [_ROSTER[key] for key in ("name", "id_number", "mobile", "address")]
    columns += [_column(variable) for variable in variables_of(version)]
    if PartyRole.CUSTOMER in PARTIES[ContractKind(version.template.kind)]:
        columns += [ColumnSpec(f"customer_{name}", label, (label,)) for name, label in _CUSTOMER]
    return SheetKind("contract_batch", _("批量起草"), tuple(columns))


def _column(variable: Variable) -> ColumnSpec:
    clean = _clean_day if variable.type == DATE else _clean
    return ColumnSpec(f"value_{variable.key}", variable.label, (variable.label,), clean)


def _clean(cell: Any) -> Cleaned:
    return Cleaned(text_of(cell).removesuffix("元").strip())


def _clean_day(cell: Any) -> Cleaned:
    """A day however it is written; what is none stays as it stands and is said when the contract is drafted."""
    text = text_of(cell)
    found = _DAY.fullmatch(text)
    return Cleaned(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text)
