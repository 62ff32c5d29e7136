"""A grid worker was at the door."""

from typing import Any

from django.db import transaction
from django.http import Http404

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from members.models import Visit, VisitRequest
from members.policy import POLICY
from members.rules.visits import MOST_OFFSET, conflict_of, time_of_visit
from members.tracing.moving import is_open, one_line
from members.visiting.effects import lead_of, lock_request, take_effect
from members.visiting.reports import VisitReport


def record_visit(*, request: VisitRequest, report: VisitReport, by: Any) -> tuple[Visit, bool]:
    """Keep the visit and let it count, unless something has happened that the visitor could not know.

    Answers the visit, and whether it was new: the same ``uid`` is kept once, however often it is sent. A visit in conflict
    is kept as it is and changes nothing until a human has looked (``settle_visit``).

    Raises:
        django.http.Http404: the request lies in another community, or the uid is that of somebody else's visit.
    """
    with transaction.atomic():
        lead = lead_of(request)
        held = lock_request(request)
        POLICY.require(by, "visit", held)
        known = Visit.objects.filter(uid=report.uid).first()
        if known is not None:
            if known.by_id != by.pk or known.request_id != held.pk:
                raise Http404
            return known, False
        received = clock.now()
        offset = max(min(report.clock_offset, MOST_OFFSET), -MOST_OFFSET)
        others = held.visits.exclude(phone_id=report.phone_id).order_by("-received_at").first()
        moved = lead.moves.exclude(by=by).first() if lead else None
        conflict = conflict_of(
            request_open=not held.ending,
            lead_open=held.worker.joined_into_id is None and (lead is None or is_open(lead)),
            lead_moved_at=moved.at if moved else None,
            visited_elsewhere_at=others.received_at if others else None,
            seen_at=report.seen_at,
        )
        visit = Visit.objects.create(
            uid=report.uid,
            request=held,
            by=by,
            outcome=report.outcome,
            note=one_line(report.note),
            home_branch_name=one_line(report.home_branch_name)[:120],
            again_on=report.again_on,
            phone_id=report.phone_id,
            phone_time=report.phone_time,
            clock_offset=int(offset.total_seconds()),
            visited_at=time_of_visit(report.phone_time, offset, not_before=held.asked_at, received_at=received),
            received_at=received,
            conflict=conflict or "",
            counted=conflict is None,
        )
        if conflict is None:
            _write(held, visit, by)
            take_effect(visit, held, lead, by=by)
        else:
            write_history(
                subject=held,
                verb="members.visit_in_conflict",
                by=by,
                facts={"number": held.number, "conflict": conflict.value, "visit": visit},
            )
    return visit, True


def _write(request: VisitRequest, visit: Visit, by: Any) -> None:
    facts = {"number": request.number, "outcome": visit.outcome, "again_on": visit.again_on, "visit": visit}
    write_history(subject=request, verb="members.visit_recorded", by=by, facts=facts)
