"""Leads on their way, for tests of tracing."""

from datetime import date
from typing import Any

from jinxi_portal.kernel.pinyin import initials, sort_key
from members.models import FloatingMember, Lead, LeadSign, Person
from members.states import Channel, LeadState
from tests.members.factories import EngagementFactory, LeadFactory


def make_traced(
    name: str = "王秀兰", *, channel: Channel = Channel.VISIT, mobile: str = "13800005678", **fields: Any
) -> Lead:
    """A lead of another channel than the roster: no entry, its first sign, a worker with a number."""
    engagement = EngagementFactory(name=name, mobile=mobile)
    lead: Lead = LeadFactory(
        name=name,
        worker=engagement.worker,
        employer=engagement.employer,
        register_entry=None,
        band="",
        probability=0.0,
        channel=channel,
        **{"state": LeadState.SET_ASIDE, **fields},
    )
    LeadSign.objects.create(lead=lead, worker=lead.worker, kind=channel)
    return lead


def make_floating(name: str = "王秀兰", *, valid_until: date = date(2027, 5, 5), **fields: Any) -> FloatingMember:
    keys = {"name": name, "name_key": sort_key(name), "initials": initials(name)}
    return FloatingMember.objects.create(
        number=fields.pop("number", f"LD-2026-{FloatingMember.objects.count() + 1:05d}"),
        person=Person.objects.create(**keys),
        home_branch_name="余江区平定乡蓝田村党支部",
        away_since=date(2025, 6, 1),
        registered_on=date(2026, 5, 6),
        counts_from=date(2025, 12, 1),
        valid_until=valid_until,
        **keys,
        **fields,
    )
