"""A phone hands in what was done without network: in its order, each visit by itself, each with its answer."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404
from django.utils.translation import gettext as _

from members.actions.record_visit import record_visit
from members.models import VisitOutcome, VisitRequest
from members.refusals import Refusal
from members.rules.visits import MOST_OFFSET
from members.visiting.reports import Answer, Status, VisitReport


def hand_in(visits: Sequence[Any], *, phone_id: UUID, by: Any) -> list[Answer]:
    """One answer per visit, in the same order; what fails does not keep the others back."""
    wanted = {str(item.get("request")) for item in visits if isinstance(item, Mapping)}
    uids = {uid for uid in map(_uid, wanted) if uid is not None}
    rows = VisitRequest.objects.visible_to(by).filter(uid__in=uids).select_related("lead")
    requests = {str(row.uid): row for row in rows}
    return [_one(item, requests, phone_id, by) for item in visits]


def _one(item: Any, requests: Mapping[str, VisitRequest], phone_id: UUID, by: Any) -> Answer:
    uid = str(item.get("uid", "")) if isinstance(item, Mapping) else ""
    try:
        report = read_report(item, phone_id)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return Answer(uid, Status.REFUSED, _("这条记录不完整，没有收下。请重新填写。"))
    request = requests.get(str(item["request"]))
    if request is None:
        return Answer(uid, Status.NOT_FOUND, _("这户不在您的走访名单里。"))
    # the visit before may have opened the lead
    request.refresh_from_db(fields=["lead"])
    try:
        visit, new = record_visit(request=request, report=report, by=by)
    except (Http404, PermissionDenied):
        return Answer(uid, Status.NOT_FOUND, _("这户不在您的走访名单里。"))
    except IntegrityError:
        return Answer(uid, Status.REFUSED, _("这条记录没有收下，请再送一次。"))
    except Refusal as refusal:
        return Answer(uid, Status.REFUSED, refusal.sentence)
    if visit.conflict and visit.settled_at is None:
        return Answer(uid, Status.CONFLICT, conflict_words(visit.get_conflict_display()), visit)
    return Answer(uid, Status.RECORDED if new else Status.ALREADY, "", visit)


def conflict_words(reason: Any) -> Any:
    return _("%(reason)s。您的记录已收下，由综合党委的同事核对。") % {"reason": reason}


def read_report(item: Mapping[str, Any], phone_id: UUID) -> VisitReport:
    """What the phone has written about one visit.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, OverflowError: it is not what a phone of ours writes.
    """
    offset = timedelta(seconds=float(item.get("clock_offset") or 0))
    return VisitReport(
        uid=UUID(item["uid"]),
        outcome=VisitOutcome(item["outcome"]),
        phone_id=phone_id,
        phone_time=_moment(item["phone_time"]),
        seen_at=_moment(item["seen_at"]),
        clock_offset=max(min(offset, MOST_OFFSET), -MOST_OFFSET),
        note=str(item.get("note") or ""),
        home_branch_name=str(item.get("home_branch_name") or ""),
        again_on=date.fromisoformat(item["again_on"]) if item.get("again_on") else None,
    )


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
