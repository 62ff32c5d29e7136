"""A notice is read, or is to look unread again."""

from django.db import transaction

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.notices.policy import NOTICES


def mark_notice(*, notice: Notice, read: bool, by: User) -> Notice:
    """No move and no history: a mark of the reader's own. The first reading's time stays."""
    with transaction.atomic():
        locked: Notice = Notice.objects.select_for_update().get(pk=notice.pk)
        NOTICES.require(by, "read", locked)
        if read != (locked.read_at is not None):
            locked.read_at = clock.now() if read else None
            locked.save(update_fields=["read_at"])
    return locked
