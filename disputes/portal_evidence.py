"""Evidence and papers in the frame: their parts of the case's page, notices, the kinds of files that evidence is kept as."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes import notices_evidence
from disputes.evidence_files import PAPER, PICTURE, VOICE
from disputes.policy_evidence import EVIDENCE
from disputes.rules.evidence import (
    LONGEST_VOICE_SECONDS,
    MOST_FILES,
    MOST_PAPER_BYTES,
    MOST_PICTURE_BYTES,
    MOST_VOICE_BYTES,
)
from disputes.views import evidence_section, papers_section
from jinxi_portal.records.public import (
    PAPERS,
    PICTURES,
    SHEETS,
    SOUNDS,
    AttachmentKind,
    SubjectKind,
    register_attachment_kind,
    register_subject,
)

__all__ = ["evidence_section", "notices_evidence", "papers_section"]

register_subject(
    SubjectKind(
        "disputes.evidence",
        pgettext_lazy("纠纷", "证据"),
        EVIDENCE,
        url=lambda evidence: evidence.dispute.get_absolute_url(),
        see_act="see",
    )
)
for key, label, types, most_bytes, longest in (
    (PICTURE, _("证据图片"), PICTURES, MOST_PICTURE_BYTES, None),
    (VOICE, _("证据录音"), SOUNDS, MOST_VOICE_BYTES, LONGEST_VOICE_SECONDS),
    (PAPER, _("证据材料"), PICTURES | PAPERS | SHEETS, MOST_PAPER_BYTES, None),
):
    register_attachment_kind(
        AttachmentKind(key, label, types, most_bytes=most_bytes, most=MOST_FILES, longest_seconds=longest)
    )
