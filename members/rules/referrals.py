"""How often one member may name colleagues (setting of the committee; custom)."""

#: The days over which referrals are counted.
DAYS = 30


def may_refer(*, made: int, limit: int) -> bool:
    return made < limit
