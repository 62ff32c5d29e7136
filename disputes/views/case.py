"""One case: the office's page at the desk, the parties' page on the phone, under one address."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.public import help_request_of
from disputes.actions.correct_intake import UNTOLD
from disputes.models import Dispute
from disputes.policy import DISPUTES, party_of, roles_of
from disputes.rules.kinds import DisputeKind
from disputes.states import OVER, DisputeState
from disputes.views import case_parts  # noqa: F401 -- registers its parts
from disputes.views.acting import case_for
from disputes.views.sections import Section, register_section, sections_of
from disputes.visitors import Visitor, visitors_too
from disputes.words import Channel, Side
from jinxi_portal.accounts.public import OUTSIDERS, guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of

#: What happens to files and looks stands in places of its own.
_LEFT_OUT = frozenset(
    {"records.file_attached", "records.deadline_set", "records.deadline_met", "records.deadline_dropped"}
)


@never_cache
@require_safe
@visitors_too
@guarded(DISPUTES, "read")
def case(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = case_for(request, uid)
    if roles_of(request.user) & OUTSIDERS or isinstance(request.user, Visitor):
        return render(request, "disputes/party_case.html", party_context(row, request.user))
    return render(request, "disputes/case.html", office_context(row, request.user))


def office_context(row: Dispute, user: Any) -> dict[str, Any]:
    return {
        "row": row,
        "policy": DISPUTES,
        "sections": sections_of(row, user),
        "history": [line for line in history_of(row) if line.verb not in _LEFT_OUT],
        "applied": row.state == DisputeState.APPLIED,
        "accepted": row.state == DisputeState.ACCEPTED,
        "over": row.state in OVER,
        "correctable": row.state in UNTOLD and bool(DISPUTES.may(user, "correct", row)),
        **_moment(row),
    }


def party_context(row: Dispute, user: Any) -> dict[str, Any]:
    """What a party sees: no timeline of the office, the own acts."""
    me = party_of(user, row)
    return {
        "row": row,
        "me": me,
        "policy": DISPUTES,
        "actor": user,
        "sections": sections_of(row, user),
        "i_applied": me.side == Side.APPLICANT,
        "asked_where": help_request_of(row, user) if row.channel == Channel.BRANCH else None,
        **_moment(row),
    }


def _moment(row: Dispute) -> dict[str, Any]:
    """Nothing lapses any more once everything was done."""
    return {
        "limitation": None if row.performed_on else row.limitation,
        "limitation_left": row.limitation.days_left(clock.today()),
        "asked": row.state == DisputeState.CONSENT_ASKED,
        "mediating": row.state == DisputeState.MEDIATING,
        "without_agreement": row.state in (DisputeState.REFUSED, DisputeState.FAILED, DisputeState.STOPPED),
    }


def _parties(dispute: Dispute, user: Any) -> dict[str, Any]:
    """The other side's telephone is for the office alone."""
    return {
        "row": dispute,
        "parties": list(dispute.parties.all()),
        "office": bool(DISPUTES.may(user, "reveal_mobile", dispute)),
        "corrects": bool(DISPUTES.may(user, "correct", dispute)),
        "me": party_of(user, dispute),
    }


def _matter(dispute: Dispute, user: Any) -> dict[str, Any]:
    claims = list(dispute.claims.all())
    me = party_of(user, dispute)
    return {
        "row": dispute,
        "claims": [claim for claim in claims if claim.withdrawn_at is None],
        "gone": [claim for claim in claims if claim.withdrawn_at is not None],
        "may_claim": bool(DISPUTES.may(user, "claim", dispute)),
        "my_side": me.side if me is not None else "",
        "reckons": dispute.kind == DisputeKind.WAGES or dispute.is_labour,
    }


register_section(Section("parties", "disputes/case/parties.html", _parties, 10))
register_section(Section("matter", "disputes/case/matter.html", _matter, 20))
