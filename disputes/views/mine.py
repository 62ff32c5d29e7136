"""The disputes of a worker or of an enterprise's staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from disputes.models import Dispute
from disputes.policy import DISPUTES, employers_of
from jinxi_portal.accounts.public import guarded

SHOWN = 100


@never_cache
@require_safe
@guarded(DISPUTES, "see_own")
def mine(request: HttpRequest) -> HttpResponse:
    rows = Dispute.objects.visible_to(request.user).order_by("-applied_on", "-pk")
    return render(
        request,
        "disputes/mine.html",
        {"rows": list(rows[:SHOWN]), "policy": DISPUTES, "of_firm": bool(employers_of(request.user))},
    )
