"""The self-report on the phone: handing it in, following it, taking it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import attachments_of, draft_of
from members.actions.report_self import DRAFT, PAPER, report_self
from members.actions.withdraw_report import withdraw_report
from members.forms.own import ReportForm
from members.models import AccountClaim, ClaimState, ReportState, SelfReport
from members.people import worker_of
from members.policy_own import OWN
from members.purposes import TRACING
from members.refusals import Refusal
from members.tracing.branch_names import branch_names


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(OWN, "report_self")
def report(request: HttpRequest) -> HttpResponse:
    """Never cached: the back button finds the report that is open instead of the form."""
    user: Any = request.user
    known = SelfReport.objects.filter(user=user, state=ReportState.HANDED_IN).first()
    if known is not None:
        return redirect("members:self_report", known.uid)
    worker = worker_of(user)
    claim = AccountClaim.objects.filter(user=user, state=ClaimState.WAITING).first()
    if worker is None and claim is None:
        messages.info(request, _("先核对一下您是谁，我们才知道联系谁。"))
        return redirect("members:own_claim")
    draft = draft_of(by=user, key=DRAFT)
    known_name = worker.name if worker else claim.name if claim else ""
    initial = {"name": known_name, **(dict(draft.initial) if draft else {}), "agree": False}
    form = ReportForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        papers = [given["paper"]] if given["paper"] else []
        try:
            made = report_self(
                name=given["name"],
                home_branch=given["home_branch"],
                joined_year=given["joined_year"],
                papers=papers,
                by=user,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        except ValidationError as refused:
            form.add_error("paper", refused.messages[0])
        else:
            messages.success(request, _("收到了，回执号 %(number)s。") % {"number": made.number})
            return redirect("members:self_report", made.uid)
    context = {
        "form": form,
        "names": branch_names(),
        "words": TRACING.notice.words(),
        "draft_key": DRAFT,
        "saved_at": draft.saved_at if draft and request.method != "POST" else None,
    }
    return render(request, "members/own/report.html", context)


@never_cache
@require_safe
@guarded(OWN, "see_report")
def one(request: HttpRequest, uid: Any) -> HttpResponse:
    """The person follows it on the phone; the desk goes on to the lead, or to the claim that it waits for."""
    found = _find(request, uid)
    if found.user_id != request.user.pk:
        if found.lead is not None:
            return redirect("members:traced_lead", found.lead.number)
        return redirect("members:words")
    papers = attachments_of(found, PAPER)
    return render(request, "members/own/report_status.html", {"report": found, "lead": found.lead, "papers": papers})


@require_POST
@guarded(OWN, "change_report")
def withdraw(request: HttpRequest, uid: Any) -> HttpResponse:
    found = withdraw_report(report=_find(request, uid, act="change_report"), by=request.user)
    if found.state == ReportState.WITHDRAWN:
        messages.success(request, _("已撤回，您填的内容已删除。"))
    else:
        messages.info(request, _("这份回执已经办结，不能再撤回。"))
    return redirect("members:self_report", found.uid)


def _find(request: HttpRequest, uid: Any, act: str = "see_report") -> SelfReport:
    found = get_object_or_404(SelfReport.objects.select_related("lead"), uid=uid)
    OWN.require(request.user, act, found)
    return found
