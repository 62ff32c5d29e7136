"""What the schedule does for records: deadlines, drafts, files, the access log's anchor."""

from celery.schedules import crontab

_TASKS = "jinxi_portal.records.tasks"

RECORDS_SCHEDULE: dict[str, dict[str, object]] = {
    "records.watch_deadlines": {"task": f"{_TASKS}.watch_deadlines", "schedule": crontab(minute=5)},
    "records.anchor_access_log": {"task": f"{_TASKS}.anchor_access_log", "schedule": crontab(hour=0, minute=10)},
    "records.expire_drafts": {"task": f"{_TASKS}.expire_drafts", "schedule": crontab(hour=3, minute=10)},
    "records.sweep_orphans": {"task": f"{_TASKS}.sweep_orphans", "schedule": crontab(hour=3, minute=20)},
}
