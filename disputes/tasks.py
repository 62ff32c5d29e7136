"""What the worker does for disputes. Tasks get ids, are sent on commit, and may come twice."""

from datetime import timedelta

import structlog
from celery import shared_task

from disputes.actions import bind_case_file as binding
from disputes.models import Binding
from jinxi_portal.kernel import clock

log = structlog.get_logger(__name__)

#: A sheet takes a fraction of a second, joining and sealing some seconds; after this silence the worker is taken for dead.
STALLED_AFTER = timedelta(minutes=3)


@shared_task(name="disputes.bind_case_file")
def bind_case_file(binding_id: int) -> None:
    binding.bind_case_file(binding_id=binding_id)


@shared_task(name="disputes.wake_bindings")
def wake_bindings() -> None:
    silent = Binding.objects.filter(finished_at__isnull=True, touched_at__lt=clock.now() - STALLED_AFTER)
    for pk in silent.values_list("pk", flat=True):
        log.warning("case_file_stalled", binding=pk)
        bind_case_file.delay(pk)
