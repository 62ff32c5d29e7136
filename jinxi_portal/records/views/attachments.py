"""Serving an attachment to who may see its subject."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.records.attachments.serving import serve_attachment
from jinxi_portal.records.models import Attachment
from jinxi_portal.records.policy import RECORDS


@require_safe
@guarded(RECORDS, "open_attachment")
def attachment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    return serve_attachment(request, get_object_or_404(Attachment.objects.standing(), public_id=public_id))
