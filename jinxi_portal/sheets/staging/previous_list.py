"""What stood on the sender's previous list: the comparison for kinds that keep nothing of their own."""

from collections.abc import Mapping, Sequence

from jinxi_portal.sheets.intake import Missing
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.states import RowStatus

_STOOD = (RowStatus.NEW, RowStatus.CHANGED, RowStatus.SAME, RowStatus.DOUBTFUL)


def standing_in_previous_list(sheet_import: SheetImport, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
    before = SheetImport.objects.before(sheet_import)
    if before is None:
        return {}
    rows = SheetRow.objects.filter(sheet_import=before, row_key__in=keys, status__in=_STOOD)
    return {bytes(key): bytes(content) for key, content in rows.values_list("row_key", "content")}


def missing_from_previous_list(sheet_import: SheetImport, limit: int) -> Missing:
    before = SheetImport.objects.before(sheet_import)
    if before is None:
        return Missing()
    listed = SheetRow.objects.filter(sheet_import=sheet_import).values("row_key")
    gone = SheetRow.objects.filter(sheet_import=before, status__in=_STOOD).exclude(row_key__in=listed)
    names = [row.said().values.get("name", "") for row in gone.order_by("number")[:limit]]
    return Missing(gone.count(), [name for name in names if name])
