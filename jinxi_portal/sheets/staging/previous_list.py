"""What stood on the sender's previous list: the comparison for kinds that keep nothing of their own."""

from collections.abc import Mapping, Sequence

from jinxi_portal.sheets.intake import Missing
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.staging.listed import names_kept_back, staged_keys
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
    gone = SheetRow.objects.filter(sheet_import=before, status__in=_STOOD).exclude(
        row_key__in=staged_keys(sheet_import)
    )
    kept_back = names_kept_back(sheet_import)
    if not kept_back and not limit:
        return Missing(gone.count())
    count, names = 0, []
    for row in gone.order_by("number").iterator(chunk_size=1000):
        name = row.said().values.get("name", "")
        if name not in kept_back or not name:
            count += 1
            names.append(name)
    return Missing(count, [name for name in names if name][:limit])
