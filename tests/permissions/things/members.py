"""Things of members that addresses name."""

from typing import Any

from members.models import WorkerJoin
from members.states import LeadState
from tests.members.factories import (
    EngagementFactory,
    LeadDecisionFactory,
    LinkageModelFactory,
    RegisterEntryFactory,
    WorkerFactory,
    make_lead,
)
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_lead(cast: Cast) -> Arguments:
    return {"number": make_lead().number}


def a_confirmed_twin(cast: Cast, arguments: Arguments) -> Arguments:
    """A lead that is confirmed already, whose worker could be the same person."""
    return {"other": make_lead("李小华", state=LeadState.CONFIRMED).number, "reason": "同一个人"}


def a_decision(cast: Cast) -> Arguments:
    return {"pk": LeadDecisionFactory(lead=make_lead(), decided_by=cast["clerk"]).pk}


def a_register_entry(cast: Cast) -> Arguments:
    return {"pk": RegisterEntryFactory().pk}


def a_sealed_number(cast: Cast) -> Arguments:
    return {"kind": "register", "pk": RegisterEntryFactory().pk, "field": "id_number"}


def a_worker(cast: Cast) -> Arguments:
    return {"uid": EngagementFactory().worker.uid}


def a_join(cast: Cast) -> Arguments:
    engagement = EngagementFactory()
    other = WorkerFactory(joined_into=engagement.worker)
    join = WorkerJoin.objects.create(
        engagement=engagement,
        from_worker=other,
        to_worker=engagement.worker,
        joined_by=cast["clerk"],
        probability=0.9,
    )
    return {"pk": join.pk}


def a_linkage_model(cast: Cast) -> Arguments:
    return {"number": LinkageModelFactory().number}


def another_entry(cast: Cast, arguments: Arguments) -> Arguments:
    return {"entry": RegisterEntryFactory(id_number=None, mobile=None).pk, "reason": "面谈确认"}


def another_worker(cast: Cast, arguments: Arguments) -> Arguments:
    return {"other": EngagementFactory(name="李小华").worker.pk, "reason": "面谈确认"}
