"""What a worker has agreed to: given when, in which words, taken back with one tap and a question."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from members.actions.give_consent import give_consent, record_paper_consent
from members.actions.withdraw_consent import withdraw_consent
from members.consenting import consents_of
from members.models import Worker
from members.people import worker_of
from members.policy_own import OWN
from members.purposes import TRACING, Purpose, purposes


@never_cache
@require_safe
@guarded(OWN, "manage_consent")
def consents(request: HttpRequest) -> HttpResponse:
    rows = list(consents_of(worker_of(request.user) or request.user).select_related("notice"))
    lines = []
    for purpose in sorted(purposes, key=lambda purpose: purpose.order):
        newest = next((row for row in rows if row.purpose == purpose.key), None)
        standing = newest is not None and newest.withdrawn_at is None
        lines.append(
            {
                "purpose": purpose,
                "words": purpose.notice.words(),
                "newest": newest,
                "standing": standing,
                "outdated": standing and newest.notice.version != purpose.notice.number,  # type: ignore[union-attr]
                "sent": {"purpose": purpose.key},
                "id": f"withdraw-{purpose.order}",
            }
        )
    return render(request, "members/own/consents.html", {"lines": lines})


@require_POST
@guarded(OWN, "manage_consent")
def give(request: HttpRequest) -> HttpResponse:
    give_consent(purpose=_purpose(request), by=request.user)
    messages.success(request, _("已记下您的同意。随时可以撤回。"))
    return redirect("members:own_consents")


@require_POST
@guarded(OWN, "manage_consent")
def withdraw(request: HttpRequest) -> HttpResponse:
    if withdraw_consent(purpose=_purpose(request), by=request.user):
        messages.success(request, _("已撤回。我们马上停止，不再联系或核查。"))
    else:
        messages.info(request, _("没有需要撤回的同意。"))
    return redirect("members:own_consents")


@require_POST
@guarded(OWN, "record_consent")
def paper(request: HttpRequest, uid: Any) -> HttpResponse:
    """A clerk records a signed paper, from the lead on which it is needed or the worker's page."""
    worker = get_object_or_404(Worker.objects.visible_to(request.user), uid=uid)
    record_paper_consent(purpose=TRACING, worker=worker, by=request.user)
    messages.success(request, _("已登记%(name)s的书面同意。") % {"name": worker})
    lead = worker.leads.order_by("-pk").first()
    return redirect("members:traced_lead", lead.number) if lead else redirect("members:worker", worker.uid)


def _purpose(request: HttpRequest) -> Purpose:
    key = request.POST.get("purpose", TRACING.key)
    if key not in purposes:
        raise Http404
    return purposes.get(key)
