"""A PDF as an answer: in the browser's own viewer, or to be kept."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def shown_pdf(pdf: bytes, name: str, *, keep: bool = False) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(keep, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
