"""What every page of a case needs: finding it, doing an act, a page with one form for one act."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from disputes.models import Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.states import MoveNotAllowed
from jinxi_portal.papers.public import Refusal as PaperRefusal
from jinxi_portal.web.public import act_page as web_act_page


def case_for(request: HttpRequest, uid: UUID, act: str = "read", *, user: Any = None) -> Dispute:
    """The case, when it exists for the visitor and the visitor may do the act with it."""
    who = user or request.user
    rows = Dispute.objects.visible_to(who).select_related("community", "taken_in_by", "accepted_by").with_people()
    found: Dispute = get_object_or_404(rows, uid=uid)
    DISPUTES.require(who, act, found)
    return found


def do(request: HttpRequest, dispute: Dispute, act: Callable[[], Any], *, done: Any) -> HttpResponse:
    """A button's act: say what happened, go back to the case."""
    try:
        act()
    except (Refusal, PaperRefusal, MoveNotAllowed) as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, done)
    return redirect(back_to(request, dispute))


def back_to(request: HttpRequest, dispute: Dispute) -> str:
    """The case, or the list for who no longer reads it: the desk hands a case on when it is accepted."""
    fresh = Dispute.objects.with_people().get(pk=dispute.pk)
    return fresh.get_absolute_url() if DISPUTES.may(request.user, "read", fresh) else reverse("disputes:list")


def act_page(request: HttpRequest, dispute: Dispute, **page: Any) -> HttpResponse:
    """A page with one form for one act on the case (``web.public.act_page``); it goes back to the case."""
    return web_act_page(request, back=lambda: back_to(request, dispute), crumbs=_trail(request, dispute), **page)


def _trail(request: HttpRequest, dispute: Dispute) -> list[tuple[Any, str]]:
    above = [(_("纠纷调解"), reverse("disputes:list"))] if DISPUTES.may(request.user, "see_list") else []
    return [*above, (dispute.number, dispute.get_absolute_url())]
