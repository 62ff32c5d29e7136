"""The papers of disputes. They name who quarrels, so the public check confirms nothing but that a paper is ours."""

from django.utils.translation import gettext_lazy as _

from disputes.policy import DISPUTES
from jinxi_portal.papers.public import MEDIATION, PaperKind, beside, register_paper_kind

_AGREEMENT, _RECORD = beside("agreement"), beside("record")

for _key, _label, _folder in (
    ("agreement", _("人民调解协议书"), _AGREEMENT),
    ("oral_agreement", _("人民调解口头协议登记表"), _RECORD),
    ("confirmation", _("司法确认申请书"), _RECORD),
    ("payment_order", _("支付令申请书"), _RECORD),
):
    register_paper_kind(
        PaperKind(
            f"disputes.{_key}",
            _label,
            _folder,
            office=MEDIATION,
            existence_only=True,
            policy=DISPUTES,
            see_act="read",
        )
    )
