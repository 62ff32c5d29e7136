"""What the schedule does for contracts."""

from celery import shared_task

from contracts.actions.end_contract import expire_contracts, remind_to_renew
from contracts.actions.stop_signing import lapse_contracts


@shared_task(name="contracts.keep_terms")
def keep_terms() -> dict[str, int]:
    """Lapse what was not signed in time, expire what has run out, remind of what will."""
    return {"lapsed": lapse_contracts(), "expired": expire_contracts(), "reminded": remind_to_renew()}
