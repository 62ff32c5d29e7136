"""Serving an attachment to who may see its subject."""

import re
from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.attachments.file_types import PICTURES, SOUNDS
from jinxi_portal.records.attachments.storing import open_attachment
from jinxi_portal.records.models import Attachment
from jinxi_portal.records.policy import RECORDS

_SHOWN_IN_PLACE = {kind.media_type for kind in PICTURES | SOUNDS}
_PLAYED = {kind.media_type for kind in SOUNDS}
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")


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
    if found.media_type in _PLAYED:
        _answer_part(request, response, found.size)
    answer: Any = get_conditional_response(request, etag=response["ETag"], response=response)
    return cast(HttpResponse, answer)


def _answer_part(request: HttpRequest, response: Any, size: int) -> None:
    """Players ask for a recording in parts, and some do not play one that comes only whole."""
    response["Accept-Ranges"] = "bytes"
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or "If-Range" in request.headers:
        return
    first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
    if first > last:
        response.status_code = 416
        response.headers["Content-Range"] = f"bytes */{size}"
        response.streaming_content = iter(())
        response["Content-Length"] = "0"
        return
    file = response.file_to_stream
    file.seek(first)
    response.streaming_content = _chunks(file, last - first + 1)
    response.status_code = 206
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)


def _chunks(file: Any, left: int) -> Iterator[bytes]:
    while left > 0 and (block := file.read(min(left, 64 * 1024))):
        left -= len(block)
        yield block
