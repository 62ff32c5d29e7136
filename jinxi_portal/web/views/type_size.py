"""Larger type for who wants it, on every machine they sign in to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.ways_back import safe_next


@require_POST
@guarded(POLICY, "choose_type_size")
def choose_type_size(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    user.large_type = request.POST.get("size") == "large"
    user.save(update_fields=["large_type"])
    return redirect(safe_next(request))
