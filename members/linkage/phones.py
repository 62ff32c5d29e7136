"""A mobile number as written on a list: full, masked, or only its tail."""

import re
from typing import NamedTuple

from jinxi_portal.kernel.mobile import UNKNOWN, read_partial

WHOLE = re.compile("1[3-9][0-9]{9}")


class MobileParts(NamedTuple):
    """`kind`: full, mask (first three and last four), tail (last four) or nothing."""

    kind: str = ""
    number: str = ""
    head: str = ""
    tail: str = ""


def mobile_parts(raw: str) -> MobileParts:
    known = read_partial(raw)
    if known is None:
        several = WHOLE.search(raw)  # two numbers in one cell: the first is taken
        known = several[0] if several else None
    if known is None or UNKNOWN in known[7:]:
        return MobileParts()
    if UNKNOWN not in known:
        return MobileParts("full", known, known[:3], known[7:])
    head = known[:3]
    return MobileParts("tail", "", "", known[7:]) if UNKNOWN in head else MobileParts("mask", "", head, known[7:])
