"""Rows of the members' room: employers, rosters, the register, workers and their leads. No real person."""

import hashlib
from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from jinxi_portal.kernel.pinyin import initials, sort_key
from members.models import (
    Community,
    Employer,
    Engagement,
    Lead,
    LeadDecision,
    LeadEvidence,
    LinkageModel,
    LinkageRun,
    RegisterEntry,
    Roster,
    Worker,
)
from members.states import Band, LeadState, RunState, Verdict

#: What a comparison finds in a very good pair, and in one that is only possible.
STRONG_FINDINGS = [
    {"kind": "identity", "level": "mask_same", "weight": 17.2},
    {"kind": "name", "level": "exact", "weight": 7.4},
    {"kind": "mobile", "level": "full_other", "weight": -2.1},
    {"kind": "place", "level": "both_same", "weight": 3.0},
]
POSSIBLE_FINDINGS = [
    {"kind": "name", "level": "sound", "weight": 3.9, "roster_value": "李晓华", "register_value": "李小华"},
    {"kind": "birth", "level": "age_same", "weight": 4.6},
    {"kind": "place", "level": "town_differ", "weight": -2.4},
]


def digest_of(text: str) -> bytes:
    """A stand-in for the keyed digests that an import writes."""
    return hashlib.sha256(text.encode()).digest()


class EmployerFactory(DjangoModelFactory[Employer]):
    class Meta:
        model = Employer
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"employer-{n}")
    name = factory.Sequence(lambda n: f"金溪县第{n}家政服务有限公司")
    short_name = factory.Sequence(lambda n: f"第{n}家政")


class CommunityFactory(DjangoModelFactory[Community]):
    class Meta:
        model = Community

    code = factory.Sequence(lambda n: f"community-{n}")
    name = factory.Sequence(lambda n: f"第{n}社区")
    town = "秀谷镇"


class RosterFactory(DjangoModelFactory[Roster]):
    class Meta:
        model = Roster

    number = factory.Sequence(lambda n: f"HM-2026-{n:06d}")
    employer = factory.SubFactory(EmployerFactory)
    as_of = date(2026, 3, 1)
    sheet_import_id = factory.Sequence(lambda n: 1_000_000 + n)


class _NamedFactory(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    name = "李晓华"
    name_key = factory.LazyAttribute(lambda row: sort_key(row.name))
    initials = factory.LazyAttribute(lambda row: initials(row.name))


class WorkerFactory(_NamedFactory):
    class Meta:
        model = Worker


class _IdentifiedFactory(_NamedFactory):
    class Meta:
        abstract = True

    sex = "2"
    birth = "1979-05-12"
    id_number = None
    mobile = None
    place = "秀谷镇锦绣社区"
    row_number = factory.Sequence(lambda n: n + 2)
    row_key = factory.Sequence(lambda n: digest_of(f"key {n}"))
    row_digest = factory.Sequence(lambda n: digest_of(f"row {n}"))
    since = date(2026, 1, 5)


class RegisterEntryFactory(_IdentifiedFactory):
    class Meta:
        model = RegisterEntry

    id_number = "361027197905122462"
    mobile = "13800001234"
    branch_name = "秀谷镇锦绣社区党支部"
    member_kind = "full"


class EngagementFactory(_IdentifiedFactory):
    class Meta:
        model = Engagement

    worker = factory.SubFactory(WorkerFactory, name=factory.SelfAttribute("..name"))
    roster = factory.SubFactory(RosterFactory)
    employer = factory.SelfAttribute("roster.employer")
    id_number = "361027********2462"
    mobile = "13800005678"
    job = "保洁"


class LinkageModelFactory(DjangoModelFactory[LinkageModel]):
    class Meta:
        model = LinkageModel
        django_get_or_create = ("number",)

    number = 1
    settings = factory.LazyFunction(lambda: {"strong_at": 0.95, "possible_at": 0.2})
    is_on = True


class LinkageRunFactory(DjangoModelFactory[LinkageRun]):
    class Meta:
        model = LinkageRun

    number = factory.Sequence(lambda n: f"BD-2026-{n:04d}")
    state = RunState.DONE
    model = factory.SubFactory(LinkageModelFactory)


class LeadFactory(_NamedFactory):
    """A lead without evidence; ``make_lead`` makes one as a comparison would."""

    class Meta:
        model = Lead

    number = factory.Sequence(lambda n: f"XS-2026-{n:06d}")
    worker = factory.SubFactory(WorkerFactory, name=factory.SelfAttribute("..name"))
    register_entry = factory.SubFactory(RegisterEntryFactory, name=factory.SelfAttribute("..name"))
    employer = factory.SubFactory(EmployerFactory)
    band = Band.STRONG
    probability = 0.993
    state = LeadState.FOUND


class LeadEvidenceFactory(DjangoModelFactory[LeadEvidence]):
    class Meta:
        model = LeadEvidence

    run = factory.SubFactory(LinkageRunFactory)
    rank = 1
    band = factory.SelfAttribute("lead.band")
    probability = factory.SelfAttribute("lead.probability")
    register_entry = factory.SelfAttribute("lead.register_entry")
    findings = factory.LazyAttribute(lambda row: STRONG_FINDINGS if row.band == Band.STRONG else POSSIBLE_FINDINGS)


class LeadDecisionFactory(DjangoModelFactory[LeadDecision]):
    """A decision on paper only: neither the lead's state nor any tie follows it."""

    class Meta:
        model = LeadDecision

    register_entry = factory.SelfAttribute("lead.register_entry")
    verdict = Verdict.SAME
    band = factory.SelfAttribute("lead.band")
    probability = factory.SelfAttribute("lead.probability")
    state_before = LeadState.FOUND


def make_lead(
    name: str = "李晓华",
    *,
    band: Band = Band.STRONG,
    probability: float | None = None,
    entry: RegisterEntry | None = None,
    engagement: Engagement | None = None,
    **fields: Any,
) -> Lead:
    """A worker on a roster, an entry of the register, and the lead between them with its evidence."""
    engagement = engagement or EngagementFactory(name=name)
    entry = entry or RegisterEntryFactory(name=name)
    likely = probability if probability is not None else (0.993 if band == Band.STRONG else 0.61)
    lead: Lead = LeadFactory(
        name=engagement.name,
        worker=engagement.worker,
        employer=engagement.employer,
        register_entry=entry,
        band=band,
        probability=likely,
        **fields,
    )
    LeadEvidenceFactory(lead=lead, engagement=engagement)
    return lead


def add_candidate(
    lead: Lead, name: str = "李小华", *, probability: float = 0.3, band: str = Band.POSSIBLE
) -> RegisterEntry:
    """One more register entry that the lead's worker might be."""
    entry: RegisterEntry = RegisterEntryFactory(name=name, id_number=None, mobile=None)
    rank = lead.evidence.count() + 1
    first = lead.evidence.order_by("rank").first()
    assert first is not None
    LeadEvidenceFactory(
        lead=lead,
        engagement=first.engagement,
        register_entry=entry,
        run=first.run,
        rank=rank,
        band=band,
        probability=probability,
        findings=POSSIBLE_FINDINGS,
    )
    return entry
