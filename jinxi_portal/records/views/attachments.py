"""Serving an attachment to who may see its subject."""

from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.attachments.file_types import PICTURES
from jinxi_portal.records.attachments.storing import open_attachment
from jinxi_portal.records.models import Attachment
from jinxi_portal.records.policy import RECORDS

_SHOWN_IN_PLACE = {kind.media_type for kind in PICTURES}


@require_safe
@guarded(RECORDS, "open_attachment")
def attachment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = get_object_or_404(Attachment.objects.standing(), public_id=public_id)
    file = open_attachment(attachment=found, by=request.user)
    response: Any = FileResponse(
        file,
        as_attachment=found.media_type not in _SHOWN_IN_PLACE,
        filename=found.name,
        content_type=found.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    # Kept by this browser only, and asked for again each time, so that a lost right is felt at once.
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = quote_etag(found.digest)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer: Any = get_conditional_response(request, etag=response["ETag"], response=response)
    return cast(HttpResponse, answer)
