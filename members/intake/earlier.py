"""What stood before a roster came: its rows as the lists before it had them."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from jinxi_portal.kernel.bulk import update_rows
from jinxi_portal.sheets.public import ImportState, SheetImport, open_rows_of, stood_keys
from members.intake.engagements import engagement_columns
from members.models import Engagement, Roster
from members.states import RosterState

_AT_ONCE = 5_000


def listed_before(roster: Roster) -> "QuerySet[Engagement]":
    """Standing rows of this roster that were on the employer's roster before it came."""
    on_a_list = [Q(row_key__in=stood_keys(sheet_import)) for _earlier, sheet_import in _earlier_lists(roster)]
    brought = Engagement.objects.standing().filter(roster=roster)
    return brought.filter(reduce(or_, on_a_list)) if on_a_list else brought.none()


def bring_back(roster: Roster) -> int:
    """These rows say again what the newest list before it said, and stand by that; returns how many there were."""
    count = 0
    for earlier, sheet_import in _earlier_lists(roster):
        for keys in _keys_of(roster):
            rows = open_rows_of(sheet_import, keys)
            if rows:
                where = {"employer": roster.employer_id, "roster": roster.pk}
                columns = engagement_columns(rows)
                count += update_rows(Engagement, "row_key", columns, where=where, roster=earlier.pk, compared_in=None)
    return count


def _earlier_lists(roster: Roster) -> list[tuple[Roster, SheetImport]]:
    """The rosters whose rows stood together when this one came: back to the last whole list."""
    found = []
    rosters = Roster.objects.filter(employer_id=roster.employer_id, state=RosterState.READ, pk__lt=roster.pk)
    for earlier, sheet_import in _with_imports(rosters.order_by("-pk")):
        found.append((earlier, sheet_import))
        if sheet_import.is_whole:
            break
    return found


def _with_imports(rosters: "QuerySet[Roster]") -> Iterator[tuple[Roster, SheetImport]]:
    by_id = {earlier.sheet_import_id: earlier for earlier in rosters}
    imports = SheetImport.objects.filter(Q(state=ImportState.ADMITTED) | Q(only_mended=True), pk__in=by_id)
    for sheet_import in sorted(imports, key=lambda each: -by_id[each.pk].pk):
        yield by_id[sheet_import.pk], sheet_import


def _keys_of(roster: Roster) -> Iterator[list[bytes]]:
    keys = Engagement.objects.standing().filter(roster=roster).order_by("pk").values_list("row_key", flat=True)
    found = [bytes(key) for key in keys]
    for start in range(0, len(found), _AT_ONCE):
        yield found[start : start + _AT_ONCE]
