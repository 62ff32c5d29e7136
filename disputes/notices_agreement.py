"""What parties and the office are told about an agreement: the case's number, nothing of the matter."""

from django.utils.translation import gettext_lazy as _

from disputes.notices import PARTIES, is_party
from jinxi_portal.notices.public import BY_PHONE, NoticeKind, register_notice

for key, label, sentence in (
    ("to_sign", _("调解协议待签字"), _("调解协议 %(thing)s 已经写好，请看清楚后签字。")),
    ("settled", _("调解协议生效"), _("调解协议 %(thing)s 双方都已签字，今天起生效，请按期履行。")),
    ("performed", _("调解协议履行完毕"), _("调解协议 %(thing)s 已经全部履行，事情了结。")),
    (
        "broken",
        _("调解协议没有履行"),
        _("调解协议 %(thing)s 没有按期履行，可以申请支付令、仲裁或者起诉，调解员会帮您准备材料。"),
    ),
    ("taken_back", _("履行登记更正"), _("调解协议 %(thing)s 有一项履行登记错了，已经作废，现在的情况请看这里。")),
    (
        "not_kept",
        _("没有按期履行"),
        _("调解协议 %(thing)s 您这一方没有按期履行，对方可以申请支付令、仲裁或者起诉。请尽快履行，并告诉调解员。"),
    ),
    ("paper_ready", _("给您的申请材料"), _("纠纷 %(thing)s 有一份申请材料给您，请打开看怎样递交、什么时候以前递交。")),
):
    register_notice(NoticeKind(f"disputes.{key}", label, sentence, group=PARTIES, outside=BY_PHONE, concerns=is_party))
