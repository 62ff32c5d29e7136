"""The papers of disputes. They name who quarrels, so the public check confirms nothing but that a paper is ours.

What only lies in the file is for who keeps it; what parties get, they open themselves. The whole file is opened from the case alone, with a reason.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.policy import DISPUTES, SESSIONS
from jinxi_portal.papers.public import MEDIATION, PaperKind, beside, register_paper_kind

_AGREEMENT, _RECORD = beside("agreement"), beside("record")
_OPEN, _KEPT = "read", "keep_file"

for _key, _label, _folder, _see in (
    ("application", _("人民调解申请书"), beside("application"), _KEPT),
    ("register", _("人民调解受理登记表"), _RECORD, _KEPT),
    ("acceptance", _("人民调解受理通知书"), beside("acceptance"), _OPEN),
    ("consent", _("当事人意愿征询记录"), _RECORD, _KEPT),
    ("mediator_choice", _("调解员选定和回避审查表"), _RECORD, _KEPT),
    ("evidence_list", _("证据目录"), beside("evidence_list"), _KEPT),
    ("offers", _("协商方案记录"), _RECORD, _KEPT),
    ("agreement", _("人民调解协议书"), _AGREEMENT, _OPEN),
    ("oral_agreement", _("人民调解口头协议登记表"), _RECORD, _OPEN),
    ("visit_record", _("协议履行和回访记录"), beside("visit_record"), _KEPT),
    ("confirmation", _("司法确认申请书"), _RECORD, _OPEN),
    ("court", _("司法确认情况登记表"), _RECORD, _KEPT),
    ("payment_order", _("支付令申请书"), _RECORD, _KEPT),
    ("arbitration", _("劳动人事争议仲裁申请书"), beside("arbitration"), _KEPT),
    ("closing", _("人民调解结案表"), _RECORD, _KEPT),
    ("archive_sheet", _("卷内备考表"), _RECORD, _KEPT),
    ("case_file", pgettext_lazy("纠纷", "卷宗"), beside("case_file"), "open_sealed_file"),
):
    register_paper_kind(
        PaperKind(
            f"disputes.{_key}",
            _label,
            _folder,
            office=MEDIATION,
            existence_only=True,
            policy=DISPUTES,
            see_act=_see,
        )
    )
for _key, _label, _folder in (
    ("session_notice", _("人民调解通知书"), beside("session_notice")),
    ("minutes", _("人民调解笔录"), beside("minutes")),
):
    register_paper_kind(
        PaperKind(
            f"disputes.{_key}",
            _label,
            _folder,
            office=MEDIATION,
            existence_only=True,
            policy=SESSIONS,
            see_act=_OPEN,
        )
    )
