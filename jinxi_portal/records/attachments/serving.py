"""An attachment as an answer: shown or saved, asked for again each time, recordings in parts."""

import re
from collections.abc import Iterator
from typing import Any, cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from jinxi_portal.records.attachments.file_types import PICTURES, SOUNDS
from jinxi_portal.records.attachments.storing import open_attachment
from jinxi_portal.records.models import Attachment

_SHOWN_IN_PLACE = {kind.media_type for kind in PICTURES | SOUNDS}
_PLAYED = {kind.media_type for kind in SOUNDS}
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")


def serve_attachment(request: HttpRequest, found: Attachment) -> HttpResponse:
    """The file for ``request.user``, whom the policy of the subject's kind is asked about.

    Raises:
        Http404, NotAllowed: the policy says no, or the file is no longer there.
    """
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
