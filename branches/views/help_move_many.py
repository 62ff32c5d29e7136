"""One request or several to another branch: confirmed once, and taken back while nobody has gone on."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from branches.actions.move_many_requests import Moved, move_many_requests
from branches.actions.undo_move import undo_move
from branches.forms.help import MoveForm
from branches.models import HelpRequest, Organisation
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.states import MoveNotAllowed
from branches.states_help import HelpState
from jinxi_portal.accounts.public import User, guarded

MOST = 200
#: What the button carries cannot be forged, is the mover's own, and holds for an hour.
_SALT = "branches.help.moved"
_HOLDS = timedelta(hours=1)


@never_cache
@require_POST
@guarded(HELP, "move")
def move_many(request: HttpRequest) -> HttpResponse:
    """First what was chosen and where it may go; with ``organisation``, what went and what did not."""
    chosen = _chosen(request)
    form = MoveForm(request.POST if "organisation" in request.POST else None, besides=0)
    if chosen and form.is_bound and form.is_valid():
        return _moved(request, chosen, form.organisation_chosen())
    return render(request, "branches/help/move_many.html", {"chosen": chosen, "form": form})


@never_cache
@require_POST
@guarded(HELP, "move")
def move(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One, from its own page. The committee may move what it may not read: a branch is dissolved, its requests go on."""
    row = get_object_or_404(HelpRequest.objects.visible_to(request.user), uid=uid)
    HELP.require(request.user, "move", row)
    form = MoveForm(request.POST, besides=row.organisation_id)
    if form.is_valid():
        return _moved(request, [row], form.organisation_chosen())
    messages.error(request, _("请从列出的支部中选择一个。"))
    return redirect(row)


def _moved(request: HttpRequest, rows: Sequence[HelpRequest], target: Organisation | None) -> HttpResponse:
    """What went and what did not, with the button that takes it back: who has handed something on may no longer see it."""
    found = move_many_requests(requests=rows, organisation=target, by=request.user)
    told = [_told(one) for one in found.done]
    context = {
        "found": found,
        "place": str(target) if target else _("综合党委求助台"),
        "undo": signing.dumps(told, key=_key(request), salt=_SALT) if told else "",
    }
    return render(request, "branches/help/move_many.html", context)


@require_POST
@guarded(HELP, "undo_move")
def undo(request: HttpRequest) -> HttpResponse:
    try:
        told = signing.loads(request.POST.get("moved", ""), key=_key(request), salt=_SALT, max_age=_HOLDS)
    except signing.BadSignature:
        messages.warning(request, _("已经过了可以撤回的时间。请逐件转交。"))
        return redirect("branches:help_board")
    undone = 0
    for one in told:
        try:
            _take_back(one, request.user)
        except (Refusal, MoveNotAllowed) as refusal:
            messages.warning(request, str(refusal.sentence))
        else:
            undone += 1
    if undone:
        said = ngettext("已撤回 %(count)s 件转交。", "已撤回 %(count)s 件转交。", undone)
        messages.success(request, said % {"count": undone})
    return redirect("branches:help_board")


def _chosen(request: HttpRequest) -> list[HelpRequest]:
    """Those the user sees and may move; what is over or with another room is not moved."""
    picked = [int(value) for value in request.POST.getlist("picked") if value.isdigit()][:MOST]
    rows = HelpRequest.objects.visible_to(request.user).filter(
        pk__in=picked, state__in=(HelpState.ASKED, HelpState.TAKEN)
    )
    found = rows.select_related("asker", "organisation", "taken_by").order_by("resolve_due", "pk")
    return [row for row in found if HELP.may(request.user, "move", row)]


def _told(moved: Moved) -> list[Any]:
    taken_at = moved.taken_at.isoformat() if moved.taken_at else ""
    return [moved.request.pk, moved.request.news_at.isoformat(), moved.before_id, moved.taken_by_id, taken_at]


def _take_back(told: list[Any], by: Any) -> None:
    pk, moved_at, before_id, taken_by_id, taken_at = told
    undo_move(
        request=HelpRequest.objects.get(pk=pk),
        moved_at=parse_datetime(moved_at),  # type: ignore[arg-type]  # written by ourselves and signed
        before=Organisation.objects.get(pk=before_id) if before_id else None,
        taken_by=User.objects.get(pk=taken_by_id) if taken_by_id else None,
        taken_at=parse_datetime(taken_at) if taken_at else None,
        by=by,
    )


def _key(request: HttpRequest) -> str:
    return f"{settings.SECRET_KEY}:{request.user.pk}"
