"""A party reads: when it was opened, for how long, and how far."""

from typing import Any

from django.db import transaction

from contracts.actions.locking import lock_party
from contracts.models import Party
from contracts.states import ContractState, PartyRole
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history

#: What one report of the page may add: it reports every few seconds while the page is looked at.
MOST_SECONDS_AT_ONCE = 60


def open_contract(*, party: Party, by: Any) -> Party:
    """Note the first look of this round; later looks change nothing."""
    if party.opened_at is not None or party.contract.state != ContractState.SIGNING:
        return party
    with transaction.atomic():
        locked = lock_party(party)
        if locked.opened_at is None and locked.contract.state == ContractState.SIGNING:
            locked.opened_at = clock.now()
            locked.save(update_fields=["opened_at"])
            write_history(
                subject=locked.contract, verb="contracts.contract_opened", by=by, facts={"role": PartyRole(locked.role)}
            )
    return locked


def note_reading(*, party: Party, seconds: int, percent: int) -> Party:
    """Add time and keep the farthest place read."""
    with transaction.atomic():
        locked = lock_party(party)
        if locked.contract.state == ContractState.SIGNING:
            locked.reading_seconds += max(0, min(seconds, MOST_SECONDS_AT_ONCE))
            locked.read_percent = max(locked.read_percent, max(0, min(percent, 100)))
            locked.save(update_fields=["reading_seconds", "read_percent"])
    return locked
