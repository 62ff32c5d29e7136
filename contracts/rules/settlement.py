"""What is settled when a contract is over, and what of it is still open. Pure."""

from collections.abc import Mapping

from contracts.states import Settled, settlement_items


def settlement_of(state: str, given: Mapping[str, str]) -> dict[str, str]:
    """Every item of the state; what was not said of is open."""
    return {key: str(Settled(given.get(key) or Settled.OPEN)) for key in settlement_items(state)}


def open_items(settlement: Mapping[str, str]) -> int:
    """How many are not settled yet."""
    return sum(value == Settled.OPEN for value in settlement.values())
