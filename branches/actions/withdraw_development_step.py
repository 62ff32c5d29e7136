"""Take back the last step that was recorded by mistake; it stays readable."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.locking_development import lock_path
from branches.development import note_limits
from branches.development_deadlines import keep_deadlines
from branches.models import DevelopmentPath
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules import development_steps as steps
from branches.rules.development_steps import StepName
from branches.states_development import PathState
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history

#: These have made somebody a member or moved a relation: they are put right there, not here.
_WITH_CONSEQUENCES = frozenset({steps.APPROVAL, steps.APPROVAL + 2, steps.SECOND_APPROVAL})


def withdraw_development_step(*, path: DevelopmentPath, number: int, reason: str, by: Any) -> DevelopmentPath:
    """Raises:
    Refusal: it is not the last step, the path has ended, or membership followed from the step.
    """
    with transaction.atomic():
        locked = lock_path(path)
        POLICY.require(by, "withdraw_step", locked)
        if locked.state == PathState.ENDED:
            raise Refusal(_("这份培养档案已经终止，不能撤回步骤。"), code="path_ended")
        if number != locked.step or number == 0:
            raise Refusal(_("只能撤回最近完成的一步。请刷新页面查看最新情况。"), code="not_last")
        if number in _WITH_CONSEQUENCES:
            raise Refusal(_("这一步已经改变了党员身份或组织关系，请在党员档案里更正。"), code="has_consequences")
        row = locked.steps.filter(number=number, withdrawn_at__isnull=True).order_by("-turn").first()
        if row is None:
            raise Refusal(_("没有找到这一步的记录。请刷新页面。"), code="not_last")
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = clock.now(), by, reason
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
        locked.step = number - 1
        locked.state = PathState.OPEN
        note_limits(locked)
        locked.save()
        write_history(
            subject=locked,
            verb="branches.development_step_withdrawn",
            by=by,
            facts={"step": StepName(number), "number": number, "row": row},
        )
        keep_deadlines(locked, by=by)
    return locked
