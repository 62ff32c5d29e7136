"""A year of meetings in every branch of the demo county, one branch that is late, and thirteen exchange meetings."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.demo import meeting_texts as texts
from branches.models import Affiliation, AgendaItem, Attendance, Meeting, MeetingDecision, MeetingVote, Organisation
from branches.rules.meetings import THEME_DAY
from branches.rules.sizes import needs_committee
from branches.states import AffiliationKind, OrganisationKind
from branches.states_meetings import MeetingKind, MeetingState, MotionKind, Presence, SignedHow
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import NewEntry, take_case_numbers, write_history_many

LATE_BRANCH = "对桥家政联合党支部"
#: The late branch held nothing for so many months.
SILENT_MONTHS = 5
MONTHS = 12
FIRST_EXCHANGE = date(2025, 1, 18)
PLACE = "金溪县家政之家"
K = MeetingKind


def load(context: Any) -> None:
    clerk = next(iter(holders_of(Role.COMMITTEE_CLERK)), None)
    random: Random = context.random
    meetings = [*_of_branches(random, clerk), *_exchanges(clerk)]
    for meeting, number in zip(meetings, take_case_numbers("meeting", len(meetings)), strict=True):
        meeting.number = number
    Meeting.objects.bulk_create(meetings)
    context.progress(1, 4)
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, place=place, words=words)
        for meeting in meetings
        for place, words in enumerate(random.sample(texts.THEMES, 2), start=1)
    )
    attendances = [row for meeting in meetings for row in _attendances(meeting, random)]
    Attendance.objects.bulk_create(attendances, batch_size=2000)
    context.progress(2, 4)
    _votes_and_decisions(meetings, attendances, random, clerk)
    context.progress(3, 4)
    write_history_many(list(_story(meetings, attendances)), by=clerk)


def _moment(day: date, hour: int) -> datetime:
    return clock.start_of(day) + timedelta(hours=hour)


def _months_back(count: int) -> date:
    """The first day of the month so many months ago."""
    today = clock.today()
    months = today.year * 12 + today.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _of_branches(random: Random, by: Any) -> Iterable[Meeting]:
    standing = Organisation.objects.filter(dissolved_on__isnull=True)
    for branch in standing.branches().order_by("pk"):
        voting = Affiliation.objects.filter(organisation=branch).voting(on=clock.today()).count()
        groups = list(branch.children.filter(kind=OrganisationKind.GROUP, dissolved_on__isnull=True))
        for back in range(MONTHS, -2, -1):
            if branch.name == LATE_BRANCH and back < SILENT_MONTHS:
                continue
            first = _months_back(back)
            for kind, organisation, number in _of_month(first, branch, groups, voting):
                meeting = _meeting(kind, organisation, first + timedelta(days=number - 1), random, by)
                if meeting is not None:
                    yield meeting


def _of_month(
    first: date, branch: Organisation, groups: list[Organisation], voting: int
) -> Iterable[tuple[MeetingKind, Organisation, int]]:
    yield K.THEME_DAY, branch, THEME_DAY
    if needs_committee(voting):
        yield K.COMMITTEE, branch, 5
    for group in groups:
        yield K.GROUP, group, 15
    if first.month % 3 == 2:
        yield K.MEMBERS, branch, 20
        yield K.LECTURE, branch, 22
    if first.month == 1:
        yield K.LIFE, branch, 24


def _meeting(kind: MeetingKind, organisation: Organisation, day: date, random: Random, by: Any) -> Meeting | None:
    if day <= organisation.founded_on:
        return None
    starts_at = _moment(day, 19)
    title = {
        K.THEME_DAY: f"主题党日：{random.choice(texts.THEMES)}",
        K.LECTURE: f"党课：{random.choice(texts.LECTURES)}",
        K.MEMBERS: "季度支部党员大会",
        K.COMMITTEE: "支部委员会例会",
        K.GROUP: "党小组会",
    }.get(kind, "年度组织生活会")
    place = organisation.place or (organisation.parent.place if organisation.parent else "") or PLACE
    return _dated(
        Meeting(organisation=organisation, kind=kind, title=title, place=place, starts_at=starts_at, planned_by=by),
        random.choice(texts.MINUTES),
        by,
    )


def _dated(meeting: Meeting, minutes: str, by: Any) -> Meeting:
    """Held when its day has passed; what is older than a month has its minutes confirmed."""
    if meeting.day < clock.today():
        recent = meeting.day > clock.today() - timedelta(days=20)
        meeting.state = MeetingState.HELD if recent else MeetingState.CONFIRMED
        meeting.held_at = meeting.ends_at
        meeting.minutes, meeting.minutes_version = minutes, 1
        meeting.minutes_by, meeting.minutes_at = by, meeting.ends_at + timedelta(hours=1)
    elif meeting.day <= clock.today() + timedelta(days=12):
        meeting.state = MeetingState.NOTICED
    return meeting


def _exchanges(by: Any) -> Iterable[Meeting]:
    """Thirteen, evenly from January 2025 to three weeks ago, and the next one."""
    committee = Organisation.objects.get(kind=OrganisationKind.COMMITTEE)
    last = clock.today() - timedelta(days=24)
    step = (last - FIRST_EXCHANGE).days // (len(texts.EXCHANGES) - 1)
    days = [FIRST_EXCHANGE + timedelta(days=step * number) for number in range(len(texts.EXCHANGES))]
    plans = [*zip(texts.EXCHANGES, days, strict=True), (texts.NEXT_EXCHANGE, clock.today() + timedelta(days=9))]
    for title, day in plans:
        meeting = Meeting(
            organisation=committee,
            kind=K.EXCHANGE,
            title=title,
            place=PLACE,
            starts_at=_moment(day, 14),
            length=120,
            planned_by=by,
        )
        yield _dated(meeting, texts.MINUTES[1], by)


def _attendances(meeting: Meeting, random: Random) -> Iterable[Attendance]:
    if meeting.is_exchange:
        if meeting.held_at is not None:
            for _number in range(texts.CAME[texts.EXCHANGES.index(meeting.title)]):
                how = SignedHow.CODE if random.random() < 0.7 else SignedHow.ROLL
                at = meeting.starts_at + timedelta(minutes=random.randint(-20, 10))
                yield Attendance(
                    meeting=meeting, guest=random.choice(texts.NICKNAMES), presence=Presence.PRESENT, how=how, at=at
                )
        return
    people = list(_people(meeting))
    for place, person_id in enumerate(people):
        row = Attendance(meeting=meeting, person_id=person_id)
        if meeting.held_at is not None:
            drawn = random.random()
            if place == 0 or drawn < 0.82:  # the first one is always there: a meeting without anybody was none
                row.presence = Presence.PRESENT
                row.how = SignedHow.CODE if drawn < 0.5 else SignedHow.ROLL
                row.at = meeting.starts_at + timedelta(minutes=random.randint(-15, 5))
            elif drawn < 0.95:
                row.presence, row.reason = Presence.EXCUSED, random.choice(texts.REASONS)
            else:
                row.presence = Presence.ABSENT
        yield row


def _people(meeting: Meeting) -> Iterable[int]:
    organisation = meeting.organisation
    if meeting.kind == K.COMMITTEE:
        return organisation.party_posts.in_force(on=meeting.day).order_by("pk").values_list("person_id", flat=True)
    rows = Affiliation.objects.in_force(on=meeting.day)
    if organisation.kind == OrganisationKind.GROUP:
        rows = rows.in_group(organisation, on=meeting.day)
    else:
        rows = rows.filter(organisation=organisation)
    return rows.exclude(kind=AffiliationKind.CONTACT).order_by("pk").values_list("person_id", flat=True)


def _votes_and_decisions(meetings: list[Meeting], attendances: list[Attendance], random: Random, by: Any) -> None:
    there: dict[int, set[int]] = {}
    for row in attendances:
        if row.is_present and row.person_id:
            there.setdefault(row.meeting_id, set()).add(row.person_id)
    votes, decisions = [], []
    for meeting in meetings:
        if meeting.kind != K.MEMBERS or meeting.held_at is None:
            continue
        voting = Affiliation.objects.filter(organisation=meeting.organisation).voting(on=meeting.day)
        entitled = set(voting.values_list("person_id", flat=True))
        present = len(entitled & there.get(meeting.pk, set()))
        if present * 2 > len(entitled):
            abstained = random.randint(0, min(2, present // 4))
            votes.append(
                MeetingVote(
                    meeting=meeting,
                    kind=MotionKind.ORDINARY,
                    motion=random.choice(texts.MOTIONS),
                    secret=False,
                    entitled=len(entitled),
                    present=present,
                    in_favour=present - abstained,
                    against=0,
                    abstained=abstained,
                    passed=True,
                    taken_at=meeting.ends_at,
                    taken_by=by,
                )
            )
        words, doer = random.choice(texts.DECISIONS)
        due = meeting.day + timedelta(days=30)
        done_at = meeting.held_at + timedelta(days=21)
        finished = done_at < clock.now()
        decisions.append(
            MeetingDecision(
                meeting=meeting,
                words=words,
                doer=doer,
                due=due,
                decided_by=by,
                done_at=done_at if finished else None,
                done_note="已经办好" if finished else "",
            )
        )
    MeetingVote.objects.bulk_create(votes)
    MeetingDecision.objects.bulk_create(decisions)


def _story(meetings: list[Meeting], attendances: list[Attendance]) -> Iterable[NewEntry]:
    listed: dict[int, int] = {}
    present: dict[int, int] = {}
    for row in attendances:
        listed[row.meeting_id] = listed.get(row.meeting_id, 0) + 1
        present[row.meeting_id] = present.get(row.meeting_id, 0) + row.is_present
    now = clock.now()
    for meeting in meetings:
        planned_at = min(meeting.starts_at - timedelta(days=6), now)
        facts = {"number": meeting.number, "on": meeting.day}
        yield NewEntry(meeting, "branches.meeting_planned", facts, planned_at)
        if meeting.held_at is not None:
            counts = {"present": present[meeting.pk], "expected": listed[meeting.pk]}
            yield NewEntry(meeting, "branches.meeting_closed", counts, meeting.held_at)
            yield NewEntry(meeting, "branches.minutes_written", {"version": 1}, meeting.minutes_at)


slots.demo_steps.register(slots.DemoStep(key="branches.meetings", label=_("组织生活"), load=load, order=46))
