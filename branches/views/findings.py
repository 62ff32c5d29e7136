"""All findings on one page: where the organisation does not stand as the rules want it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from branches.findings import findings_of
from branches.models import Organisation
from branches.policy import POLICY
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock


@require_safe
@guarded(POLICY, "see_people")
def findings(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    rows = list(
        Organisation.objects.whose_people_are_seen_by(request.user).standing(on=today).order_by("name_key", "pk")
    )
    found = findings_of(rows, on=today)
    lines = [(row, found[row.pk]) for row in rows if found[row.pk]]
    lines.sort(key=lambda line: [str(each.weight) for each in line[1]][:1] != ["bad"])
    context = {"lines": lines, "clear": len(rows) - len(lines)}
    return render(request, "branches/findings.html", context)
