"""The file of a paper, for whoever may see what it is about."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.policy import PAPERS
from jinxi_portal.papers.storing import open_paper


@require_safe
@guarded(PAPERS, "open_paper")
def file(request: HttpRequest, number: str) -> HttpResponse:
    """Shown in the browser's own viewer; ``?download=1`` saves it."""
    found = get_object_or_404(Paper.objects.select_related("subject_type"), number=number)
    PAPERS.require(request.user, "open_paper", found)
    response = HttpResponse(open_paper(found), content_type="application/pdf")
    disposition = content_disposition_header(request.GET.get("download") == "1", f"{found.number}.pdf")
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    # Kept by this browser only, and asked for again each time, so that a lost right is felt at once.
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = quote_etag(found.pdf_digest)
    answer: Any = get_conditional_response(request, etag=response["ETag"], response=response)
    return cast(HttpResponse, answer)
