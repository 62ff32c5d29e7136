"""Compare the rosters with the register."""

from typing import Any

from celery import current_app
from django.db import transaction

from jinxi_portal.records.public import take_case_number, write_history
from members.linkage_models import model_in_use
from members.models import Engagement, LinkageRun, RegisterEntry
from members.policy import POLICY
from members.refusals import ComparisonRuns, NothingToCompare, Refusal, RegisterEmpty
from members.states import RunState


def start_comparison(*, by: Any, everything: bool = False) -> LinkageRun:
    """Queue a comparison of what is new or changed since the last one, or of ``everything``.

    A comparison that already waits is returned instead of a second one: it will take in the same rows.
    ``by`` is ``None`` when the portal itself starts it after a new roster.

    Raises:
        members.refusals.Refusal: a person asked, and one is running or there is nothing to compare.
    """
    with transaction.atomic():
        if by is not None:
            POLICY.require(by, "start_comparison")
        waiting = (
            LinkageRun.objects.select_for_update().filter(state=RunState.QUEUED, everything__gte=everything).first()
        )
        if waiting is not None:
            return waiting
        if by is not None:
            refusal = why_not_started(everything=everything)
            if refusal is not None:
                raise refusal
        run = LinkageRun.objects.create(
            number=take_case_number("comparison"), model=model_in_use(), everything=everything, started_by=by
        )
        write_history(subject=run, verb="members.comparison_started", by=by, facts={"number": run.number})
        transaction.on_commit(lambda: _send(run.pk))
    return run


def compare_what_came(*, everything: bool = False) -> None:
    """After the commit of an import: queue a comparison, unless its rows have been compared already or there are none."""
    if not isinstance(why_not_started(everything=everything), NothingToCompare | RegisterEmpty):
        start_comparison(by=None, everything=everything)


def why_not_started(*, everything: bool) -> Refusal | None:
    """What a person who asks for a comparison now would be told; None when it can begin."""
    running = LinkageRun.objects.filter(state=RunState.RUNNING).first()
    if running is not None:
        return ComparisonRuns(running.number)
    if not RegisterEntry.objects.standing().exists():
        return RegisterEmpty()
    rows = Engagement.objects.standing() if everything else Engagement.objects.to_compare()
    return None if rows.exists() else NothingToCompare()


def _send(run_id: int) -> None:
    """By name: the task loads the linkage engine, which a web process must not."""
    task = current_app.tasks.get("members.run_comparison")
    if task is not None:
        task.delay(run_id)
    else:
        current_app.send_task("members.run_comparison", [run_id])
