"""The answer to a person who said why they look at a sealed value."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: An open value is masked again by the page after this time.
SECONDS_SHOWN = 30
_PART = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")


def revealed(request: HttpRequest, *, value: str, masked: str, label: str, back_url: str = "") -> HttpResponse:
    """The open value: as a part of the page for htmx, as a page of its own without scripts.

    The caller has asked the policy and written the access log (``records.public.reveal``) before.
    """
    part = request.POST.get("part", "")
    context = {
        "id": part if _PART.fullmatch(part) else "revealed",
        "value": value,
        "masked": masked,
        "label": label,
        "seconds": SECONDS_SHOWN,
        "back_url": back_url,
    }
    in_page = request.headers.get("HX-Request") == "true"
    return render(request, "components/revealed_value.html" if in_page else "web/revealed.html", context)
