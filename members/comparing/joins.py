"""Engagements of one human being on several rosters, or twice on one, become one worker; undoable."""

from collections.abc import Set

from members.joining import move_engagements, move_leads
from members.linkage.grouping import Cluster
from members.models import Engagement, Lead, Worker, WorkerJoin
from members.states import LeadState

_SETTLED = (LeadState.CONFIRMED, LeadState.REJECTED)


def join_found(clusters: list[Cluster], *, leave_out: Set[int] = frozenset()) -> int:
    """Join the workers of each cluster; returns how many joins were made. A join that a human took back stays undone.

    ``leave_out`` are engagements that changed or went while they were compared.
    """
    made = 0
    for cluster in clusters:
        for joint in cluster.joints:
            if joint.one[1] in leave_out or joint.other[1] in leave_out:
                continue
            made += _join(joint.one[1], joint.other[1], joint.probability, [e.as_dict() for e in joint.evidence])
    return made


def _join(one: int, other: int, probability: float, evidence: list[dict[str, object]]) -> int:
    engagements = Engagement.objects.filter(pk__in=(one, other)).values_list("pk", "worker_id")
    workers = dict(engagements)
    if len(workers) < 2 or workers[one] == workers[other]:
        return 0
    if _taken_back(one, other, workers):
        return 0
    locked = {w.pk: w for w in Worker.objects.select_for_update().filter(pk__in=workers.values()).order_by("pk")}
    stays, goes = locked[min(workers.values())], locked[max(workers.values())]
    leads = list(Lead.objects.select_for_update(of=("self",)).filter(worker__in=locked.values()).order_by("pk"))
    if {lead.worker_id for lead in leads if lead.state in _SETTLED} - {stays.pk}:
        if any(lead.worker_id == stays.pk and lead.state in _SETTLED for lead in leads):
            return 0  # both decided by humans: a human joins them, or nobody
        stays, goes = goes, stays
    move_engagements(goes, stays, probability=probability, evidence=evidence, by=None)
    move_leads(goes, stays, leads)
    return 1


def _taken_back(one: int, other: int, workers: dict[int, int]) -> bool:
    undone = WorkerJoin.objects.filter(undone_at__isnull=False)
    return (
        undone.filter(engagement_id=one, to_worker_id=workers[other]).exists()
        or undone.filter(engagement_id=other, to_worker_id=workers[one]).exists()
    )
