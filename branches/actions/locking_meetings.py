"""Meetings are locked and read again first; the list of who is expected is drawn up in one place."""

from typing import Any

from branches.models import Affiliation, Attendance, Meeting
from branches.states import AffiliationKind, OrganisationKind
from branches.states_meetings import MeetingKind, Presence


def lock_meeting(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=meeting.pk)


def draw_up_list(meeting: Meeting) -> int:
    """Who is expected: the holders of posts at a committee's meeting, else whoever belongs; an exchange meeting has no list.

    Who has been marked stays; who left before the meeting and was not marked is taken off. Returns how many are expected.
    """
    if meeting.is_exchange:
        return 0
    wanted = set(_people_of(meeting))
    rows = meeting.attendances
    rows.filter(presence=Presence.EXPECTED).exclude(person_id__in=wanted).delete()
    there = set(rows.values_list("person_id", flat=True))
    Attendance.objects.bulk_create(
        (Attendance(meeting=meeting, person_id=person_id) for person_id in sorted(wanted - there)),
        ignore_conflicts=True,
    )
    return len(wanted | there)


def _people_of(meeting: Meeting) -> Any:
    organisation = meeting.organisation
    if meeting.kind == MeetingKind.COMMITTEE:
        return organisation.party_posts.in_force(on=meeting.day).values_list("person_id", flat=True)
    rows = Affiliation.objects.in_force(on=meeting.day).exclude(kind=AffiliationKind.CONTACT)
    if organisation.kind == OrganisationKind.GROUP:
        rows = rows.in_group(organisation, on=meeting.day)
    else:
        rows = rows.filter(organisation=organisation)
    return rows.values_list("person_id", flat=True)


def write_agenda(meeting: Meeting, lines: list[str]) -> None:
    """One point a line, in their order."""
    meeting.agenda.all().delete()
    points = [line.strip()[:200] for line in lines if line.strip()]
    model = meeting.agenda.model
    model.objects.bulk_create(model(meeting=meeting, place=place, words=words) for place, words in enumerate(points, 1))
