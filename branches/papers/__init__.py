"""The papers of the organisation's room. They name members, so the public check confirms nothing but that a paper is ours."""

from django.utils.translation import gettext_lazy as _

from branches.policy_meetings import MEETINGS
from branches.policy_transfers import TRANSFERS
from jinxi_portal.papers.public import PaperKind, beside, register_paper_kind

register_paper_kind(
    PaperKind(
        "branches.transfer_receipt",
        _("组织关系介绍信回执联"),
        beside("transfer_receipt"),
        existence_only=True,
        policy=TRANSFERS,
        see_act="see",
    )
)
register_paper_kind(
    PaperKind(
        "branches.meeting_minutes",
        _("支部会议记录"),
        beside("meeting_minutes"),
        existence_only=True,
        policy=MEETINGS,
        see_act="write_minutes",
    )
)
