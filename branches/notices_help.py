"""What askers and helpers are told. ``%(thing)s`` is the request's number: nothing of the matter, nobody's name but the helper's."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.policy_help import HELP
from jinxi_portal.notices.public import BY_PHONE, NoticeGroup, NoticeKind, register_notice

_OWN = NoticeGroup("help", _("我的求助"), order=40)
_GROUP = NoticeGroup("help-office", _("办理求助"), order=41)


def _asks(user: Any) -> bool:
    return bool(HELP.may(user, "ask"))


def _helps(user: Any) -> bool:
    return bool(HELP.may(user, "see_board"))


for key, label, sentence in (
    ("taken", _("求助有人接办"), _("您的求助 %(thing)s 由%(by)s接办了。")),
    ("answered", _("求助有回复"), _("%(by)s 回复了您的求助 %(thing)s。")),
    ("moved_on", _("求助转交"), _("您的求助 %(thing)s 转交给另一处办理，期限不变。")),
    ("handed_over", _("求助转办"), _("您的求助 %(thing)s 转到专门的部门办理，进展仍在这里看。")),
    ("given_back", _("求助退回支部"), _("您的求助 %(thing)s 回到支部继续办理。")),
    ("resolved", _("求助办结"), _("您的求助 %(thing)s 已办结，请看结果并评价。")),
):
    register_notice(NoticeKind(f"branches.help_{key}", label, sentence, group=_OWN, outside=BY_PHONE, concerns=_asks))

for key, label, sentence in (
    ("asked", _("新的求助"), _("有新的求助 %(thing)s，请接办。")),
    ("written", _("求助人留言"), _("求助 %(thing)s 的求助人有新留言。")),
    ("moved", _("转来的求助"), _("求助 %(thing)s 转给您，请接办。")),
    ("reopened", _("求助要求再办"), _("求助 %(thing)s 的求助人说还没有解决，请继续办。")),
    ("withdrawn", _("求助撤回"), _("求助 %(thing)s 已由求助人撤回。")),
    ("rated", _("求助评价"), _("求助 %(thing)s 的求助人作了评价。")),
):
    register_notice(NoticeKind(f"branches.help_{key}", label, sentence, group=_GROUP, concerns=_helps))
