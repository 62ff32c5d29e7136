"""What workers are told about what they said on the phone. Outside the portal nothing of the matter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.notices.public import BY_PHONE, NoticeKind, register_notice
from members.policy_own import OWN


def _a_worker(user: Any) -> bool:
    return bool(OWN.may(user, "see_own"))


for key, label, sentence in (
    ("claim_linked", _("身份核对好了"), _("您的手机帐号核对好了，可以看到自己的信息。")),
    ("claim_refused", _("身份没有核对上"), _("您的手机帐号没有核对上，请打开看看怎么办。")),
):
    register_notice(NoticeKind(f"members.{key}", label, sentence, outside=BY_PHONE, concerns=_a_worker))
