"""The tree as of any day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from branches.forms.tree import DayForm
from branches.policy import POLICY
from branches.tree import count_by_kind, tree_of
from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock


@require_safe
@guarded(POLICY, "see_tree")
def tree(request: HttpRequest) -> HttpResponse:
    form = DayForm(request.GET or None, initial={"on": clock.today()})
    on = form.cleaned_data["on"] if form.is_bound and form.is_valid() else clock.today()
    roots = tree_of(request.user, on=on)
    context = {
        "form": form,
        "on": on,
        "today": clock.today(),
        "roots": roots,
        "counts": [(kind.label, count) for kind, count in count_by_kind(roots).items()],
        "sees_findings": bool(POLICY.may(request.user, "see_people")),
        "may_found": bool(POLICY.may(request.user, "found")),
    }
    return render(request, "branches/tree/tree.html", context)
