"""People in every step of the way to membership, in the demo county. Nobody is real."""

from datetime import date, timedelta
from random import Random
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from branches.demo.people import GIVEN, SURNAMES
from branches.development import note_limits
from branches.models import (
    Affiliation,
    DevelopmentHelper,
    DevelopmentPaper,
    DevelopmentPath,
    DevelopmentStep,
    MemberSkill,
    ObservationNote,
    Organisation,
    PartyStanding,
)
from branches.rules import development_steps as steps
from branches.states import AffiliationKind, Standing
from branches.states_development import EndReason, HelperKind, PathState, Verdict
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.kernel.pinyin import initials, sort_key
from jinxi_portal.records.public import NewEntry, write_history_many

#: Days after the application on which a step is usually taken: every limit is kept.
USUAL = dict(
    enumerate(
        (
            0,
            14,
            60,
            70,
            80,
            426,
            440,
            450,
            460,
            490,
            520,
            535,
            550,
            560,
            575,
            600,
            630,
            640,
            650,
            680,
            941,
            941,
            955,
            990,
            1010,
        ),
        start=1,
    )
)
#: The last step of those who are on their way, with the branch that leads them.
ON_THE_WAY = (
    ("华丽家政党支部", (1, 2, 3, 5, 6, 8, 11, 14)),
    ("百晓家党支部", (1, 4, 7, 12)),
    ("安心居党支部", (2, 3, 5, 9, 10, 13, 16)),
    ("安心居第二党支部", (1, 3, 6, 15)),
    ("秀谷家政联合党支部", (2, 5)),
)
ARCHIVE = "党委档案柜 3 号盒"
NOTES = (
    "工作认真负责，客户评价好，主动帮助新来的同事。",
    "按时参加支部学习，能联系工作谈体会。",
    "遇到客户误会时能冷静说明，群众反映良好。",
    "参加社区志愿服务三次，态度积极。",
)
SKILLS = ("育婴员（四级）", "养老护理员（五级）", "家政服务员（四级）", "产后康复专项职业能力")


def load(context: Any) -> None:
    random: Random = context.random
    clerk = next(iter(holders_of(Role.COMMITTEE_CLERK)), None)
    entries: list[NewEntry] = []
    for name, targets in ON_THE_WAY:
        branch = Organisation.objects.get(name=name)
        for target in targets:
            # one talk is late, so that a warning can be seen
            since = 45 if (name, target) == ("百晓家党支部", 1) else random.randint(3, 12)
            begun = clock.today() - timedelta(days=USUAL[target] + since)
            _path(_person(random), branch, begun, target, random, clerk, entries)
    _probationers(random, clerk, entries)
    _completed(random, clerk, entries)
    _ended(random, clerk, entries)
    _skills(random, clerk)
    write_history_many(entries, by=clerk)


def _person(random: Random) -> Any:
    name = random.choice(SURNAMES) + random.choice(GIVEN)
    people = apps.get_model("members", "Person").objects
    return people.create(name=name, name_key=sort_key(name), initials=initials(name))


def _path(
    person: Any, branch: Organisation, begun: date, last: int, random: Random, by: Any, entries: list[NewEntry]
) -> DevelopmentPath:
    """A path up to a step, with papers, helpers, notes and the story."""
    path = DevelopmentPath.objects.create(
        person=person,
        organisation=branch,
        table=steps.version_on(begun),
        begun_on=begun,
        begun_by=by,
        begun_at=_noon(begun),
        step=last,
        state=PathState.COMPLETED if last == steps.ARCHIVED else PathState.OPEN,
    )
    entries.append(NewEntry(path, "branches.development_begun", {"applied_on": begun}, _noon(begun)))
    days = {number: begun + timedelta(days=USUAL[number]) for number in range(1, last + 1)}
    DevelopmentPaper.objects.bulk_create(
        DevelopmentPaper(path=path, number=number, dated=day, kept_at=ARCHIVE, kept_by=by, kept_at_time=_noon(day))
        for number, day in days.items()
    )
    voters = list(Affiliation.objects.filter(organisation=branch).voting(on=clock.today()).select_related("person"))
    DevelopmentStep.objects.bulk_create(
        DevelopmentStep(
            path=path,
            number=number,
            done_on=day,
            facts=_facts(number, len(voters)),
            recorded_by=by,
            recorded_at=_noon(day),
        )
        for number, day in days.items()
    )
    for number, day in days.items():
        facts = _facts(number, len(voters))
        entries.append(
            NewEntry(
                path,
                "branches.development_step_recorded",
                {
                    "step": steps.StepName(number),
                    "number": number,
                    "on": day,
                    "late": False,
                    "verdict": facts.get("verdict", ""),
                    "present": facts.get("present"),
                    "in_favour": facts.get("in_favour"),
                },
                _noon(day),
            )
        )
    _helpers(path, days, [row.person for row in voters])
    _notes(path, days, last, random, by)
    note_limits(path)
    path.save()
    return path


def _facts(number: int, voters: int) -> dict[str, Any]:
    if number in (steps.VOTE, steps.SECOND_VOTE):
        present = max(voters - 1, voters // 2 + 1)
        return {
            "verdict": Verdict.PASSED,
            "entitled": voters,
            "present": present,
            "in_favour": present,
            "against": 0,
            "prolonged_months": 0,
        }
    return {"days": 3, "hours": 24} if number == steps.TRAINING else {}


def _helpers(path: DevelopmentPath, days: dict[int, date], members: list[Any]) -> None:
    wanted = ((steps.CONTACTS, HelperKind.CONTACT), (steps.INTRODUCERS, HelperKind.INTRODUCER))
    for number, kind in wanted:
        if number in days:
            DevelopmentHelper.objects.bulk_create(
                DevelopmentHelper(path=path, person=person, kind=kind, since=days[number]) for person in members[:2]
            )


def _notes(path: DevelopmentPath, days: dict[int, date], last: int, random: Random, by: Any) -> None:
    """Every half year while somebody is observed."""
    if steps.ACTIVIST not in days:
        return
    until = min(days.get(steps.CANDIDATE, clock.today()), clock.today())
    day = days[steps.ACTIVIST] + timedelta(days=175)
    while day < until:
        ObservationNote.objects.create(
            path=path, noted_on=day, words=random.choice(NOTES), written_by=by, written_at=_noon(day)
        )
        day += timedelta(days=175)
    if last >= steps.VOTE:
        day = days[steps.VOTE] + timedelta(days=170)
        while day < clock.today():
            ObservationNote.objects.create(
                path=path, noted_on=day, words=random.choice(NOTES), written_by=by, written_at=_noon(day)
            )
            day += timedelta(days=170)


def _probationers(random: Random, by: Any, entries: list[NewEntry]) -> None:
    """The probationary members of the county have a path whose vote is the first day of their standing."""
    standings = PartyStanding.objects.filter(standing=Standing.PROBATIONARY, until__isnull=True).select_related(
        "person"
    )
    for standing in standings.order_by("pk"):
        relation = Affiliation.objects.filter(
            person=standing.person, kind=AffiliationKind.FULL, until__isnull=True
        ).first()
        if relation is None:
            continue
        begun = standing.since - timedelta(days=USUAL[steps.VOTE])
        passed = (clock.today() - begun).days
        last = max(number for number, day in USUAL.items() if day <= passed and number < steps.PROBATION)
        _path(standing.person, relation.organisation, begun, max(last, steps.APPROVAL), random, by, entries)


def _completed(random: Random, by: Any, entries: list[NewEntry]) -> None:
    """The two members who joined last went the whole way here."""
    rows = PartyStanding.objects.filter(standing=Standing.PROBATIONARY, until__isnull=False).order_by("-since", "pk")
    for standing in rows.select_related("person")[:2]:
        relation = Affiliation.objects.filter(person=standing.person, kind=AffiliationKind.FULL).first()
        if relation is not None:
            begun = standing.since - timedelta(days=USUAL[steps.VOTE])
            _path(standing.person, relation.organisation, begun, steps.ARCHIVED, random, by, entries)


def _ended(random: Random, by: Any, entries: list[NewEntry]) -> None:
    branch = Organisation.objects.get(name="安心居党支部")
    for target, reason in ((4, EndReason.MOVED), (2, EndReason.WITHDREW)):
        begun = clock.today() - timedelta(days=500)
        path = _path(_person(random), branch, begun, target, random, by, entries)
        ended = begun + timedelta(days=USUAL[target] + 60)
        path.state, path.ended_on, path.end_reason = PathState.ENDED, ended, reason
        path.next_earliest = path.next_due = path.note_due = None
        path.save()
        entries.append(NewEntry(path, "branches.development_ended", {"on": ended, "reason": reason}, _noon(ended)))


def _skills(random: Random, by: Any) -> None:
    rows = Affiliation.objects.voting(on=clock.today()).order_by("pk").values_list("person_id", flat=True)
    for number, person_id in enumerate(rows[::6], start=1):
        MemberSkill.objects.create(
            person_id=person_id,
            name=random.choice(SKILLS),
            number=f"S0361027{number:06d}",
            issued_on=clock.today() - timedelta(days=random.randint(60, 900)),
            recorded_by=by,
        )


def _noon(day: date) -> Any:
    return clock.start_of(day) + timedelta(hours=10)


slots.demo_steps.register(slots.DemoStep(key="branches.development", label=_("发展党员"), load=load, order=44))
