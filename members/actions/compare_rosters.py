"""Carry out a queued comparison. Import only from tasks: this loads the linkage engine."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.bulk import find_rows, update_rows
from jinxi_portal.records.public import announce, write_history
from members.bands import bands_on
from members.comparing.joins import join_found
from members.comparing.leads import store_leads
from members.comparing.tables import register_table, roster_tables, rows_in, together
from members.events import ComparisonFinished
from members.holding import hold_employers
from members.linkage.engine import LinkageResult, link
from members.linkage.grouping import group_rows
from members.linkage.model import LinkageModel as Weights
from members.linkage.settings import LinkageSettings
from members.models import Engagement, LinkageRun
from members.rules.comparisons import STALLED_AFTER
from members.states import RunState


def compare_rosters(*, run_id: int) -> LinkageRun | None:
    """Compare what is new or changed (or everything) with the register, and store leads, evidence and joins at once.

    Returns None when another comparison is running or this one is done: the task may come twice. What a killed worker
    left is begun again; nothing was stored before the last step.
    """
    run = _begin(run_id)
    if run is None:
        return None
    try:
        return _compare(run)
    except Exception:
        _fail(run)
        raise


def _compare(run: LinkageRun) -> LinkageRun:
    is_everybody = run.everything or not _compared_before().exists()
    to_compare = Engagement.objects.standing() if is_everybody else Engagement.objects.to_compare()
    _tell(run, "load", 0, 1)
    as_read = {pk: bytes(digest) for pk, digest in to_compare.values_list("pk", "row_digest").iterator(5000)}
    register, rosters = register_table(), roster_tables(to_compare)
    run.register_rows, run.roster_rows = register.num_rows, rows_in(rosters)
    compared = {row: as_read.get(row) for table in rosters.values() for row in table.column("row").to_pylist()}
    settings = bands_on(clock.today()).apply_to(LinkageSettings.from_json(json.dumps(run.model.settings)))
    weights = Weights.from_json(json.dumps(run.model.parameters)) if run.model.parameters else None
    if not register.num_rows or not compared:
        return _end(run, None, compared, settings)
    result = link(register, rosters, settings, weights, progress=lambda *now: _tell(run, *now))
    _tell(run, "join", 0, 1)
    everybody = rosters if is_everybody else together(rosters, roster_tables(_compared_before()))
    clusters = group_rows(everybody, settings, result.model)
    _tell(run, "store", 0, 1)
    return _end(run, result, compared, settings, clusters)


def _compared_before() -> "QuerySet[Engagement]":
    return Engagement.objects.standing().filter(compared_in__isnull=False)


def _begin(run_id: int) -> LinkageRun | None:
    try:
        with transaction.atomic():
            run = LinkageRun.objects.select_for_update(of=("self",)).select_related("model").get(pk=run_id)
            if run.state in (RunState.DONE, RunState.FAILED):
                return None
            if run.state == RunState.RUNNING and run.beat_at and run.beat_at > clock.now() - STALLED_AFTER:
                return None  # another worker is at it
            run.state, run.started_at, run.beat_at = RunState.RUNNING, clock.now(), clock.now()
            run.save(update_fields=["state", "started_at", "beat_at"])
    except IntegrityError:  # another comparison is running; the schedule brings this one again
        return None
    return run


def _fail(run: LinkageRun) -> None:
    """Said on the page; nothing was stored, and the next comparison may begin."""
    with transaction.atomic():
        problem = str(_("比对中途出错，没有存入任何结果。请再开始一次；仍然不行，请联系系统管理员。"))
        now = clock.now()
        LinkageRun.objects.filter(pk=run.pk).update(state=RunState.FAILED, problem=problem, finished_at=now)
        write_history(subject=run, verb="members.comparison_failed", by=None, facts={"number": run.number})


def _tell(run: LinkageRun, stage: str, done: int, total: int) -> None:
    run.stage, run.stage_done, run.stage_total, run.beat_at = stage, done, total, clock.now()
    run.save(
        update_fields=["stage", "stage_done", "stage_total", "beat_at", "register_rows", "roster_rows"],
    )


def _end(
    run: LinkageRun,
    result: LinkageResult | None,
    compared: Mapping[int, bytes | None],
    settings: LinkageSettings,
    clusters: Any = (),
) -> LinkageRun:
    with transaction.atomic():
        unchanged = _hold_unchanged(compared)
        run.settings = json.loads(settings.to_json())
        if result is not None:
            run.joined = join_found(list(clusters), leave_out=compared.keys() - unchanged)
            found = list(result.leads())
            tally = store_leads(run, [pair for pair in found if pair.row in unchanged], unchanged)
            run.strong, run.possible, run.new_leads = tally.strong, tally.possible, tally.new_leads
            run.decided_before, run.nobody = tally.decided_before, tally.nobody
            run.parameters, run.versions = json.loads(result.model.to_json()), result.versions
            run.input_digest = result.digest()
            pairs = [(f.roster, f.row, f.register_row, f.probability) for f in found]
            run.output_digest = hashlib.sha256(json.dumps(pairs).encode()).hexdigest()
        update_rows(Engagement, "id", {"id": sorted(unchanged)}, where={}, compared_in=run.pk)
        run.state, run.finished_at, run.beat_at = RunState.DONE, clock.now(), clock.now()
        run.save()
        facts = {"number": run.number, "strong": run.strong, "possible": run.possible, "joined": run.joined}
        write_history(subject=run, verb="members.comparison_finished", by=None, facts=facts)
        announce(ComparisonFinished(run_id=run.pk))
    return run


def _hold_unchanged(compared: Mapping[int, bytes | None]) -> set[int]:
    """The compared rows that still stand as they were read; rosters neither come nor go until the transaction ends.

    Whatever changed meanwhile is new to the next comparison.
    """
    hold_employers()
    now = find_rows(Engagement, ["id", "row_digest"], match="id", values=list(compared), left_on=None)
    return {pk for pk, digest in now if compared[pk] == bytes(digest)}
