"""The small endpoint behind ``components`` of forms that save themselves."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.drafts import discard_draft, save_draft
from jinxi_portal.records.policy import RECORDS


@require_POST
@never_cache
@guarded(RECORDS, "keep_draft")
def draft(request: HttpRequest, key: str) -> HttpResponse:
    """Keep the form as typed so far; ``discard`` in its place takes the draft away."""
    if "discard_draft" in request.POST:
        discard_draft(by=request.user, key=key)
        return render(request, "records/draft_state.html", {"discarded": True})
    try:
        saved_at = save_draft(by=request.user, key=key, values=dict(request.POST.lists()))
    except ValidationError as refused:
        return render(request, "records/draft_state.html", {"problem": refused.messages[0]})
    return render(request, "records/draft_state.html", {"saved_at": saved_at})
