"""One enterprise: its figures of today with the lists behind them, inspections, filed texts, and since when it is a key one."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from contracts.enterprise_figures import watched_enterprises
from contracts.models import Contract, FiledContract, FiledText, Inspection, KeyEnterprise
from contracts.policy_supervision import SUPERVISION
from contracts.states import ContractState
from contracts.states_filed import STANDING
from contracts.views.enterprises import percent
from contracts.views.inspections import state_badge
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock

#: The newest on the page; the rest is a list away.
TEXTS = INSPECTIONS = 10


@never_cache
@require_safe
@guarded(SUPERVISION, "see_enterprises")
def enterprise(request: HttpRequest, code: str) -> HttpResponse:
    found = enterprise_for(request, code)
    today = clock.today()
    periods = KeyEnterprise.objects.visible_to(request.user).filter(employer=found)
    keys = list(periods.select_related("named_by", "ended_by"))
    texts = FiledText.objects.visible_to(request.user).filter(employer=found).counted().select_related("replaced_by")
    texts = texts.annotate(in_use=Exists(FiledText.objects.in_force(on=today).filter(pk=OuterRef("pk"))))
    made = Inspection.objects.visible_to(request.user).filter(employer=found).order_by("-planned_on", "-pk")
    context = {
        "enterprise": found,
        "today": today,
        "coverage": percent(found.coverage),
        "keys": keys,
        "open_key": next((key for key in keys if key.until is None), None),
        "may_name": SUPERVISION.may(request.user, "name_key"),
        "may_inspect": SUPERVISION.may(request.user, "inspect"),
        "inspections": [(row, state_badge(row)) for row in made.select_related("inspector")[:INSPECTIONS]],
        "holding": Contract.objects.holding(on=today).filter(employer=found).count(),
        "signing": Contract.objects.filter(employer=found, state=ContractState.SIGNING).count(),
        "filed": FiledContract.objects.filter(employer=found, state__in=STANDING).count(),
        "texts": list(texts.order_by("-filed_at", "-pk")[:TEXTS]),
    }
    return render(request, "contracts/enterprises/enterprise.html", context)


def enterprise_for(request: HttpRequest, code: str) -> Any:
    """The enterprise with its figures of today, when the visitor may see it."""
    SUPERVISION.require(request.user, "see_enterprises")
    return get_object_or_404(watched_enterprises(clock.today()), code=code)
