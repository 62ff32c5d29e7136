"""The papers of a contract: the signed contract with its evidence page, and the evidence alone."""

from django.utils.translation import gettext_lazy as _

from contracts.correction_paper import NOTICE
from contracts.paper_standing import standing_of
from contracts.policy import POLICY
from contracts.policy_supervision import SUPERVISION
from jinxi_portal.papers.public import PaperKind, beside, printed, register_paper_kind

_SHOWN = (printed("title", _("名称")), printed("term", _("合同期限")), printed("text_digest", _("文本摘要")))

register_paper_kind(
    PaperKind(
        "contracts.contract",
        _("已签署的合同"),
        beside("contract"),
        series="contract",
        verify_fields=_SHOWN,
        policy=POLICY,
        see_act="see_paper",
        now=standing_of,
    )
)
register_paper_kind(
    PaperKind(
        "contracts.evidence",
        _("签署证明"),
        beside("evidence"),
        verify_fields=(printed("contract_number", _("合同编号")), *_SHOWN),
        policy=POLICY,
        see_act="see_paper",
        now=standing_of,
    )
)
register_paper_kind(
    PaperKind(
        NOTICE,
        _("责令改正通知书"),
        beside("correction_notice"),
        series="correction_notice",
        # whom it is addressed to is not said to whoever has number and code: it is not a publication
        verify_fields=(printed("title", _("标题")), printed("due", _("改正期限"))),
        policy=SUPERVISION,
        see_act="see_inspections",
    )
)
