"""What parties and the office are told about evidence: the case's number, nothing of the matter."""

from django.utils.translation import gettext_lazy as _

from disputes.notices import OFFICE, PARTIES, is_office, is_party
from jinxi_portal.notices.public import BY_PHONE, NoticeKind, register_notice

register_notice(
    NoticeKind(
        "disputes.evidence_given",
        _("新的证据"),
        _("纠纷 %(thing)s 的当事人提供了证据，请查看。"),
        group=OFFICE,
        concerns=is_office,
    )
)
register_notice(
    NoticeKind(
        "disputes.evidence_released",
        _("可以看的证据"),
        _("纠纷 %(thing)s 有一份证据给您看，请打开查看。"),
        group=PARTIES,
        outside=BY_PHONE,
        concerns=is_party,
    )
)
