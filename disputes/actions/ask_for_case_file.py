"""The file of a closed case is to be bound: the worker does it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.locking import lock_dispute
from disputes.models import Binding, Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from jinxi_portal.kernel import clock


def ask_for_case_file(*, dispute: Dispute, by: Any) -> Binding:
    """One at a time: while the worker is at it, asking again answers with that binding.

    Raises:
        Refusal: the case is still open.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "keep_file", locked)
        if locked.is_open:
            raise Refusal(_("案件还没有办结，办结以后再装订卷宗。"), code="open")
        at_work: Binding | None = locked.bindings.filter(finished_at__isnull=True).first()
        if at_work is not None:
            return at_work
        binding = Binding.objects.create(dispute=locked, asked_by=by, asked_at=clock.now(), touched_at=clock.now())
        transaction.on_commit(lambda: _send(binding.pk))
    return binding


def _send(binding_id: int) -> None:
    from disputes.tasks import bind_case_file  # noqa: PLC0415 -- the task calls the act that binds

    bind_case_file.delay(binding_id)
