"""What the frame itself puts into its slots: the queue of staff and employers' staff, and the worker's first page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import slots
from jinxi_portal.web.policy import POLICY


def _sees_queue(user: Any) -> bool:
    return bool(POLICY.may(user, "see_queue"))


def _is_worker(user: Any) -> bool:
    return bool(POLICY.may(user, "see_worker_home"))


slots.menu.register(
    slots.MenuEntry(key="queue", label=_("我的待办"), url_name="web:queue", visible=_sees_queue, order=0)
)
slots.first_pages.register(slots.FirstPage(key="queue", url_name="web:queue", fits=_sees_queue, order=50))
slots.first_pages.register(slots.FirstPage(key="worker_home", url_name="web:worker_home", fits=_is_worker, order=60))
slots.phone_tabs.register(slots.PhoneTab(key="home", label=_("首页"), url_name="web:worker_home", icon="home", order=0))
