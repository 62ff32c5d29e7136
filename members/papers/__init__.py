"""The papers of this room. Internal ones: ``/verify/`` says that they are ours and stand, nothing of whom they name."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.papers.public import PaperKind, beside, register_paper_kind
from members.policy import POLICY

register_paper_kind(
    PaperKind(
        "members.enquiry_letter",
        _("询问函"),
        beside("enquiry_letter"),
        series="enquiry_letter",
        existence_only=True,
        policy=POLICY,
        see_act="trace_lead",
    )
)
