"""What the schedule does for contracts."""

from datetime import timedelta

import structlog
from celery import shared_task

from contracts.actions.check_filed_contract import check_filed_contract
from contracts.actions.end_contract import expire_contracts, remind_to_renew
from contracts.actions.stop_signing import lapse_contracts
from contracts.actions.work_off_batch import work_off_batch as work_off
from contracts.models import ContractBatch, FiledContract
from contracts.states_filed import FiledState
from jinxi_portal.kernel import clock

log = structlog.get_logger(__name__)

#: A PDF takes seconds to read; after this the worker that had it is taken for dead.
STALLED_AFTER = timedelta(minutes=2)


@shared_task(name="contracts.keep_terms")
def keep_terms() -> dict[str, int]:
    """Lapse what was not signed in time, expire what has run out, remind of what will."""
    return {"lapsed": lapse_contracts(), "expired": expire_contracts(), "reminded": remind_to_renew()}


@shared_task(name="contracts.check_filed")
def check_filed(filed_id: int) -> None:
    check_filed_contract(filed_id=filed_id)


@shared_task(name="contracts.work_off_batch")
def work_off_batch(batch_id: int) -> None:
    work_off(batch_id=batch_id)


@shared_task(name="contracts.wake")
def wake() -> None:
    """Send again what a worker had and never finished."""
    late = clock.now() - STALLED_AFTER
    for pk in FiledContract.objects.filter(state=FiledState.CHECKING, filed_at__lt=late).values_list("pk", flat=True):
        log.warning("filed_contract_stalled", filed=pk)
        check_filed.delay(pk)
    silent = ContractBatch.objects.filter(finished_at__isnull=True, touched_at__lt=late)
    for pk in silent.values_list("pk", flat=True):
        log.warning("contract_batch_stalled", batch=pk)
        work_off_batch.delay(pk)
