"""A chunk of rows on its way from the file into the staging table: keyed, compared with what stands, sealed, copied."""

from collections import Counter
from collections.abc import Mapping

from jinxi_portal.kernel.sealing import current
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.chunk import Chunk
from jinxi_portal.sheets.layout.row import can_go_in
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.models.sheet_row import NEXT, PAIR, PART, ROW_LABEL, pairs, stored_problems
from jinxi_portal.sheets.staging.copying import CopiedRows, copy_rows
from jinxi_portal.sheets.staging.digests import contents_of, row_key
from jinxi_portal.sheets.states import RowStatus


def stage(sheet_import: SheetImport, kind: SheetKind, chunk: Chunk) -> Counter[str]:
    """Copy the rows of data of a chunk; returns how many rows of what there were."""
    counts = chunk.counts
    if not chunk.rows:
        return counts
    ring = current()
    keys = [row_key(ring, kind, values) for values in chunk.values]
    contents = contents_of(ring, kind, chunk)
    standing = kind.intake.standing(sheet_import, keys) if kind.intake is not None else {}
    problems = {place: stored_problems(found) for place, found in chunk.problems.items()}
    statuses = _statuses(chunk, keys, contents, standing)
    numbers = [row.number for row in chunk.rows]
    payloads = ring.seal_many(_texts(chunk), ROW_LABEL)
    copy_rows(sheet_import.pk, CopiedRows(numbers, chunk.first_position, statuses, keys, contents, payloads, problems))
    counts.update(statuses)
    for stored in problems.values():
        counts.update({f"code:{problem[2]}" for problem in stored})
    return counts


def _statuses(chunk: Chunk, keys: list[bytes], contents: list[bytes], standing: Mapping[bytes, bytes]) -> list[str]:
    if standing:
        statuses = [status_of(key, content, standing).value for key, content in zip(keys, contents, strict=True)]
    else:
        statuses = [RowStatus.NEW.value] * len(keys)
    for place, found in chunk.problems.items():
        readable = can_go_in(found)
        statuses[place] = status_of(keys[place], contents[place], standing, readable=readable, clean=False).value
    return statuses


def _texts(chunk: Chunk) -> list[str]:
    """What is sealed of each row, as ``RowContent`` reads it; what was written only where somebody may have to mend it."""
    form = NEXT.join(f"{key}{PAIR}%s" for key in chunk.keys) + PART
    values = [form % said for said in zip(*chunk.columns, strict=True)] if chunk.keys else [form] * len(chunk.rows)
    if chunk.has_kept:
        values = [text + pairs(chunk.kept(place)) for place, text in enumerate(values)]
    texts = [text + PART for text in values]
    for place in chunk.problems:
        texts[place] += pairs(chunk.written(place))
    return texts


def status_of(
    key: bytes, content: bytes, standing: Mapping[bytes, bytes], *, readable: bool = True, clean: bool = True
) -> RowStatus:
    if not readable:
        return RowStatus.UNREADABLE
    stands = standing.get(key)
    if stands == content:
        return RowStatus.SAME
    if not clean:
        return RowStatus.DOUBTFUL
    return RowStatus.NEW if stands is None else RowStatus.CHANGED
