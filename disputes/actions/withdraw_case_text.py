"""A text of a settled case is taken down."""

from typing import Any

from django.db import transaction

from disputes.locking import lock_dispute
from disputes.models import CaseText
from disputes.policy import DISPUTES
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def withdraw_case_text(*, text: CaseText, by: Any) -> CaseText:
    """Nobody finds it any more; taking it down twice changes nothing."""
    with transaction.atomic():
        locked = lock_dispute(text.dispute)
        DISPUTES.require(by, "publish_text", locked)
        row: CaseText = CaseText.objects.select_for_update().get(pk=text.pk)
        if row.withdrawn_at is None:
            row.withdrawn_at = clock.now()
            row.save(update_fields=["withdrawn_at"])
            write_history(subject=locked, verb="disputes.text_withdrawn", by=by, facts={"number": locked.number})
    return row
