"""Compare the rosters with the register."""

from typing import Any

from celery import current_app
from django.db import transaction

from jinxi_portal.records.public import take_case_number, write_history
from members.linkage_models import model_in_use
from members.models import LinkageRun
from members.policy import POLICY
from members.states import RunState


def start_comparison(*, by: Any, everything: bool = False) -> LinkageRun:
    """Queue a comparison of what is new or changed since the last one, or of ``everything``.

    A comparison that already waits is returned instead of a second one: it will take in the same rows.
    ``by`` is ``None`` when the portal itself starts it after a new roster.
    """
    with transaction.atomic():
        if by is not None:
            POLICY.require(by, "start_comparison")
        waiting = (
            LinkageRun.objects.select_for_update().filter(state=RunState.QUEUED, everything__gte=everything).first()
        )
        if waiting is not None:
            return waiting
        run = LinkageRun.objects.create(
            number=take_case_number("comparison"), model=model_in_use(), everything=everything, started_by=by
        )
        write_history(subject=run, verb="members.comparison_started", by=by, facts={"number": run.number})
        transaction.on_commit(lambda: _send(run.pk))
    return run


def _send(run_id: int) -> None:
    """By name: the task loads the linkage engine, which a web process must not."""
    task = current_app.tasks.get("members.run_comparison")
    if task is not None:
        task.delay(run_id)
    else:
        current_app.send_task("members.run_comparison", [run_id])
