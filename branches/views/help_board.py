"""The board: what is open, with the days left; how much of it where and of which kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from branches.models import HelpRequest
from branches.policy_help import HELP
from branches.states_help import HelpKind
from branches.views.help_table import DESK, OPEN, HelpTable, help_tabs
from jinxi_portal.accounts.public import guarded
from jinxi_portal.sheets.public import workbook_of


@dataclass(frozen=True)
class Heap:
    """How many open requests lie together, and the list of them."""

    label: str
    count: int
    url: str


def _heaps(user: Any) -> tuple[Sequence[Heap], Sequence[Heap]]:
    """Open requests by branch and by kind: two queries."""
    open_ones = HelpRequest.objects.visible_to(user).open().order_by()
    by_branch = open_ones.values_list("organisation_id", "organisation__name").annotate(count=Count("pk"))
    by_kind = open_ones.values_list("kind").annotate(count=Count("pk"))
    branches = [
        Heap(name or _("综合党委求助台"), count, _list(branch=str(pk) if pk else DESK)) for pk, name, count in by_branch
    ]
    kinds = [Heap(str(HelpKind(kind).label), count, _list(kind=kind)) for kind, count in by_kind]
    return sorted(branches, key=_largest), sorted(kinds, key=_largest)


def _largest(heap: Heap) -> tuple[int, str]:
    return (-heap.count, heap.label)


def _list(**chosen: str) -> str:
    return f"{reverse('branches:help_board')}?{urlencode({'which': OPEN, **chosen})}"


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(HELP, "see_board")
def board(request: HttpRequest) -> HttpResponse:
    """What is open, unless another view is asked for."""
    if request.method != "POST" and not request.GET:
        return redirect(_list())
    by_branch, by_kind = _heaps(request.user)
    table = HelpTable(request, export_url=reverse("branches:help_export"))
    context = {
        "tabs": help_tabs(request),
        "by_branch": by_branch,
        "by_kind": by_kind,
        "most_branch": by_branch[0].count if by_branch else 0,
        "most_kind": by_kind[0].count if by_kind else 0,
    }
    return table.respond("branches/help/board.html", context)


@require_safe
@guarded(HELP, "see_board")
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered and sorted, as a workbook."""
    return workbook_of(HelpTable(request), name="help")
