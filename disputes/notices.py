"""What parties and the office are told. ``%(thing)s`` is the case's number: nothing of the matter, nobody's name."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.policy import DISPUTES
from jinxi_portal.notices.public import BY_PHONE, NoticeGroup, NoticeKind, as_day, register_notice

_DAY = {"day": as_day}
PARTIES = NoticeGroup("disputes", _("纠纷调解"), order=30)
OFFICE = NoticeGroup("disputes-office", _("办理纠纷"), order=31)


def is_party(user: Any) -> bool:
    return bool(DISPUTES.may(user, "see_own"))


def is_office(user: Any) -> bool:
    """Whom the office's word reaches: who leads the talks, and the clerks."""
    return bool(DISPUTES.may(user, "agree"))


for key, label, sentence in (
    ("received", _("调解申请收到"), _("您的调解申请 %(thing)s 已经登记，很快会告诉您是否受理。")),
    ("accepted", _("调解受理"), _("您的调解申请 %(thing)s 已经受理，接下来征求对方意见。")),
    ("consent_asked", _("对方申请调解"), _("有一件与您有关的纠纷 %(thing)s 申请调解，请答复是否同意。")),
    ("mediation_begun", _("开始调解"), _("双方都同意，纠纷 %(thing)s 开始调解。")),
    ("ended", _("调解结束"), _("纠纷 %(thing)s 的调解已经结束，接下来可以怎么办请看这里。")),
    ("claims_changed", _("请求有变化"), _("纠纷 %(thing)s 的请求有变化，请看一看。")),
    ("offer_made", _("新的调解方案"), _("纠纷 %(thing)s 有新的调解方案，请答复。")),
    ("extension_asked", _("延长调解"), _("纠纷 %(thing)s 提出延长调解时间，请答复是否同意。")),
    ("mediators_proposed", _("请选调解员"), _("纠纷 %(thing)s 推荐了调解员，请选一位。")),
    ("mediator_in_charge", _("调解员选定"), _("纠纷 %(thing)s 的调解员已经选定。")),
    ("mediator_replaced", _("更换调解员"), _("纠纷 %(thing)s 更换调解员，会重新推荐。")),
    ("invited", _("调解会邀请"), _("纠纷 %(thing)s 定于 %(day)s 调解，时间地点请看这里。")),
    ("session_cancelled", _("调解会取消"), _("纠纷 %(thing)s 的一次调解会取消了。")),
    ("minutes_written", _("调解笔录"), _("纠纷 %(thing)s 的调解笔录写好了，请核对签字。")),
    ("declined", _("调解不予受理"), _("调解申请 %(thing)s 不能受理，原因和该找谁请看这里。")),
):
    register_notice(
        NoticeKind(f"disputes.{key}", label, sentence, group=PARTIES, outside=BY_PHONE, concerns=is_party, readers=_DAY)
    )

for key, label, sentence in (
    ("taken_in", _("新的纠纷"), _("新登记纠纷 %(thing)s，请决定是否受理。")),
    ("consent_answered", _("当事人答复"), _("纠纷 %(thing)s 的当事人答复了是否同意调解。")),
    ("stopped", _("调解停止"), _("纠纷 %(thing)s 由当事人撤回或者终止。")),
    ("claims_changed_office", _("请求有变化"), _("纠纷 %(thing)s 的当事人变更了请求。")),
    ("offer_made_office", _("调解方案"), _("纠纷 %(thing)s 的当事人提出了方案。")),
    ("offer_answered", _("方案答复"), _("纠纷 %(thing)s 的方案有了答复。")),
    ("case_given", _("交您调解的纠纷"), _("纠纷 %(thing)s 的双方选您做调解员。")),
    ("case_taken", _("不再由您调解"), _("纠纷 %(thing)s 更换了调解员，不再由您调解。")),
    ("mediator_wanted", _("重新推荐调解员"), _("纠纷 %(thing)s 更换调解员，请重新推荐。")),
    ("session_planned", _("约定调解会"), _("纠纷 %(thing)s 约定在 %(day)s 调解。")),
    ("handed_on", _("纠纷移交"), _("纠纷 %(thing)s 有违法犯罪或人身危险迹象，已停止调解，请跟进移交。")),
):
    register_notice(
        NoticeKind(
            f"disputes.{key}",
            label,
            sentence,
            group=OFFICE,
            urgent=key == "handed_on",
            concerns=is_office,
            readers=_DAY,
        )
    )
