"""Accounts of those who are expected at a meeting, and who has a vote in it."""

from typing import Any

from branches.models import Meeting
from branches.public import voting_members
from branches.states_meetings import MeetingKind, Presence
from jinxi_portal.accounts.public import Role, User, holders_of


def accounts_expected(meeting: Meeting) -> list[Any]:
    """Whoever can be told: members with an account; of an exchange meeting the branch secretaries, who pass it on."""
    if meeting.is_exchange:
        return list(holders_of(Role.BRANCH_SECRETARY))
    people = meeting.attendances.filter(person__isnull=False)
    accounts = people.values("person__worker__account__user")
    return list(User.objects.filter(pk__in=accounts, is_active=True).order_by("pk"))


def voters(meeting: Meeting) -> tuple[set[int], set[int]]:
    """Ids of the people with a vote on the meeting's day, and of those among them who are there."""
    if meeting.is_exchange:
        return set(), set()
    entitled = set(voting_members(meeting.organisation, meeting.day).values_list("person_id", flat=True))
    if meeting.kind == MeetingKind.COMMITTEE:
        entitled &= set(meeting.attendances.values_list("person_id", flat=True))
    there = meeting.attendances.filter(presence=Presence.PRESENT, person_id__in=entitled)
    return entitled, {pk for pk in there.values_list("person_id", flat=True) if pk is not None}
