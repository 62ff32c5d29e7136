"""Begin a batch: the template, the employer, and for whom; rows from a workbook or workers picked from the roster."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from contracts.models import ContractBatch, ContractBatchRow, TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from jinxi_portal.kernel import clock

MOST_ROWS = 2_000


@dataclass(frozen=True)
class RowGiven:
    """One row of a workbook. ``numbers`` tell who is meant; ``parties`` and ``values`` are of this contract alone."""

    position: int
    name: str
    numbers: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)

    def sealed(self) -> str:
        said = asdict(self)
        return json.dumps({key: said[key] for key in ("numbers", "parties", "values")}, ensure_ascii=False)


def prepare_batch(*, version: TemplateVersion, employer: Any, rows: Iterable[RowGiven] = (), by: Any) -> ContractBatch:
    """Nothing is drafted before it is started.

    Raises:
        Refusal: the version is not in force, or there are too many rows.
    """
    given = list(rows)
    _refuse_too_many(len(given))
    with transaction.atomic():
        batch = ContractBatch(version=version, employer=employer, created_by=by)
        POLICY.require(by, "draft", batch)
        if not TemplateVersion.objects.in_force(on=clock.today()).filter(pk=version.pk).exists():
            raise Refusal(_("这一版范本现在不能用来起草，请选择正在使用的版本。"), code="not_in_force")
        batch.save()
        ContractBatchRow.objects.bulk_create(
            ContractBatchRow(batch=batch, position=row.position, name=row.name[:60], content=row.sealed())
            for row in given
        )
    return batch


def add_workers(*, batch: ContractBatch, workers: Iterable[Any], by: Any) -> int:
    """Workers picked from the roster, each once; answers how many came new.

    Raises:
        Refusal: it was started already, or there are too many.
    """
    with transaction.atomic():
        locked = lock_waiting(batch, by)
        known = set(locked.rows.filter(worker__isnull=False).values_list("worker_id", flat=True))
        new = [worker for worker in workers if worker.pk not in known]
        _refuse_too_many(locked.rows.count() + len(new))
        last = locked.rows.aggregate(last=Max("position"))["last"] or 0
        ContractBatchRow.objects.bulk_create(
            ContractBatchRow(batch=locked, position=last + turn, name=worker.name, worker=worker)
            for turn, worker in enumerate(new, start=1)
        )
    return len(new)


def lock_waiting(batch: ContractBatch, by: Any) -> ContractBatch:
    """The batch, locked, when it has not been started.

    Raises:
        Refusal: it was.
    """
    locked: ContractBatch = ContractBatch.objects.select_for_update().get(pk=batch.pk)
    POLICY.require(by, "draft", locked)
    if locked.started_at is not None:
        raise Refusal(_("这一批已经开始起草，不能再改。请另建一批。"), code="started")
    return locked


def _refuse_too_many(count: int) -> None:
    if count > MOST_ROWS:
        raise Refusal(_("一批最多 %(most)s 份合同，请分几批办。") % {"most": f"{MOST_ROWS:,}"}, code="too_many")
