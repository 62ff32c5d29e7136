"""The queue's entry: tasks are found in each app's tasks.py; the whole schedule stands in settings."""

import os
import time
from typing import Any

from celery import Celery
from celery.signals import heartbeat_sent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
app = Celery("jinxi_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

_last_beat = 0.0


@heartbeat_sent.connect
def note_that_the_worker_lives(**signal: Any) -> None:
    """Leave a note for ``/readyz``; the worker's own pulse calls this every two seconds, even while tasks run long."""
    from django.conf import settings  # noqa: PLC0415 -- only in a worker, after its settings are read
    from django.core.cache import cache  # noqa: PLC0415

    global _last_beat
    if time.monotonic() - _last_beat < settings.WORKER_HEARTBEAT_SECONDS / 4:
        return
    _last_beat = time.monotonic()
    try:
        cache.set(settings.WORKER_HEARTBEAT_KEY, time.time(), settings.WORKER_HEARTBEAT_SECONDS * 2)
    except Exception:  # noqa: BLE001 -- a queue that is away for a moment must not stop the worker's pulse
        _last_beat = 0.0
