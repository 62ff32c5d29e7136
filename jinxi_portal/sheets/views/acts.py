"""The acts of the last step: confirm, let mended rows follow, give up, take back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.sheets.actions.admit_mended import admit_mended
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.actions.discard import discard
from jinxi_portal.sheets.actions.withdraw import withdraw
from jinxi_portal.sheets.forms.confirmation import ConfirmForm
from jinxi_portal.sheets.intake import RefusedByRoom
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.refusals import Refusal
from jinxi_portal.sheets.states import MoveNotAllowed
from jinxi_portal.sheets.views.finding import find_import


def _do(
    request: HttpRequest, found: SheetImport, act: Callable[..., Any], said: str = "", **chosen: Any
) -> HttpResponse:
    try:
        act(sheet_import=found, by=request.user, **chosen)
    except (Refusal, MoveNotAllowed, RefusedByRoom) as refused:
        messages.warning(request, str(refused.sentence))
    else:
        if said:
            messages.success(request, said)
    return redirect(found)


@require_POST
@guarded(POLICY, "confirm")
def confirm_import(request: HttpRequest, number: str) -> HttpResponse:
    found = find_import(request, number)
    form = ConfirmForm(request.POST, sheet_import=found)
    if not form.is_valid():
        messages.error(request, _("还没有收入：请先说明这是完整名单还是补充名单，并核对日期。"))
        return redirect(found)
    return _do(request, found, confirm, **form.chosen())


@require_POST
@guarded(POLICY, "confirm")
def follow(request: HttpRequest, number: str) -> HttpResponse:
    return _do(request, find_import(request, number), admit_mended)


@require_POST
@guarded(POLICY, "discard")
def discard_import(request: HttpRequest, number: str) -> HttpResponse:
    found = find_import(request, number)
    said = _("已放弃导入 %(number)s，没有收入任何一行。") % {"number": found.number}
    return _do(request, found, discard, said)


@require_POST
@guarded(POLICY, "withdraw")
def withdraw_import(request: HttpRequest, number: str) -> HttpResponse:
    found = find_import(request, number)
    said = _("已撤回导入 %(number)s 收入的内容。") % {"number": found.number}
    return _do(request, found, withdraw, said)
