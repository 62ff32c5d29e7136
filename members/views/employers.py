"""Employers: the list, an employer's page, and what the committee writes about them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jinxi_portal.accounts.public import PlaceKind, Posting, guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from members.actions.change_employer import change_employer
from members.actions.deactivate_employer import deactivate_employer, reactivate_employer
from members.actions.open_employer import open_employer
from members.forms.employer import EmployerForm
from members.models import Employer, Engagement, Roster
from members.policy import POLICY
from members.refusals import EmployerKnown
from members.views.employers_table import EmployerTable, employer_badge, employer_rows
from members.views.rosters_table import roster_badge
from members.views.workbook import workbook_of

#: Older ones stand in the list of rosters.
MOST_ROSTERS = 8


def _table(request: HttpRequest) -> EmployerTable:
    return EmployerTable(request, employer_rows(request.user), export_url=reverse("members:employers_export"))


def _find(request: HttpRequest, code: str) -> Employer:
    return get_object_or_404(Employer.objects.visible_to(request.user), code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "see_employers")
def employers(request: HttpRequest) -> HttpResponse:
    return _table(request).respond("members/employers/list.html", {"policy": POLICY})


@require_safe
@guarded(POLICY, "see_employers")
def export(request: HttpRequest) -> HttpResponse:
    return workbook_of(_table(request), name="employers", sheet=str(EmployerTable.caption))


@require_safe
@guarded(POLICY, "see_employers")
def employer(request: HttpRequest, code: str) -> HttpResponse:
    found = _find(request, code)
    user = request.user
    rosters = Roster.objects.visible_to(user).filter(employer=found).order_by("-received_at", "-pk")
    context: dict[str, Any] = {
        "employer": found,
        "badge": employer_badge(found),
        "workers": Engagement.objects.standing().filter(employer=found).values("worker").distinct().count(),
        "workers_url": f"{reverse('members:workers')}?employer={found.pk}" if POLICY.may(user, "see_workers") else "",
        "sees_rosters": bool(POLICY.may(user, "see_rosters", Roster(employer=found))),
        "rosters": [(roster, roster_badge(roster)) for roster in rosters[:MOST_ROSTERS]],
        "sees_staff": bool(POLICY.may(user, "see_employer_staff")),
        "staff": _staff(found) if POLICY.may(user, "see_employer_staff") else [],
        "may_change": bool(POLICY.may(user, "change_employer", found)),
        "entries": history_of(found, limit=50),
    }
    return render(request, "members/employers/employer.html", context)


def _staff(employer: Employer) -> list[Posting]:
    """Who is posted there today or will be."""
    postings = Posting.objects.not_over(on=clock.today()).filter(place_kind=PlaceKind.EMPLOYER, place_id=employer.pk)
    return list(postings.select_related("user").order_by("role", "since", "pk"))


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "change_employer")
def new(request: HttpRequest) -> HttpResponse:
    form = EmployerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_employer(details=form.details(), by=request.user)
        except EmployerKnown as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("已新建企业“%(name)s”，现在可以上传它的花名册。") % {"name": made.short_name})
            return redirect("members:employer", made.code)
    return render(request, "members/employers/form.html", {"form": form, "employer": None})


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "change_employer")
def change(request: HttpRequest, code: str) -> HttpResponse:
    found = _find(request, code)
    form = EmployerForm.of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_employer(employer=found, details=form.details(), by=request.user)
        except EmployerKnown as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            messages.success(request, _("已保存企业资料。"))
            return redirect("members:employer", found.code)
    return render(request, "members/employers/form.html", {"form": form, "employer": found})


@require_POST
@guarded(POLICY, "change_employer")
def deactivate(request: HttpRequest, code: str) -> HttpResponse:
    found = deactivate_employer(employer=_find(request, code), by=request.user)
    messages.success(
        request, _("已停止与“%(name)s”的合作，不再收它的花名册；已有的都保留。") % {"name": found.short_name}
    )
    return redirect("members:employer", found.code)


@require_POST
@guarded(POLICY, "change_employer")
def reactivate(request: HttpRequest, code: str) -> HttpResponse:
    found = reactivate_employer(employer=_find(request, code), by=request.user)
    messages.success(request, _("已恢复与“%(name)s”的合作，可以上传花名册了。") % {"name": found.short_name})
    return redirect("members:employer", found.code)
