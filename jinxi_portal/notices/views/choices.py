"""What also comes by text message or WeChat."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jinxi_portal.accounts.public import guarded
from jinxi_portal.notices.actions.save_choices import save_choices
from jinxi_portal.notices.forms import ChoicesForm
from jinxi_portal.notices.policy import NOTICES


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(NOTICES, "choose")
def choices(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    form = ChoicesForm(user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        save_choices(kinds=form.kinds, channels=form.channels, wanted=form.wanted(), by=user)
        messages.success(request, _("通知设置已保存。"))
        return redirect("notices:choices")
    begin, end = settings.NOTICE_QUIET_HOURS
    return render(request, "notices/choices.html", {"form": form, "quiet_from": begin, "quiet_until": end})
