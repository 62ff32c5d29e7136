"""What each branch has held, what is due and what is late: all branches on one page, and one branch with the rules."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from branches.meetings_due import lines_of
from branches.models import Organisation
from branches.policy_meetings import MEETINGS
from branches.rules.meetings import REQUIREMENTS, Due
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock


def _branches(request: HttpRequest) -> Any:
    rows = Organisation.objects.whose_people_are_seen_by(request.user).branches()
    return rows.standing(on=clock.today()).order_by("name_key", "pk")


@never_cache
@require_safe
@guarded(MEETINGS, "see_list")
def due(request: HttpRequest) -> HttpResponse:
    lines = lines_of(_branches(request), on=clock.today())
    late = sum(1 for line in lines if line.late)
    context = {"lines": lines, "requirements": REQUIREMENTS, "late": late, "Due": Due, "today": clock.today()}
    return render(request, "branches/meetings/due.html", context)


@never_cache
@require_safe
@guarded(MEETINGS, "see_list")
def branch_due(request: HttpRequest, uid: Any) -> HttpResponse:
    branch = get_object_or_404(_branches(request), uid=uid)
    MEETINGS.require(request.user, "plan", branch)
    (line,) = lines_of([branch], on=clock.today())
    return render(request, "branches/meetings/branch_due.html", {"branch": branch, "line": line})
