"""A chunk of rows on its way from the file into the staging table: keyed, compared with what stands, sealed, copied."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jinxi_portal.kernel.sealing import current
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.reading import Row
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.models.sheet_row import ROW_LABEL, stored_problems
from jinxi_portal.sheets.staging.copying import CopiedRow, copy_rows
from jinxi_portal.sheets.staging.digests import row_content, row_key
from jinxi_portal.sheets.states import RowStatus

SIZE = 5_000


def chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in chunks of about ``SIZE`` rows of data; the rows between them, without contents, ride along."""
    chunk: list[Row] = []
    data = 0
    for row in rows:
        chunk.append(row)
        data += row.kind is RowKind.DATA
        if data == SIZE:
            yield chunk
            chunk, data = [], 0
    if chunk:
        yield chunk


def stage(sheet_import: SheetImport, kind: SheetKind, chunk: Sequence[Row]) -> Counter[str]:
    """Copy the rows of data of a chunk; returns how many rows of what there were."""
    counts: Counter[str] = Counter(row.kind.value for row in chunk)
    rows = [row for row in chunk if row.kind is RowKind.DATA]
    if not rows:
        return counts
    ring = current()
    keys = [row_key(ring, kind, row.values) for row in rows]
    contents = [row_content(ring, kind, row.values, row.extra) for row in rows]
    standing = kind.intake.standing(sheet_import, keys) if kind.intake is not None else {}
    payloads = ring.seal_many([_payload(row) for row in rows], ROW_LABEL)
    copied = []
    for row, key, content, payload in zip(rows, keys, contents, payloads, strict=True):
        status = status_of(key, content, standing, readable=row.readable, clean=not row.problems)
        counts[status] += 1
        problems = stored_problems(row.problems) if row.problems else ()
        for problem in problems:
            counts[f"code:{problem[2]}"] += 1
        copied.append(CopiedRow(row.number, row.position, status, key, content, payload or b"", problems))
    copy_rows(sheet_import.pk, copied)
    return counts


def status_of(key: bytes, content: bytes, standing: Mapping[bytes, bytes], *, readable: bool, clean: bool) -> RowStatus:
    if not readable:
        return RowStatus.UNREADABLE
    stands = standing.get(key)
    if stands == content:
        return RowStatus.SAME
    if not clean:
        return RowStatus.DOUBTFUL
    return RowStatus.NEW if stands is None else RowStatus.CHANGED


def _payload(row: Row) -> str:
    """As ``RowContent`` reads it; what was written stays only where somebody may have to mend it."""
    said = (row.values, row.extra, row.written if row.problems else {})
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
