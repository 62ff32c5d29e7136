"""Filed contracts and batches that addresses name: by the staff of the cast's employer for the cast's worker."""

from typing import Any

from contracts.actions.prepare_batch import RowGiven, prepare_batch
from contracts.actions.start_batch import start_batch
from contracts.actions.work_off_batch import work_off_batch
from contracts.models import ContractBatch
from members.public import worker_of
from tests.contracts.factories import make_employer, make_version, make_worker
from tests.contracts.factories_filed import filed, own_pdf
from tests.permissions.expectations import Cast


def a_filed_contract(cast: Cast) -> dict[str, Any]:
    worker = worker_of(cast["worker"]) or make_worker(user=cast["worker"])
    return {"number": filed(cast["employer_staff"], own_pdf(), worker=worker).number}


def a_batch(cast: Cast) -> dict[str, Any]:
    make_worker()
    rows = [RowGiven(1, "王桂芳")]
    by = cast["employer_staff"]
    return {"uid": prepare_batch(version=make_version(), employer=make_employer(), rows=rows, by=by).uid}


def a_started_batch(cast: Cast) -> dict[str, Any]:
    found = a_batch(cast)
    parties = {"employer": {"signatory": "马晓燕", "mobile": "13800000001"}}
    batch = ContractBatch.objects.get(uid=found["uid"])
    start_batch(batch=batch, values={}, parties=parties, by=cast["employer_staff"])
    work_off_batch(batch_id=batch.pk)
    return found


def a_template_in_force(cast: Cast) -> dict[str, Any]:
    return {"key": make_version().template.key}
