"""Larger type for who wants it, on every machine they sign in to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.public import guarded, save_preferences
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.ways_back import safe_next


@require_POST
@guarded(POLICY, "choose_type_size")
def choose_type_size(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    large = request.POST.get("size") == "large"
    save_preferences(by=user, language=user.language or get_language() or settings.LANGUAGE_CODE, large_type=large)
    return redirect(safe_next(request))
