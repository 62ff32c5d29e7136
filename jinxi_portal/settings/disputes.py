"""What the schedule does for the disputes' room: files whose worker has gone silent are bound by another."""

DISPUTES_SCHEDULE: dict[str, dict[str, object]] = {
    "disputes.wake_bindings": {"task": "disputes.wake_bindings", "schedule": 60.0},
}
