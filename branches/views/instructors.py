"""Instructors: the committee's overview, an instructor's own enterprises, postings and weekly logs."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from branches.actions.post_instructor import end_instructor_posting, post_instructor
from branches.actions.write_log import write_log
from branches.forms.instructors import LogForm, PostInstructorForm
from branches.forms.organisation import LastDayForm
from branches.models import EnterpriseNeed, InstructorPosting
from branches.policy_instructors import INSTRUCTORS
from branches.rules.instructors import week_of
from branches.workload import enterprises_without, lines_of, workloads
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from jinxi_portal.web.public import act_page


@require_safe
@guarded(INSTRUCTORS, "see_all")
def instructors(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    context = {
        "workloads": workloads(on=today),
        "without": enterprises_without(on=today),
        "open_needs": EnterpriseNeed.objects.visible_to(request.user).open().count(),
    }
    return render(request, "branches/instructors/overview.html", context)


@require_safe
@guarded(INSTRUCTORS, "see_own")
def mine(request: HttpRequest) -> HttpResponse:
    """On the phone: my enterprises, which week's log is due, what they need."""
    today = clock.today()
    postings = (
        InstructorPosting.objects.visible_to(request.user).filter(instructor_id=request.user.pk).in_force(on=today)
    )
    lines = lines_of(postings.select_related("employer").order_by("employer__short_name"), on=today)
    needs = EnterpriseNeed.objects.visible_to(request.user).open().select_related("employer")
    context = {"lines": lines, "needs": list(needs.order_by("touched_at")[:20]), "this_week": week_of(today)}
    return render(request, "branches/instructors/mine.html", context)


@require_http_methods(["GET", "POST"])
@guarded(INSTRUCTORS, "post_instructor")
def post(request: HttpRequest) -> HttpResponse:
    title = _("派驻指导员")
    return act_page(
        request,
        form=PostInstructorForm(request.POST or None, initial={"employer": request.GET.get("employer")}),
        title=title,
        submit=_("登记派驻"),
        back=reverse("branches:instructors"),
        crumbs=[(_("指导员派驻"), reverse("branches:instructors"))],
        act=lambda given: post_instructor(by=request.user, **given),
        done=_("已登记派驻。指导员从这一周起填写周志。"),
    )


def _posting(request: HttpRequest, pk: int) -> InstructorPosting:
    rows = InstructorPosting.objects.visible_to(request.user).select_related("instructor", "employer")
    return get_object_or_404(rows, pk=pk)


@require_safe
@guarded(INSTRUCTORS, "see_needs")
def posting(request: HttpRequest, pk: int) -> HttpResponse:
    found = _posting(request, pk)
    [line] = lines_of([found], on=clock.today())
    context = {
        "posting": found,
        "line": line,
        "logs": list(found.logs.all()[:52]),
        "needs": list(EnterpriseNeed.objects.visible_to(request.user).filter(employer=found.employer).order_by("-pk")),
        "may_end": found.until is None and bool(INSTRUCTORS.may(request.user, "end_posting")),
        "may_write": found.instructor_id == request.user.pk and bool(INSTRUCTORS.may(request.user, "write_log", found)),
        "may_raise": bool(INSTRUCTORS.may(request.user, "raise_need", found.employer)),
        "this_week": week_of(clock.today()),
        "entries": history_of(found, limit=30),
    }
    return render(request, "branches/instructors/posting.html", context)


@require_http_methods(["GET", "POST"])
@guarded(INSTRUCTORS, "end_posting")
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = _posting(request, pk)
    title = _("结束派驻")
    return act_page(
        request,
        form=LastDayForm(request.POST or None),
        title=title,
        submit=title,
        danger=True,
        back=reverse("branches:instructors"),
        crumbs=[(_("指导员派驻"), reverse("branches:instructors"))],
        hint=str(found),
        act=lambda given: end_instructor_posting(posting=found, by=request.user, **given),
        done=_("已登记派驻结束，周志仍然保留。"),
    )


@require_http_methods(["GET", "POST"])
@guarded(INSTRUCTORS, "write_log")
def log(request: HttpRequest, pk: int, week: str) -> HttpResponse:
    """One week's log; what stands there is shown to be amended."""
    found = _posting(request, pk)
    if found.instructor_id != request.user.pk:
        raise Http404
    INSTRUCTORS.require(request.user, "write_log", found)
    monday = _monday(week)
    written = found.logs.filter(week=monday).first()
    title = _("%(employer)s 周志") % {"employer": found.employer}
    return act_page(
        request,
        form=LogForm(request.POST or None, initial=_shown(written)),
        title=title,
        submit=_("保存周志"),
        back=reverse("branches:my_enterprises"),
        crumbs=[(_("我的企业"), reverse("branches:my_enterprises"))],
        hint=_("%(monday)s 到 %(sunday)s 这一周")
        % {"monday": monday.isoformat(), "sunday": (monday + timedelta(days=6)).isoformat()},
        act=lambda given: write_log(posting=found, week=monday, by=request.user, **given),
        done=_("周志已保存。"),
    )


def _monday(week: str) -> date:
    try:
        return week_of(date.fromisoformat(week))
    except ValueError:
        raise Http404 from None


def _shown(written: Any) -> dict[str, Any]:
    if written is None:
        return {}
    return {name: getattr(written, name) for name in ("visits", "people_met", "done", "next_week")}
