"""Go through a batch: each row is drafted and sent in a transaction of its own; what goes wrong with one is said beside it."""

import json
from typing import Any

import structlog
from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.start_signing import start_signing
from contracts.models import Contract, ContractBatch, ContractBatchRow
from contracts.own_workers import worker_on_roster
from contracts.refusals import Refusal
from contracts.states import MoveNotAllowed
from jinxi_portal.kernel import clock

log = structlog.get_logger(__name__)


def work_off_batch(*, batch_id: int) -> ContractBatch:
    """Two workers share the rows; no contract is made twice."""
    batch = ContractBatch.objects.select_related("version__template", "employer", "created_by").get(pk=batch_id)
    while batch.started_at is not None and _next(batch):
        ContractBatch.objects.filter(pk=batch.pk).update(touched_at=clock.now())
    if batch.started_at and not batch.finished_at and not batch.rows.filter(contract__isnull=True, problem="").exists():
        batch.finished_at = clock.now()
        batch.save(update_fields=["finished_at"])
    return batch


def _next(batch: ContractBatch) -> bool:
    with transaction.atomic():
        waiting = batch.rows.select_for_update(skip_locked=True, of=("self",)).filter(contract__isnull=True, problem="")
        row = waiting.select_related("worker").order_by("position").first()
        if row is None:
            return False
        try:
            with transaction.atomic():
                row.contract = _make(batch, row)
        except (Refusal, MoveNotAllowed) as refusal:
            row.problem = str(refusal.sentence)[:600]
        except Exception as error:
            log.exception("contract_of_batch_failed", batch=batch.pk, row=row.pk, error=type(error).__name__)
            row.problem = _("这一份没有做成，是我们的问题。已经记下，其余的继续。")
        if row.contract is not None:
            row.content = None
        row.save(update_fields=["contract", "problem", "content"])
    return True


def _make(batch: ContractBatch, row: ContractBatchRow) -> Contract:
    said: dict[str, Any] = json.loads(row.content.reveal()) if row.content is not None else {}
    worker = row.worker or worker_on_roster(employer=batch.employer, name=row.name, **said.get("numbers", {}))
    parties: dict[str, dict[str, str]] = json.loads(batch.parties.reveal()) if batch.parties is not None else {}
    for role, facts in said.get("parties", {}).items():
        parties[role] = {**parties.get(role, {}), **facts}
    return start_signing(
        version=batch.version,
        employer=batch.employer,
        worker=worker,
        values={**batch.values, **said.get("values", {})},
        parties=parties,
        extra=(),
        by=batch.created_by,
    )
