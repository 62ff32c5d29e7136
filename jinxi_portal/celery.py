"""The queue's entry: tasks are found in each app's tasks.py; the whole schedule stands in settings."""

import os
import time
from typing import Any

from celery import Celery
from celery.signals import before_task_publish, heartbeat_sent, setup_logging, task_postrun, task_prerun

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
app = Celery("jinxi_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

_last_beat = 0.0


@setup_logging.connect
def keep_the_portals_logging(**signal: Any) -> None:
    """Receivers of this signal tell Celery that logging is set up: it is, by Django's settings."""


@before_task_publish.connect
def hand_the_request_id_on(headers: dict[str, Any] | None = None, **signal: Any) -> None:
    """A task's log lines carry the id of the request that asked for it."""
    from structlog.contextvars import get_contextvars  # noqa: PLC0415 -- the launcher needs no logging

    request_id = get_contextvars().get("request_id")
    if headers is not None and request_id:
        headers.setdefault("portal_request_id", request_id)


@task_prerun.connect
def name_the_task_in_the_log(task_id: str = "", task: Any = None, **signal: Any) -> None:
    from structlog.contextvars import bind_contextvars, clear_contextvars  # noqa: PLC0415

    if task.request.called_directly or task.request.is_eager:
        return
    clear_contextvars()
    bind_contextvars(task_id=task_id, task=task.name, request_id=getattr(task.request, "portal_request_id", None))


@task_postrun.connect
def forget_the_task(task: Any = None, **signal: Any) -> None:
    from structlog.contextvars import clear_contextvars  # noqa: PLC0415

    if not (task.request.called_directly or task.request.is_eager):
        clear_contextvars()


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
