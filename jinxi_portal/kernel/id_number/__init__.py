"""Resident ID numbers: whole ones (``parse``) and those of which only some places are known (``read_partial``)."""

from jinxi_portal.kernel.id_number.partial import MaskedId, read_partial
from jinxi_portal.kernel.id_number.whole import (
    PERMIT_AREAS,
    IdNumber,
    IdNumberError,
    check_digit,
    find_fault,
    has_checksum,
    is_ruined,
    is_valid,
    normalise,
    parse,
    upgrade,
)

__all__ = [
    "PERMIT_AREAS",
    "IdNumber",
    "IdNumberError",
    "MaskedId",
    "check_digit",
    "find_fault",
    "has_checksum",
    "is_ruined",
    "is_valid",
    "normalise",
    "parse",
    "read_partial",
    "upgrade",
]
