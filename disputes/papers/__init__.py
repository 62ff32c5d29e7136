"""The papers of disputes. They name who quarrels, so the public check confirms nothing but that a paper is ours."""

from django.utils.translation import gettext_lazy as _

from disputes.policy import DISPUTES
from jinxi_portal.papers.public import MEDIATION, PaperKind, beside, register_paper_kind

_AGREEMENT, _RECORD, _CASE_FILE = beside("agreement"), beside("record"), beside("case_file")

for _key, _label, _folder, _act in (
    ("agreement", _("人民调解协议书"), _AGREEMENT, "read"),
    ("oral_agreement", _("人民调解口头协议登记表"), _RECORD, "read"),
    ("confirmation", _("司法确认申请书"), _RECORD, "read"),
    ("payment_order", _("支付令申请书"), _RECORD, "read"),
    ("application", _("人民调解申请书"), _RECORD, "read"),
    ("acceptance", _("人民调解受理登记表"), _RECORD, "perform"),
    ("minutes", _("人民调解记录"), _RECORD, "read"),
    ("visits", _("人民调解协议回访记录"), _RECORD, "perform"),
    ("case_file", _("人民调解卷宗"), _CASE_FILE, "perform"),
):
    register_paper_kind(
        PaperKind(
            f"disputes.{_key}",
            _label,
            _folder,
            office=MEDIATION,
            existence_only=True,
            policy=DISPUTES,
            see_act=_act,
        )
    )
