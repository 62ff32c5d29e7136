"""One request: the asker's page on the phone, the helpers' page at the desk, under one address."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.actions.see_request import see_request
from branches.forms.help import MessageForm, MoveForm, RatingForm
from branches.handover import handovers_for
from branches.help_story import files_of, story_of
from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.rules.help import days_left, days_taken
from branches.settings_help import reopen_days
from branches.states_help import HelpState
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attachments_of


def found(request: HttpRequest, uid: UUID) -> HelpRequest:
    """A request that exists for the visitor and whose words the visitor may read."""
    rows = HelpRequest.objects.visible_to(request.user).select_related(
        "asker", "organisation", "taken_by", "resolved_by", "answer"
    )
    row: HelpRequest = get_object_or_404(rows, uid=uid)
    HELP.require(request.user, "read", row)
    return row


@never_cache
@require_safe
@guarded(HELP, "read")
def help_request(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = found(request, uid)
    user: Any = request.user
    recordings, pictures = files_of(list(attachments_of(row)))
    context: dict[str, Any] = {
        "row": row,
        "story": story_of(row, reader=user),
        "recordings": recordings,
        "pictures": pictures,
        "left": days_left(row.resolve_due, clock.today()) if row.is_open else None,
        "policy": HELP,
    }
    if row.asker_id == user.pk:
        return _for_asker(request, row, context)
    return _for_helper(request, row, context)


def _for_asker(request: HttpRequest, row: HelpRequest, context: dict[str, Any]) -> HttpResponse:
    see_request(request=row, by=request.user)
    resolved = row.state == HelpState.RESOLVED
    context |= {
        "message_form": MessageForm(),
        "rating_form": RatingForm() if resolved and row.rated_at is None else None,
        "may_reopen": resolved and _may_reopen(row),
        "may_withdraw": row.state in (HelpState.ASKED, HelpState.TAKEN),
    }
    return render(request, "branches/help/request.html", context)


def _may_reopen(row: HelpRequest) -> bool:
    resolved_on = clock.local_date(row.resolved_at or row.asked_at)
    return days_taken(resolved_on, clock.today()) <= reopen_days(resolved_on)


def _for_helper(request: HttpRequest, row: HelpRequest, context: dict[str, Any]) -> HttpResponse:
    taken = row.state == HelpState.TAKEN
    context |= {
        "answer_form": MessageForm(auto_id="answer_%s"),
        "outcome_form": MessageForm(auto_id="outcome_%s"),
        "move_form": MoveForm(besides=row.organisation_id),
        "handovers": handovers_for(row.kind) if taken else [],
        "taken": taken,
        "asked_state": row.state == HelpState.ASKED,
        "may_move": row.state in (HelpState.ASKED, HelpState.TAKEN),
        "resolved": row.state == HelpState.RESOLVED,
        "days": days_taken(clock.local_date(row.asked_at), clock.local_date(row.resolved_at))
        if row.resolved_at
        else None,
    }
    return render(request, "branches/help/case.html", context)
