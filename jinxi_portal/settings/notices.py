"""Messages to people: who carries them outside, when nobody is disturbed, what the schedule does."""

from celery.schedules import crontab

from jinxi_portal.settings import env

# One class per channel (jinxi_portal/notices/channels/carrier.py); the console's work in the demo only.
NOTICE_CARRIERS = {
    "sms": "jinxi_portal.notices.channels.console.ConsoleSms",
    "wechat": "jinxi_portal.notices.channels.console.ConsoleWechat",
}
NOTICE_GATEWAY_URL = ""
NOTICE_GATEWAY_SECRET = ""
# Nothing that is not urgent goes out in between; it waits for the morning.
NOTICE_QUIET_HOURS = (env.time_of_day("NOTICE_QUIET_FROM", "21:30"), env.time_of_day("NOTICE_QUIET_UNTIL", "07:30"))

NOTICES_SCHEDULE: dict[str, dict[str, object]] = {
    "notices: send what is due": {"task": "notices.deliver_due", "schedule": crontab(minute="*/5")},
    "notices: forget old ones": {"task": "notices.tidy", "schedule": crontab(hour=3, minute=40)},
}
