"""Who belongs to the demo county's branches: about a hundred and forty invented people, with standing and posts."""

from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.demo.tree import COMMITTEE, COMPANIES, PLATFORMS
from branches.models import Affiliation, GroupMembership, Organisation, PartyPost, PartyStanding, Term
from branches.rules.sizes import COMMITTEE_FROM
from branches.rules.terms import term_ends
from branches.states import AffiliationEnd, AffiliationKind, OrganisationKind, Post, Standing, StandingEnd
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.kernel.pinyin import initials, sort_key
from jinxi_portal.records.public import NewEntry, write_history_many
from members.public import Person

#: Branch, full members, probationary members, floating members, contacts.
PEOPLE = (
    ("华丽家政党支部", 19, 2, 3, 2),
    ("百晓家党支部", 11, 1, 2, 1),
    ("县家政行业协会党支部", 8, 0, 0, 0),
    ("秀谷家政联合党支部", 9, 1, 2, 0),
    ("安心居党支部", 24, 2, 4, 1),
    ("安心居第二党支部", 14, 1, 1, 0),
    ("对桥家政联合党支部", 2, 1, 1, 0),
    ("锦绣社区家政党支部", 10, 0, 1, 0),
    ("网约保洁流动党员党支部", 4, 0, 13, 0),
)
SURNAMES = "王李张刘陈杨黄吴周徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = [
    "桂英",
    "秀兰",
    "玉梅",
    "春花",
    "丽华",
    "金凤",
    "美玲",
    "小红",
    "建华",
    "国强",
    "志勇",
    "文斌",
    "海燕",
    "晓燕",
    "雪琴",
    "冬梅",
    "爱莲",
    "月娥",
    "素芬",
    "细妹",
    "水根",
    "根生",
    "福生",
    "火生",
    "菊香",
    "莲香",
    "腊梅",
    "荷花",
    "满香",
    "银秀",
    "招娣",
    "新民",
    "卫东",
    "红英",
    "凤英",
    "桂珍",
    "翠萍",
    "菊英",
    "巧云",
    "少华",
    "明辉",
    "建平",
    "国平",
    "云香",
]
#: Who signs in as secretary stands among the members too.
NAMED = {"华丽家政党支部": "吴秀英", "县家政行业协会党支部": "周建国"}
HOME_BRANCHES = (
    "抚州市临川区上顿渡镇党支部",
    "资溪县高阜镇务农村党支部",
    "东乡区孝岗镇城北社区党支部",
    "南城县建昌镇党支部",
)


def load(context: Any) -> None:
    by = next(iter(holders_of(Role.COMMITTEE_SECRETARY)), None)
    random: Random = context.random
    names = _names(random)
    entries: list[NewEntry] = []
    for done, (name, full, probationary, floating, contacts) in enumerate(PEOPLE, start=1):
        branch = Organisation.objects.get(name=name)
        members = _take_in(branch, names, random, full, Standing.FULL, AffiliationKind.FULL, entries)
        _take_in(branch, names, random, probationary, Standing.PROBATIONARY, AffiliationKind.FULL, entries)
        _take_in(branch, names, random, floating, Standing.FULL, AffiliationKind.FLOATING, entries)
        _take_in(branch, names, random, contacts, None, AffiliationKind.CONTACT, entries)
        _elect(branch, members)
        _groups(branch, random)
        context.progress(done, len(PEOPLE) + 1)
    _dissolved_branch(names, random, entries)
    _above_and_below()
    write_history_many(entries, by=by)


def _names(random: Random) -> Any:
    pool = [surname + given for surname in SURNAMES for given in GIVEN]
    random.shuffle(pool)
    return iter(pool)


def _take_in(
    branch: Organisation,
    names: Any,
    random: Random,
    count: int,
    standing: Standing | None,
    kind: AffiliationKind,
    entries: list[NewEntry],
) -> list[Any]:
    people = Person.objects.bulk_create(
        Person(name=name, name_key=sort_key(name), initials=initials(name))
        for name in _named(branch, names, count, standing, kind)
    )
    days = [_some_day(random, branch.founded_on) for _person in people]
    days[: len(days) // 2] = [branch.founded_on] * (len(days) // 2)
    Affiliation.objects.bulk_create(
        Affiliation(
            person=person,
            organisation=branch,
            kind=kind,
            since=day,
            home_branch=random.choice(HOME_BRANCHES) if kind == AffiliationKind.FLOATING else "",
        )
        for person, day in zip(people, days, strict=True)
    )
    entries.extend(
        NewEntry(
            branch,
            "branches.affiliation_begun",
            {"kind": kind, "since": day, "person": person},
            clock.start_of(day) + timedelta(hours=11),
        )
        for person, day in zip(people, days, strict=True)
    )
    PartyStanding.objects.bulk_create(_standings(random, people, standing))
    return people


def _named(branch: Organisation, names: Any, count: int, standing: Standing | None, kind: AffiliationKind) -> list[str]:
    drawn = [next(names) for _turn in range(count)]
    if kind == AffiliationKind.FULL and standing == Standing.FULL and branch.name in NAMED:
        drawn[0] = NAMED[branch.name]
    return drawn


def _standings(random: Random, people: list[Any], standing: Standing | None) -> list[PartyStanding]:
    rows: list[PartyStanding] = []
    for person in people:
        if standing == Standing.PROBATIONARY:
            since = clock.today() - timedelta(days=random.randint(40, 330))
            rows.append(PartyStanding(person=person, standing=standing, since=since))
        elif standing == Standing.FULL:
            joined = date(random.randint(1996, clock.today().year - 4), random.randint(1, 12), random.randint(1, 28))
            full = joined.replace(year=joined.year + 1)
            rows += [
                PartyStanding(
                    person=person,
                    standing=Standing.PROBATIONARY,
                    since=joined,
                    until=full - timedelta(days=1),
                    ended_why=StandingEnd.CONFIRMED,
                ),
                PartyStanding(person=person, standing=Standing.FULL, since=full),
            ]
    return rows


def _some_day(random: Random, founded_on: date) -> date:
    return founded_on + timedelta(days=random.randint(5, max(6, (clock.today() - founded_on).days - 20)))


def _elect(branch: Organisation, members: list[Any]) -> None:
    """The first term, with a committee where there are people enough for one."""
    held_on = branch.founded_on
    there = members[: max(1, len(members) // 2)]
    term = Term.objects.create(
        organisation=branch,
        number=1,
        elected_on=held_on,
        due_on=term_ends(held_on, of_community=branch.of_community),
        entitled=len(there),
        present=len(there),
    )
    posts = [Post.SECRETARY]
    if len(members) >= COMMITTEE_FROM:
        posts += [Post.ORGANISATION, Post.PUBLICITY]
    if len(members) >= 2 * COMMITTEE_FROM:
        posts += [Post.DEPUTY, Post.DISCIPLINE]
    PartyPost.objects.bulk_create(
        PartyPost(organisation=branch, person=person, post=post, term=term, since=held_on)
        for post, person in zip(posts, there, strict=False)
    )


def _above_and_below() -> None:
    """The committee and the general branches are led by secretaries of branches; all groups but one have a leader."""
    committee = Organisation.objects.get(name=COMMITTEE)
    leads = {committee: "县家政行业协会党支部"}
    leads |= {Organisation.objects.get(name=COMPANIES): "华丽家政党支部"}
    leads |= {Organisation.objects.get(name=PLATFORMS): "安心居党支部"}
    for organisation, branch in leads.items():
        posts = PartyPost.objects.filter(organisation__name=branch, post__in=(Post.SECRETARY, Post.ORGANISATION))
        people = [post.person for post in posts.order_by("pk").select_related("person")]
        held_on = organisation.founded_on
        term = Term.objects.create(
            organisation=organisation,
            number=1,
            elected_on=held_on,
            due_on=term_ends(held_on, of_community=False),
            entitled=0,
            present=0,
            appointed=True,
        )
        for post, person in zip((Post.SECRETARY, Post.ORGANISATION), people, strict=False):
            since = max(held_on, Affiliation.objects.filter(person=person).earliest("since").since)
            PartyPost.objects.create(organisation=organisation, person=person, post=post, term=term, since=since)
    for group in Organisation.objects.filter(kind=OrganisationKind.GROUP).order_by("pk")[1:]:
        member = Affiliation.objects.filter(group=group, kind=AffiliationKind.FULL).order_by("pk")[1]
        PartyPost.objects.create(organisation=group, person=member.person, post=Post.GROUP_LEADER, since=member.since)


def _groups(branch: Organisation, random: Random) -> None:
    groups = list(branch.children.order_by("pk"))
    if not groups:
        return
    rows = list(Affiliation.objects.filter(organisation=branch, until__isnull=True).order_by("pk"))
    for place, row in enumerate(rows):
        row.group = groups[place % len(groups)]
    Affiliation.objects.bulk_update(rows, ["group"])
    GroupMembership.objects.bulk_create(
        GroupMembership(affiliation=row, group=row.group, since=max(row.since, row.group.founded_on))
        for row in rows
        if row.group is not None
    )


def _dissolved_branch(names: Any, random: Random, entries: list[NewEntry]) -> None:
    """Its people went on to another branch the day before it was dissolved."""
    branch = Organisation.objects.get(name="琉璃月嫂党支部")
    onward = Organisation.objects.get(name="百晓家党支部")
    dissolved_on = branch.dissolved_on or clock.today()
    last_day = dissolved_on - timedelta(days=1)
    people = Person.objects.bulk_create(
        Person(name=name, name_key=sort_key(name), initials=initials(name))
        for name in (next(names) for _turn in range(2))
    )
    PartyStanding.objects.bulk_create(_standings(random, people, Standing.FULL))
    for person in people:
        Affiliation.objects.create(
            person=person,
            organisation=branch,
            kind=AffiliationKind.FULL,
            since=branch.founded_on,
            until=last_day,
            ended_why=AffiliationEnd.REORGANISED,
        )
        Affiliation.objects.create(person=person, organisation=onward, kind=AffiliationKind.FULL, since=dissolved_on)
        entries.append(
            NewEntry(
                branch,
                "branches.affiliation_ended",
                {
                    "kind": AffiliationKind.FULL,
                    "last_day": last_day,
                    "why": AffiliationEnd.REORGANISED,
                    "person": person,
                },
                clock.start_of(last_day) + timedelta(hours=11),
            )
        )


slots.demo_steps.register(slots.DemoStep(key="branches.people", label=_("党员归属"), load=load, order=42))
