"""What an employer's roster said before a newer one came."""

from django.db.models import QuerySet

from jinxi_portal.sheets.public import SheetImport
from members.intake.earlier import IS_IN, back_to_a_whole_list, on_any_of, say_again
from members.intake.engagements import engagement_columns
from members.models import Engagement, Roster
from members.states import RosterState


def listed_before(roster: Roster) -> "QuerySet[Engagement]":
    """Standing rows of this roster that were on the employer's roster before it came."""
    return Engagement.objects.standing().filter(on_any_of(_lists_before(roster)), roster=roster)


def bring_back(roster: Roster) -> int:
    """These rows say again what the newest list before it said, and stand by that; returns how many there were."""
    rosters = dict(Roster.objects.filter(employer_id=roster.employer_id).values_list("sheet_import_id", "pk"))
    return say_again(
        Engagement.objects.standing().filter(roster=roster),
        _lists_before(roster),
        engagement_columns,
        where={"employer": roster.employer_id, "roster": roster.pk},
        belongs_to=lambda each: {"roster": rosters[each.pk], "compared_in": None},
    )


def _lists_before(roster: Roster) -> list[SheetImport]:
    earlier = Roster.objects.filter(employer_id=roster.employer_id, state=RosterState.READ, pk__lt=roster.pk)
    order = dict(earlier.values_list("sheet_import_id", "pk"))
    lists = SheetImport.objects.filter(IS_IN, pk__in=order)
    return back_to_a_whole_list(sorted(lists, key=lambda each: -order[each.pk]))
