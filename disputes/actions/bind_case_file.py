"""The worker binds the file of a case."""

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from disputes.case_file.binding import issue_whole, parts_of
from disputes.models import Binding, Dispute
from disputes.policy import DISPUTES
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import Refusal

log = structlog.get_logger(__name__)


def bind_case_file(*, binding_id: int) -> Binding:
    """Once: what is finished stays as it is, and of two workers the second finds it done. A problem is kept as a sentence."""
    binding: Binding = Binding.objects.select_related("asked_by").get(pk=binding_id)
    if binding.finished_at is not None:
        return binding
    by = binding.asked_by
    dispute = Dispute.objects.with_people().select_related("taken_in_by", "accepted_by").get(pk=binding.dispute_id)
    try:
        DISPUTES.require(by, "keep_file", dispute)
        parts = parts_of(binding, dispute, by=by)
        with transaction.atomic():
            locked: Binding = Binding.objects.select_for_update().get(pk=binding.pk)
            if locked.finished_at is not None:
                return locked
            locked.paper = issue_whole(dispute, parts, by=by)
            locked.done = locked.total = len(parts)
            locked.finished_at = clock.now()
            locked.save(update_fields=["paper", "done", "total", "finished_at"])
            return locked
    except Refusal as refusal:
        return _failed(binding, str(refusal.sentence))
    except NotAllowed:
        return _failed(binding, _("您现在已经没有装订这份卷宗的权限。"))
    except Exception as error:
        log.exception("case_file_failed", binding=binding.pk, error=type(error).__name__)
        return _failed(binding, _("卷宗没有装成，是我们的问题。已经记下，可以再装订一次。"))


def _failed(binding: Binding, sentence: str) -> Binding:
    with transaction.atomic():
        locked: Binding = Binding.objects.select_for_update().get(pk=binding.pk)
        if locked.finished_at is None:
            locked.problem, locked.finished_at = sentence[:300], clock.now()
            locked.save(update_fields=["problem", "finished_at"])
    return locked
