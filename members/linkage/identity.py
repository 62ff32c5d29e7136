"""An ID number as written on a list: full, old, masked, ruined, or only its tail."""

from typing import NamedTuple

from jinxi_portal.kernel.id_number import check_digit, read_partial


class IdParts(NamedTuple):
    """`kind`: full (check digit right), bad (full, check digit or date wrong), mask, tail, head or nothing."""

    kind: str = ""
    number: str = ""
    area: str = ""
    birth: str = ""
    tail: str = ""


def id_parts(raw: str) -> IdParts:
    known = read_partial(raw)
    if known is None:
        return IdParts()
    birth = str(known.birth).replace("-", "") if known.birth else ""
    area, tail = known.first6 or "", known.last4 or ""
    if known.is_whole:
        good = len(birth) == 8 and check_digit(known.pattern[:17]) == known.pattern[17]
        return IdParts("full" if good else "bad", known.pattern, area, birth, tail)
    if tail:
        return IdParts("mask" if area else "tail", "", area, birth, tail)
    return IdParts("head", "", area, birth) if area or birth else IdParts()
