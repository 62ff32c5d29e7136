"""Agreements in the frame: the part of the case's page, notices, deadlines, the kind of file that a signature is."""

from django.utils.translation import gettext_lazy as _

from disputes import deadlines_agreement, notices_agreement
from disputes.actions.sign_agreement import DRAWING
from disputes.views import agreement_section
from jinxi_portal.records.public import PICTURES, AttachmentKind, register_attachment_kind

__all__ = ["agreement_section", "deadlines_agreement", "notices_agreement"]

register_attachment_kind(AttachmentKind(DRAWING, _("手写签名"), PICTURES, most_bytes=512 * 1024, most=20))
