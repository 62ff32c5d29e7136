"""What stood before a list came: its rows as the lists before it had them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Model, Q, QuerySet

from jinxi_portal.kernel.bulk import update_rows
from jinxi_portal.sheets.public import ImportState, SheetImport, StagedRow, open_rows_of, stood_keys
from members.intake.identifying import Columns

_AT_ONCE = 5_000
#: Its rows are in: also while rows mended later follow.
IS_IN = Q(state=ImportState.ADMITTED) | Q(state=ImportState.ADMITTING, only_mended=True)


def back_to_a_whole_list(lists: Iterable[SheetImport]) -> list[SheetImport]:
    """Of these lists, newest first, those whose rows stood together: back to the last whole one."""
    found = []
    for each in lists:
        found.append(each)
        if each.is_whole:
            break
    return found


def on_any_of(lists: Sequence[SheetImport]) -> Q:
    return reduce(or_, [Q(row_key__in=stood_keys(each)) for each in lists], Q(pk__in=[]))


def say_again(
    rows: "QuerySet[Any]",
    lists: Sequence[SheetImport],
    columns_of: Callable[[Sequence[StagedRow]], Columns],
    *,
    where: Mapping[str, Any],
    belongs_to: Callable[[SheetImport], Mapping[str, Any]],
) -> int:
    """``rows`` say again what the newest of the lists that names them said; returns how many there were.

    ``where`` describes them to the database, ``belongs_to`` what of them tells the list that brought them.
    """
    model: type[Model] = rows.model
    count = 0
    for each in lists:
        for keys in _keys_of(rows):
            staged = open_rows_of(each, keys)
            if staged:
                count += update_rows(model, "row_key", columns_of(staged), where=where, **belongs_to(each))
    return count


def _keys_of(rows: "QuerySet[Any]") -> Iterator[list[bytes]]:
    keys = [bytes(key) for key in rows.order_by("pk").values_list("row_key", flat=True)]
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
