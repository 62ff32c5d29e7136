"""Rosters: the list, a roster's page, taking one back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jinxi_portal.accounts.public import Decision, guarded
from jinxi_portal.records.public import history_of
from jinxi_portal.sheets.public import MoveNotAllowed, RefusedByRoom, SheetImport
from members.actions.take_back_roster import take_back_roster
from members.intake.earlier_rosters import listed_before
from members.models import Engagement, Roster
from members.policy import POLICY
from members.states import RosterState
from members.views.rosters_table import RosterTable, RowTable, is_newest, roster_badge, roster_rows, rows_of
from members.views.workbook import workbook_of
from members.withdrawing import decided_on, noted_as_left, resting_on, why_not_withdrawn


def _table(request: HttpRequest) -> RosterTable:
    return RosterTable(request, roster_rows(request.user), export_url=reverse("members:rosters_export"))


def _find(request: HttpRequest, number: str) -> Roster:
    return get_object_or_404(roster_rows(request.user).select_related("received_from"), number=number)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_rosters")
def rosters(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("members/rosters/list.html", {"policy": POLICY})


@require_safe
@guarded(POLICY, "see_rosters")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="rosters", sheet=str(RosterTable.caption))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_rosters")
def roster(request: HttpRequest, number: str) -> HttpResponse:
    """Facts, who came and left, the rows. What only the committee may know is neither asked for nor counted for others."""
    found = _find(request, number)
    user = request.user
    sheet_import = SheetImport.objects.visible_to(user).filter(pk=found.sheet_import_id).first()
    newest = is_newest(found)
    context: dict[str, Any] = {
        "roster": found,
        "badge": roster_badge(found),
        "import": sheet_import,
        "newest": newest,
        "sees_employer": bool(POLICY.may(user, "see_employers")),
        "entries": history_of(found, limit=50),
    }
    if POLICY.may(user, "see_comparisons"):
        context["waiting"] = Engagement.objects.to_compare().filter(employer_id=found.employer_id).exists()
        context["sees_comparisons"] = True
    if found.state == RosterState.READ and POLICY.may(user, "withdraw_roster", found):
        refusal = why_not_withdrawn(found)
        context["withdrawal"] = Decision(False, refusal) if refusal else Decision(True)
    return RowTable(request, rows_of(found, user, newest=newest)).respond("members/rosters/roster.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "withdraw_roster")
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """First what it would do, in numbers: they are counted only for who is about to do it."""
    found = _find(request, number)
    if request.method == "POST":
        return _taken_back(request, found)
    refusal = why_not_withdrawn(found)
    if refusal or found.state != RosterState.READ:
        messages.warning(request, str(refusal or _("这份花名册已经撤回。")))
        return redirect("members:roster", found.number)
    records = Engagement.objects.standing().filter(roster=found).count()
    older = listed_before(found).count()
    context = {
        "roster": found,
        "records": records - older,
        "older": older,
        "back": noted_as_left(found).count(),
        "resting": resting_on(found).count(),
        "decided": decided_on(found).count(),
    }
    return render(request, "members/rosters/withdraw.html", context)


def _taken_back(request: HttpRequest, roster: Roster) -> HttpResponse:
    try:
        take_back_roster(roster=roster, by=request.user)
    except (RefusedByRoom, MoveNotAllowed) as refused:
        messages.warning(request, str(refused.sentence))
    else:
        messages.success(request, _("已撤回花名册 %(number)s。经过仍然保留。") % {"number": roster.number})
    return redirect("members:roster", roster.number)
