"""What records shows in the frame."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import slots
from jinxi_portal.records.deadlines.reading import deadlines_waiting_for
from jinxi_portal.records.policy import RECORDS
from jinxi_portal.records.subjects import SubjectKind, register_subject


def _reads_access_log(user: Any) -> bool:
    return bool(RECORDS.may(user, "read_access_log"))


def _only_audits(user: Any) -> bool:
    return bool(user.roles_today() == {Role.AUDITOR})


slots.menu.register(
    slots.MenuEntry(
        "records.access_log", _("查看记录"), "records:access_log", visible=_reads_access_log, room=_("审计"), order=900
    )
)
slots.menu.register(
    slots.MenuEntry(
        "records.access_chain",
        _("完整性"),
        "records:access_chain",
        visible=_reads_access_log,
        room=_("审计"),
        order=910,
    )
)
slots.menu.register(
    slots.MenuEntry(
        "records.settings",
        _("工作规则"),
        "records:settings",
        visible=lambda user: bool(RECORDS.may(user, "see_settings")),
        room=_("规则"),
        order=890,
    )
)
register_subject(
    SubjectKind(
        "records.officesetting",
        _("工作规则"),
        RECORDS,
        url=lambda setting: reverse("records:setting", args=[setting.key]),
        see_act="see_settings",
    )
)
slots.first_pages.register(slots.FirstPage("records.access_log", "records:access_log", fits=_only_audits, order=40))
slots.queue.register(slots.QueueSource("records.deadlines", _("期限"), deadlines_waiting_for, order=20))
