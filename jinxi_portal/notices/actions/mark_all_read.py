"""Everything that lies unread is read."""

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.notices.policy import NOTICES


def mark_all_read(*, by: User, until: int) -> int:
    """Only what the person has before the eyes: notices up to the one numbered ``until``. Returns how many were unread."""
    NOTICES.require(by, "see_inbox")
    return Notice.objects.visible_to(by).unread().filter(pk__lte=until).update(read_at=clock.now())
