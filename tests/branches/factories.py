"""Rows of the organisation: a committee, a branch of the cast's secretary, people with standing. No real person."""

from datetime import date
from itertools import count
from typing import Any

import factory
from django.db import connection
from factory.django import DjangoModelFactory

from branches.models import Affiliation, Organisation, OrganisationForm, PartyPost, PartyStanding, Transfer
from branches.naming import give_name
from branches.rules.transfers import letter_valid_until
from branches.states import AffiliationKind, Change, OrganisationKind, Post, Standing
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.pinyin import initials, sort_key
from members.models import Person
from tests.cast import BRANCH

FOUNDED = date(2024, 3, 20)
#: Far from the ids that the cast's postings name and from those that acts are given by the database.
_ids = count(200_000)


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    name = factory.Iterator(["陈桂英", "饶国强", "黄月娥", "周细妹", "吴根生", "徐秀兰", "何翠萍", "朱建平"])
    name_key = factory.LazyAttribute(lambda row: sort_key(row.name))
    initials = factory.LazyAttribute(lambda row: initials(row.name))


def make_organisation(
    name: str,
    kind: OrganisationKind = OrganisationKind.BRANCH,
    parent: Organisation | None = None,
    founded_on: date = FOUNDED,
    **fields: Any,
) -> Organisation:
    """A standing organisation with its first form; a branch without a parent gets the committee."""
    if kind != OrganisationKind.COMMITTEE and parent is None:
        parent = make_committee()
    fields.setdefault("id", next(_ids))
    row = Organisation(kind=kind, parent=parent, founded_on=founded_on, **fields)
    give_name(row, name)
    row.save()
    OrganisationForm.objects.create(
        organisation=row, name=name, kind=kind, parent=parent, change=Change.FOUNDED, since=founded_on
    )
    return row


def make_committee() -> Organisation:
    found = Organisation.objects.filter(kind=OrganisationKind.COMMITTEE).first()
    return found or make_organisation(
        "金溪县网约家政行业综合党委", OrganisationKind.COMMITTEE, founded_on=date(2024, 1, 8)
    )


def make_own_branch() -> Organisation:
    """The branch at which the cast's branch secretary is posted."""
    found = Organisation.objects.filter(pk=BRANCH).first()
    if found is None:
        found = make_organisation("华丽家政党支部", id=BRANCH)
        with connection.cursor() as cursor:  # what acts make afterwards gets another id
            cursor.execute("SELECT setval(pg_get_serial_sequence('branches_organisation', 'id'), 1000)")
    return found


def make_member(
    branch: Organisation,
    standing: Standing | None = Standing.FULL,
    kind: AffiliationKind = AffiliationKind.FULL,
    since: date = FOUNDED,
    **person: Any,
) -> Affiliation:
    """A person who belongs to the branch, with this standing for ten years (probationary: since 2026)."""
    someone: Person = PersonFactory(**person)
    if standing is not None:
        begun = date(2016, 7, 1) if standing == Standing.FULL else date(2026, 1, 5)
        PartyStanding.objects.create(person=someone, standing=standing, since=begun)
    return Affiliation.objects.create(person=someone, organisation=branch, kind=kind, since=since)


def make_post(affiliation: Affiliation, post: Post = Post.SECRETARY, since: date = FOUNDED) -> PartyPost:
    return PartyPost.objects.create(
        organisation=affiliation.organisation, person=affiliation.person, post=post, since=since
    )


def make_transfer(leaves: Organisation, joins: Organisation, **fields: Any) -> Transfer:
    """A member of one branch is to go to another; waiting for an answer unless a state is given."""
    fields.setdefault("proposed_on", clock.today())
    return Transfer.objects.create(
        number=f"ZZGX-2026-{next(_ids):05d}",
        person=make_member(leaves).person,
        from_organisation=leaves,
        to_organisation=joins,
        why="工作单位变动",
        valid_until=letter_valid_until(fields["proposed_on"]),
        **fields,
    )
