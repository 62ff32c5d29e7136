"""The list of imports."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.sheets.kinds import kinds
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.states import ImportState
from jinxi_portal.sheets.wizard import TONES

PAGE = 30
_OPEN = (
    ImportState.CHOOSING,
    ImportState.MAPPING,
    ImportState.CHECKING,
    ImportState.CHECKED,
    ImportState.ADMITTING,
    ImportState.REFUSED,
)


@require_safe
@guarded(POLICY, "see_imports")
def imports(request: HttpRequest) -> HttpResponse:
    """Newest first; a page begins behind the import named by ``after``."""
    every = request.GET.get("all") == "1"
    rows = SheetImport.objects.visible_to(request.user).select_related("sent_by").order_by("-id")
    if not every:
        rows = rows.filter(state__in=_OPEN) | rows.filter(state=ImportState.ADMITTED)
    after = request.GET.get("after", "")
    if after.isascii() and after.isdigit() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: PAGE + 1])
    here = reverse("sheets:imports")
    more = f"{here}?{'all=1&' if every else ''}after={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    context: dict[str, Any] = {
        "lines": [_line(sheet_import) for sheet_import in found[:PAGE]],
        "more_url": more,
        "first_url": f"{here}{'?all=1' if every else ''}" if after else "",
        "tabs": [
            {"label": _("进行中和已收入"), "url": here, "current": not every, "count": None},
            {"label": _("全部"), "url": f"{here}?all=1", "current": every, "count": None},
        ],
    }
    return render(request, "sheets/imports.html", context)


def _line(sheet_import: SheetImport) -> dict[str, Any]:
    known = sheet_import.kind_key in kinds
    return {
        "import": sheet_import,
        "kind": kinds.get(sheet_import.kind_key).title if known else sheet_import.kind_key,
        "tone": TONES[ImportState(sheet_import.state)],
    }
