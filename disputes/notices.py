"""What parties and the office are told. ``%(thing)s`` is the case's number: nothing of the matter, nobody's name."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.policy import DISPUTES
from jinxi_portal.notices.public import BY_PHONE, NoticeKind, register_notice


def _party(user: Any) -> bool:
    return bool(DISPUTES.may(user, "see_own"))


def _office(user: Any) -> bool:
    return bool(DISPUTES.may(user, "take_in"))


for key, label, sentence in (
    ("received", _("调解申请收到"), _("您的调解申请 %(thing)s 已经登记，很快会告诉您是否受理。")),
    ("accepted", _("调解受理"), _("您的调解申请 %(thing)s 已经受理，接下来征求对方意见。")),
    ("declined", _("调解不予受理"), _("调解申请 %(thing)s 不能受理，原因和该找谁请看这里。")),
):
    register_notice(NoticeKind(f"disputes.{key}", label, sentence, outside=BY_PHONE, concerns=_party))

for key, label, sentence in (
    ("taken_in", _("新的纠纷"), _("新登记纠纷 %(thing)s，请决定是否受理。")),
    ("handed_on", _("纠纷移交"), _("纠纷 %(thing)s 有违法犯罪或人身危险迹象，已停止调解，请跟进移交。")),
):
    register_notice(NoticeKind(f"disputes.{key}", label, sentence, urgent=key == "handed_on", concerns=_office))
