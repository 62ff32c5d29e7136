"""The language switch."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from jinxi_portal.accounts.public import guarded, save_preferences
from jinxi_portal.web.policy import POLICY


@require_POST
@guarded(POLICY, "choose_language")
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the choice in a cookie, and with the account when signed in."""
    language = request.POST.get("language", "")
    user: Any = request.user
    if user.is_authenticated and check_for_language(language):
        save_preferences(by=user, language=language, large_type=user.large_type)
    return set_language(request)
