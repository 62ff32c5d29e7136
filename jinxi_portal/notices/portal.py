"""The bell of the top bar."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import slots
from jinxi_portal.notices import deadlines
from jinxi_portal.notices.policy import NOTICES
from jinxi_portal.notices.reading import unread_count

__all__ = ["deadlines"]


def _has_an_inbox(user: Any) -> bool:
    return bool(NOTICES.may(user, "see_inbox"))


slots.top_links.register(
    slots.TopLink("notices", _("通知"), "notices:inbox", icon="bell", visible=_has_an_inbox, count=unread_count)
)
