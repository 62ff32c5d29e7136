"""Rows of one list that are about the same person: found when all are staged, by the database."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.db import connection

from jinxi_portal.kernel.sealing import current
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.chunk import SIZE
from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.staging.chunks import status_of
from jinxi_portal.sheets.staging.digests import key_of_repeat
from jinxi_portal.sheets.states import RowStatus

_GROUPS = """
    SELECT row_key FROM sheets_sheetrow
    WHERE sheet_import_id = %s AND status <> %s
    GROUP BY row_key HAVING count(*) > 1
"""


def settle_repeats(sheet_import: SheetImport, kind: SheetKind) -> Counter[str]:
    """Set apart what stands twice in a list; returns by how much the counts change.

    The very same row again is not taken. Another row of the same person is taken as his second engagement, under a key of
    its own, and shown to a person.
    """
    changes: Counter[str] = Counter()
    for keys in _repeated_keys(sheet_import):
        rows = SheetRow.objects.filter(sheet_import=sheet_import, row_key__in=keys)
        groups: dict[bytes, list[SheetRow]] = defaultdict(list)
        for row in rows.exclude(status=RowStatus.UNREADABLE).order_by("number"):
            groups[bytes(row.row_key)].append(row)
        changed = [row for group in groups.values() for row in _settle_group(group)]
        again = [row for row in changed if row.status != RowStatus.REPEATED]
        standing = (
            kind.intake.standing(sheet_import, [bytes(row.row_key) for row in again]) if kind.intake and again else {}
        )
        for row in again:
            row.status = status_of(bytes(row.row_key), bytes(row.content), standing, readable=True, clean=False)
        for row in changed:
            changes[row.status] += 1
            changes[row.status_before] -= 1
            if row.status != RowStatus.REPEATED:
                changes["code:twice_in_file"] += 1
        SheetRow.objects.bulk_update(
            changed, ["status", "row_key", "has_problems", "problems", "codes"], batch_size=500
        )
    return changes


def _settle_group(group: list[SheetRow]) -> Iterator[SheetRow]:
    first, *others = group
    contents = {bytes(first.content)}
    occurrence = 1
    for row in others:
        row.status_before = row.status
        if bytes(row.content) in contents:
            row.status = RowStatus.REPEATED
        else:
            occurrence += 1
            contents.add(bytes(row.content))
            row.row_key = key_of_repeat(current(), bytes(row.row_key), occurrence)
            row.status = RowStatus.DOUBTFUL
            row.has_problems = True
            row.problems = [*row.problems, ["", "", "twice_in_file", {"other": first.number}]]
            row.codes = sorted({*row.codes, "twice_in_file"})
        yield row


def _repeated_keys(sheet_import: SheetImport) -> Iterator[list[bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(_GROUPS, [sheet_import.pk, RowStatus.UNREADABLE])
        found = [bytes(key) for (key,) in cursor.fetchall()]
    for start in range(0, len(found), SIZE):
        yield found[start : start + SIZE]
