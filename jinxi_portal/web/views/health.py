"""Whether the process lives (``/healthz``) and whether the portal can work (``/readyz``); answers carry no details of people."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from jinxi_portal.web.policy import POLICY

_migrated = False


@guarded(POLICY, "ask_health")
@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@guarded(POLICY, "ask_health")
@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, queue, worker and migrations are well, else 503; each part is named with what is wrong."""
    parts = {
        "database": _said(_database),
        "queue": _said(_queue),
        "worker": _said(_worker),
        "migrations": _said(_migrations),
    }
    ready = all(said == "ok" for said in parts.values())
    return JsonResponse({"status": "ok" if ready else "unready", **parts}, status=200 if ready else 503)


def _said(look: Callable[[], str]) -> str:
    try:
        return look()
    except Exception as error:  # noqa: BLE001 -- whatever is wrong, the answer is that it is wrong
        return f"failed: {type(error).__name__}"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _queue() -> str:
    cache.set("readyz", "1", 10)
    return "ok" if cache.get("readyz") == "1" else "failed: a value was not kept"


def _worker() -> str:
    beat: Any = cache.get(settings.WORKER_HEARTBEAT_KEY)
    if beat is None:
        return f"failed: no heartbeat within {settings.WORKER_HEARTBEAT_SECONDS} seconds"
    age = clock.now().timestamp() - float(beat)
    return "ok" if age <= settings.WORKER_HEARTBEAT_SECONDS else f"failed: last heartbeat {age:.0f} seconds ago"


def _migrations() -> str:
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            return f"failed: {len(waiting)} migrations wait; run manage.py migrate"
        _migrated = True
    return "ok"
