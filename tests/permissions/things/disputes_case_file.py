"""Papers and files that addresses name: of a case between the cast's worker and enterprise whose agreement is in force."""

from typing import Any

from disputes.actions.issue_case_paper import issue_case_paper
from disputes.case_file.binding import KIND
from disputes.case_file.cover import cover_content
from disputes.models import Dispute
from jinxi_portal.papers.public import issue_paper
from tests.disputes.agreements import in_force, in_talks
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def _agreed(cast: Cast) -> Dispute:
    row = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    in_force(row, cast["mediator"])
    return Dispute.objects.with_people().get(pk=row.pk)


def agreed(cast: Cast) -> Arguments:
    return {"uid": _agreed(cast).uid}


def a_paper(cast: Cast) -> Arguments:
    row = _agreed(cast)
    return {"uid": row.uid, "number": issue_case_paper(dispute=row, what="acceptance", by=cast["mediator"]).number}


def bound(cast: Cast) -> Arguments:
    row, by = _agreed(cast), cast["mediator"]
    issue_paper(kind=KIND, subject=row, content=cover_content(row, by=by), by=by)
    return {"uid": row.uid}
