"""A sealed number in the open, after a reason: of a register entry or of a roster row."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.public import reveal as reveal_value
from jinxi_portal.web.public import revealed
from members.models import Engagement, RegisterEntry
from members.policy import POLICY

_MODELS: dict[str, Any] = {"register": RegisterEntry, "engagement": Engagement}
_LABELS = {"id_number": _("公民身份号码"), "mobile": _("手机号码")}


@never_cache
@require_POST
@guarded(POLICY, "reveal_sealed")
def reveal(request: HttpRequest, kind: str, pk: int, field: str) -> HttpResponse:
    if kind not in _MODELS or field not in _LABELS:
        raise Http404
    subject = get_object_or_404(_MODELS[kind].objects.visible_to(request.user), pk=pk)
    back = _back(request)
    try:
        value = reveal_value(by=request.user, subject=subject, field=field, reason=request.POST.get("reason", ""))
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
        answer: HttpResponse = redirect(back)
        if request.headers.get("HX-Request") == "true":
            answer = HttpResponse(status=204, headers={"HX-Redirect": back})
        return answer
    return revealed(
        request, value=value, masked=str(getattr(subject, field) or ""), label=str(_LABELS[field]), back_url=back
    )


def _back(request: HttpRequest) -> str:
    came_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    safe = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came_from if safe else "/"
