"""Workers with linked accounts, and a member who may refer."""

from typing import Any

from jinxi_portal.kernel import clock
from members.models import Lead, LinkedHow, Worker, WorkerAccount
from members.states import Channel
from members.tracing_states import Outcome, TracingStage
from tests.members.factories import EngagementFactory
from tests.members.tracing.making import make_traced


def linked(user: Any, name: str = "王桂芳", *, mobile: str | None = None) -> Worker:
    """A worker on a roster, linked with the account."""
    worker: Worker = EngagementFactory(name=name, mobile=mobile).worker
    WorkerAccount.objects.create(user=user, worker=worker, how=LinkedHow.STAFF)
    return worker


def confirmed(user: Any, name: str = "王桂芳") -> Lead:
    """The account's worker has been found and has a home."""
    lead = make_traced(
        name,
        channel=Channel.VISIT,
        number="XS-2025-000900",
        stage=TracingStage.CONCLUDED,
        outcome=Outcome.FLOATING,
        concluded_at=clock.now(),
    )
    WorkerAccount.objects.create(user=user, worker=lead.worker, how=LinkedHow.STAFF)
    return lead
