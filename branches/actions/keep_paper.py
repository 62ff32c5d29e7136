"""Register a paper in the person's file; a scan may go with it."""

from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_development import lock_open_path
from branches.development import turn_of
from branches.models import DevelopmentPaper, DevelopmentPath
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules.development_steps import StepName, steps_of
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import attach, write_history

SCAN = "branches.development_scan"


def keep_paper(
    *, path: DevelopmentPath, number: int, dated: date, kept_at: str, by: Any, scan: "File[bytes] | None" = None
) -> DevelopmentPaper:
    """The paper of a step lies in the file. Registered again before the step is recorded: the newer entry counts.

    Raises:
        Refusal: there is no such step, the day lies ahead, or the step has been recorded already.
        ValidationError: the scan is of no type that is kept; the sentence says which are.
    """
    with transaction.atomic():
        locked = lock_open_path(path)
        POLICY.require(by, "keep_paper", locked)
        if number not in steps_of(locked.table):
            raise Refusal(_("没有这个步骤。"), code="no_such_step")
        if number <= locked.step:
            raise Refusal(_("这一步已经完成，材料不再更改。"), code="step_done")
        if dated > clock.today():
            raise Refusal(_("材料日期不能晚于今天。"), code="day_ahead")
        paper, _new = DevelopmentPaper.objects.update_or_create(
            path=locked,
            number=number,
            turn=turn_of(locked, number),
            defaults={"dated": dated, "kept_at": kept_at, "kept_by": by, "kept_at_time": clock.now()},
        )
        if scan is not None:
            attach(subject=locked, file=scan, kind=SCAN, by=by)
        write_history(
            subject=locked,
            verb="branches.development_paper_kept",
            by=by,
            facts={"step": StepName(number), "number": number, "dated": dated},
        )
    return paper
