"""The inbox: what I was told, newest first."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.notices.actions.mark_all_read import mark_all_read
from jinxi_portal.notices.actions.mark_notice import mark_notice
from jinxi_portal.notices.models import Notice
from jinxi_portal.notices.policy import NOTICES
from jinxi_portal.notices.reading import address_of, lines_of, unread_count

PAGE = 30


@require_safe
@guarded(NOTICES, "see_inbox")
def inbox(request: HttpRequest) -> HttpResponse:
    only_unread = request.GET.get("show") == "unread"
    mine = Notice.objects.visible_to(request.user)
    found = (mine.unread() if only_unread else mine).select_related("by").order_by("-pk")
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit():
        found = found.filter(pk__lt=int(before[:18]))
    shown = list(found[: PAGE + 1])
    unread = unread_count(request.user)
    context = {
        "lines": lines_of(shown[:PAGE], request.user),
        "older": shown[PAGE - 1].pk if len(shown) > PAGE else None,
        "newest": shown[0].pk if shown else 0,
        "later_page": bool(before),
        "only_unread": only_unread,
        "unread": unread,
        "tabs": [
            {"label": _("全部"), "url": reverse("notices:inbox"), "current": not only_unread, "count": None},
            {
                "label": _("未读"),
                "url": f"{reverse('notices:inbox')}?show=unread",
                "current": only_unread,
                "count": unread,
            },
        ],
    }
    return render(request, "notices/inbox.html", context)


@require_safe
@guarded(NOTICES, "read")
def open_notice(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Read, and go to the thing."""
    notice = _mine(request, public_id)
    mark_notice(notice=notice, read=True, by=_user(request))
    address = address_of(notice, request.user)
    if not address:
        messages.info(request, _("这条通知所说的事您现在已看不到，通知已标为已读。"))
    return redirect(address or "notices:inbox")


@require_POST
@guarded(NOTICES, "read")
def mark(request: HttpRequest, public_id: UUID) -> HttpResponse:
    mark_notice(notice=_mine(request, public_id), read=request.POST.get("read") == "1", by=_user(request))
    return redirect("notices:inbox")


@require_POST
@guarded(NOTICES, "see_inbox")
def mark_all(request: HttpRequest) -> HttpResponse:
    until = request.POST.get("until", "")
    count = mark_all_read(by=_user(request), until=int(until[:18])) if until.isascii() and until.isdigit() else 0
    text = ngettext("%(count)d 条通知已标为已读。", "%(count)d 条通知已标为已读。", count) % {"count": count}
    messages.success(request, text)
    return redirect("notices:inbox")


def _mine(request: HttpRequest, public_id: UUID) -> Notice:
    return get_object_or_404(Notice.objects.visible_to(request.user), public_id=public_id)


def _user(request: HttpRequest) -> Any:
    return request.user
