"""Start a batch: from here on the worker process drafts and sends, row by row."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.prepare_batch import lock_waiting
from contracts.actions.start_signing import Parties, Unfit, clean_parties, value_faults
from contracts.models import ContractBatch
from contracts.refusals import Refusal
from jinxi_portal.kernel import clock


def start_batch(*, batch: ContractBatch, values: Mapping[str, Any], parties: Parties, by: Any) -> ContractBatch:
    """``values`` and ``parties`` hold for every row that says nothing of its own.

    Raises:
        Refusal: it was started already, has no rows, or what all rows share is wrong.
    """
    shared = {key: str(value).strip() for key, value in values.items() if str(value or "").strip()}
    cleaned, faults = clean_parties(parties)
    # what is missing here may stand in the rows; what is wrong here is wrong in all of them
    faults += [fault for fault in value_faults(batch.version, shared) if fault[0].rpartition("/")[2] in shared]
    if faults:
        raise Unfit(faults)
    with transaction.atomic():
        locked = lock_waiting(batch, by)
        if not locked.rows.exists():
            raise Refusal(_("这一批里还没有人。请先从名册里选人，或者上传表格。"), code="no_rows")
        locked.values = shared
        locked.parties = json.dumps(cleaned, ensure_ascii=False)
        locked.started_at = locked.touched_at = clock.now()
        locked.save(update_fields=["values", "parties", "started_at", "touched_at"])
        transaction.on_commit(lambda: _send(locked.pk))
    return locked


def _send(batch_id: int) -> None:
    from contracts.tasks import work_off_batch  # noqa: PLC0415 -- the task calls the act that works it off

    work_off_batch.delay(batch_id)
