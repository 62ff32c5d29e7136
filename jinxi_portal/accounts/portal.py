"""What accounts puts into the frame: the administrator's menu lines and first page, the worker's last tab."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.policy import POLICY
from jinxi_portal.kernel import slots


def _sees_accounts(user: Any) -> bool:
    return bool(POLICY.may(user, "see_accounts"))


def _sees_elevated_access(user: Any) -> bool:
    return bool(POLICY.may(user, "see_elevated_access"))


def _is_posted(user: Any) -> bool:
    return bool(user.roles_today())


_ROOM = _("系统管理")

slots.menu.register(
    slots.MenuEntry(
        key="accounts", label=_("帐号与岗位"), url_name="accounts:people", visible=_sees_accounts, room=_ROOM, order=900
    )
)
slots.menu.register(
    slots.MenuEntry(
        key="elevated_access",
        label=_("特别查看"),
        url_name="accounts:elevated_accesses",
        visible=_sees_elevated_access,
        room=_ROOM,
        order=910,
    )
)
slots.first_pages.register(slots.FirstPage(key="accounts", url_name="accounts:people", fits=_sees_accounts, order=10))
# Who holds a posting whose room has no page yet is at least at home somewhere.
slots.first_pages.register(slots.FirstPage(key="account", url_name="accounts:account", fits=_is_posted, order=900))
slots.phone_tabs.register(
    slots.PhoneTab(key="account", label=_("我的"), url_name="accounts:account", icon="person", order=40)
)
