"""What the schedule does for records (settings/records.py)."""

from celery import shared_task

from jinxi_portal.kernel import clock
from jinxi_portal.records import anchors, checking, drafts
from jinxi_portal.records.attachments import sweeping
from jinxi_portal.records.deadlines import watching


@shared_task
def watch_deadlines() -> int:
    return watching.watch_deadlines(on=clock.today())


@shared_task
def expire_drafts() -> int:
    return drafts.expire_drafts()


@shared_task
def sweep_orphans() -> int:
    return sweeping.sweep_orphans()


@shared_task
def anchor_access_log() -> str:
    """Write the day's anchor, then look over the whole chain."""
    path = anchors.write_anchor(on=clock.today())
    checking.check_chain()
    return path.name
