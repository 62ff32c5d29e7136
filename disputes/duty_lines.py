"""Duties as they are typed, one a line: who, by when, what, how much. Written again, an agreement begins as it stands."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from disputes.rules.wages import in_instalments
from disputes.settlement import DutyGiven
from disputes.words import Side

_SIDES = {
    "申请人": Side.APPLICANT,
    "被申请人": Side.RESPONDENT,
    "applicant": Side.APPLICANT,
    "respondent": Side.RESPONDENT,
}
_BETWEEN = r"\s*[，,;；\t]\s*"
_LINE = re.compile(
    rf"(?P<who>{'|'.join(_SIDES)}){_BETWEEN}(?P<year>\d{{4}})[-年/.](?P<month>\d{{1,2}})[-月/.](?P<day>\d{{1,2}})日?{_BETWEEN}"
    rf"(?P<words>.+?)(?:{_BETWEEN}(?P<sum>\d[\d,，]*(?:\.\d{{1,2}})?)\s*元?)?",
    re.IGNORECASE,
)
_LONGEST, _MOST_DIGITS = 300, 10


def read_duty(line: str) -> DutyGiven | None:
    """None where the line is not understood."""
    found = _LINE.fullmatch(line.strip().rstrip("。.；;"))
    if found is None or len(found["words"]) > _LONGEST:
        return None
    try:
        due = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    amount = Decimal(re.sub("[,，]", "", found["sum"])) if found["sum"] else None
    if amount is not None and not (0 < amount < Decimal(10) ** (_MOST_DIGITS - 2)):
        return None
    return DutyGiven(_SIDES[found["who"].lower()], found["words"], due, amount)


def write_duty(duty: DutyGiven) -> str:
    who = next(word for word, side in _SIDES.items() if side == duty.side)
    parts = [who, duty.due_on.isoformat(), duty.words]
    return "，".join([*parts, *([f"{duty.amount:f}"] if duty.amount is not None else [])])


def as_filled_in(duties: Sequence[DutyGiven]) -> tuple[dict[str, Any], str]:
    """The fields of the form and its further lines: equal monthly instalments at the beginning stand in the fields."""
    if not duties:
        return {}, ""
    count = next(count for count in range(len(duties), 0, -1) if count == 1 or _is_series(duties[:count]))
    first = duties[0]
    amount = sum(duty.amount or Decimal(0) for duty in duties[:count]) if first.amount is not None else None
    fields = {"side": first.side, "duty": first.words, "first_due": first.due_on, "amount": amount, "count": count}
    return fields, "\n".join(write_duty(duty) for duty in duties[count:])


def _is_series(duties: Sequence[DutyGiven]) -> bool:
    first = duties[0]
    if any((one.side, one.words) != (first.side, first.words) or one.amount is None for one in duties):
        return False
    total = sum((one.amount for one in duties if one.amount is not None), Decimal(0))
    wanted = in_instalments(total, count=len(duties), first=first.due_on)
    return [(one.due_on, one.amount) for one in duties] == [(part.due, part.amount) for part in wanted]
