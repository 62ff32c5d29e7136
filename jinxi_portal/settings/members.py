"""What the schedule does for the members' room: comparisons that wait, leads that lie, the board's counts."""

from celery.schedules import crontab

MEMBERS_SCHEDULE: dict[str, dict[str, object]] = {
    "members.wake_comparisons": {"task": "members.wake_comparisons", "schedule": 60.0},
    "members.return_stale_leads": {"task": "members.return_stale_leads", "schedule": crontab(hour=5, minute=30)},
    "members.expire_referrals": {"task": "members.expire_referrals", "schedule": crontab(minute=5)},
    "members.sum_up_board": {"task": "members.sum_up_board", "schedule": crontab(minute="*/10")},
    "members.count_rosters": {"task": "members.count_rosters", "schedule": crontab(minute=25)},
}
