"""What workers are told about what they said on the phone. Outside the portal nothing of the matter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.notices.public import BY_PHONE, NoticeGroup, NoticeKind, register_notice
from members.policy_own import OWN

_OWN = NoticeGroup("members", _("我的信息"), order=60)
_LEADS = NoticeGroup("members-leads", _("组织找党员"), order=61)


def _a_worker(user: Any) -> bool:
    return bool(OWN.may(user, "see_own"))


def _at_the_desk(user: Any) -> bool:
    return bool(OWN.may(user, "see_words"))


for key, label, sentence in (
    ("claim_linked", _("身份核对好了"), _("您的手机帐号核对好了，可以看到自己的信息。")),
    ("report_answered", _("回执有结果"), _("您的回执 %(thing)s 有结果了，请打开看看。")),
    ("claim_refused", _("身份没有核对上"), _("您的手机帐号没有核对上，请打开看看怎么办。")),
):
    register_notice(NoticeKind(f"members.{key}", label, sentence, group=_OWN, outside=BY_PHONE, concerns=_a_worker))

for key, label, sentence in (
    ("report_withdrawn", _("自报撤回"), _("线索 %(thing)s 的本人撤回了自报，所填内容已删除。")),
    ("consent_withdrawn", _("撤回同意"), _("线索 %(thing)s 的本人撤回了同意，请停止联系。")),
):
    register_notice(NoticeKind(f"members.{key}", label, sentence, group=_LEADS, concerns=_at_the_desk))
