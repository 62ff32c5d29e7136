"""Say what each column means; the check begins."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.sheets.actions.locking import lock_import
from jinxi_portal.sheets.actions.reading_again import read_again
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.guess import Layout
from jinxi_portal.sheets.models import RememberedMapping, SheetImport
from jinxi_portal.sheets.people_columns import SERIAL
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.refusals import ColumnMissing, ColumnTwice


def map_columns(*, sheet_import: SheetImport, mapping: Mapping[str, str | None], by: Any) -> SheetImport:
    """``mapping`` is heading -> column key, None for "kept as it is"; it is remembered for the sender's next list.

    Raises:
        ColumnMissing, ColumnTwice: with a sentence naming the columns.
        MoveNotAllowed: the import is past this step.
    """
    with transaction.atomic():
        locked = lock_import(sheet_import)
        POLICY.require(by, "map_columns", locked)
        layout = locked.layout.mapped(mapping)
        check_mapping(layout, locked.kind)
        locked.keep_layout(layout)
        read_again(locked, act="map_columns")
        _remember(locked, layout, by)
        known = sum(column.key is not None for column in layout.columns)
        write_history(subject=locked, verb="sheets.columns_mapped", by=by, facts={"columns": known})
    return locked


def check_mapping(layout: Layout, kind: SheetKind) -> None:
    taken: dict[str, str] = {}
    for column in layout.columns:
        if column.key is None or column.key == SERIAL.key:
            continue
        if column.key in taken:
            raise ColumnTwice(kind.by_key[column.key].label, taken[column.key], column.heading)
        taken[column.key] = column.heading
    for spec in kind.required:
        if spec.key not in taken:
            raise ColumnMissing(spec.label)


def _remember(sheet_import: SheetImport, layout: Layout, by: Any) -> None:
    memory, _created = RememberedMapping.objects.select_for_update().get_or_create(
        kind=sheet_import.kind_key, sender_key=sheet_import.sender_key
    )
    memory.mapping = {**memory.mapping, **layout.mapping}
    memory.confirmed_at, memory.confirmed_by = clock.now(), by
    memory.save()
