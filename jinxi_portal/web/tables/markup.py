"""The rows of a list as markup. Written in Python, because a template would run a dozen nodes for each of hundreds of cells."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jinxi_portal.web.tables.table import Cell, Row, Table


def body_markup(table: Table) -> SafeString:
    """What stands between <tbody> and </tbody>; every value is escaped unless it is markup already."""
    kinds = [str(column.kind) for column in table.columns]
    labels = [str(conditional_escape(column.label)) for column in table.columns]
    return mark_safe("".join(_rows(table.rows, bool(table.batch), kinds, labels)))  # noqa: S308 -- escaped cell by cell


def _rows(rows: Iterable[Row], with_picks: bool, kinds: list[str], labels: list[str]) -> Iterator[str]:
    choose = conditional_escape(_("选择"))
    for row in rows:
        shown = [_shown(cell) for cell in row.cells]
        yield '<tr role="row">'
        if with_picks:
            yield '<td role="cell" class="cell-pick">'
            if row.pickable:
                yield f'<label class="pick"><input type="checkbox" name="picked" value="{row.pk}">'
                yield f'<span class="visually-hidden">{choose} {_value(row.cells[0].value)}</span></label>'
            yield "</td>"
        yield f'<th scope="row" role="rowheader" class="cell-{kinds[0]}">{shown[0]}</th>'
        for kind, label, value in zip(kinds[1:], labels[1:], shown[1:], strict=True):
            yield f'<td role="cell" class="cell-{kind}" data-label="{label}">{value}</td>'
        yield "</tr>\n"


def _shown(cell: Cell) -> str:
    value = _value(cell.value)
    return f'<a href="{conditional_escape(cell.url)}">{value}</a>' if cell.url else value


def _value(value: Any) -> str:
    return "—" if value is None else str(conditional_escape(localize(value)))
