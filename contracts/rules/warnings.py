"""What a drafter is warned of before a contract is sent. Pure: numbers come in from the settings of the day.

Sources: 最低工资规定 (劳动和社会保障部令第21号) 3 and 12: no pay below the local minimum for full work; 劳动法 38: one day of rest
a week; 劳动合同法 14 and 17: a term, or said to be without one; 58: two years at least for who is dispatched; 劳动法 50: wages
monthly, so a day of payment. A worker whom an agency places or a family hires is nobody's employee: there 家庭服务业管理暂行办法
(商务部令2012第11号) asks for these contents.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

#: For contracts that are no labour contracts.
SERVICE = "《家庭服务业管理暂行办法》"
#: A contract of a dispatched worker lasts so long at least.
DISPATCHED_YEARS = 2


@dataclass(frozen=True)
class DraftWarning:
    """``key`` is stable; ``blocks`` says that the contract cannot be sent as it is."""

    key: str
    sentence: str
    source: str
    blocks: bool = False


def warnings_for(values: Mapping[str, Any], *, kind: str, minimum_wage: int, asks: set[str]) -> list[DraftWarning]:
    """Warnings for the values of a draft; ``asks`` are the keys that the template has."""
    found = []
    is_labour = kind in ("employee", "dispatched")
    pay = _number(values.get("pay"))
    monthly = not values.get("pay_unit") or "月" in str(values.get("pay_unit"))
    if pay is not None and monthly and pay < minimum_wage:
        found.append(
            DraftWarning(
                "below_minimum",
                _("报酬每月 %(pay)s 元，低于本县最低工资 %(least)s 元。")
                % {"pay": f"{pay:,.2f}".removesuffix(".00"), "least": f"{minimum_wage:,}"},
                "《最低工资规定》第12条",
                blocks=is_labour,
            )
        )
    if "rest_days" in asks and not _number(values.get("rest_days")):
        source = "《劳动法》第38条" if is_labour else SERVICE
        found.append(DraftWarning("no_rest_day", _("没有休息日。每周至少要有一天休息。"), source))
    if "ends_on" in asks and not values.get("ends_on"):
        said = _("没有写到哪一天为止，合同就是无固定期限。请确认这是双方的意思。")
        found.append(
            DraftWarning("no_end", said, "《劳动合同法》第14条")
            if is_labour
            else DraftWarning("no_end", _("没有写服务到哪一天为止。"), SERVICE)
        )
    if kind == "dispatched" and _is_short(values):
        said = _("派遣合同的期限不到两年，法律要求两年以上。")
        found.append(DraftWarning("short_dispatch", said, "《劳动合同法》第58条"))
    if "pay_day" in asks and not _number(values.get("pay_day")):
        source = "《劳动法》第50条" if is_labour else SERVICE
        found.append(DraftWarning("no_pay_day", _("没有写哪一天发报酬。"), source))
    return found


def _is_short(values: Mapping[str, Any]) -> bool:
    """Less than two years from the first day to the last."""
    if not values.get("starts_on") or not values.get("ends_on"):
        return False
    first, last = (date.fromisoformat(str(values[key])) for key in ("starts_on", "ends_on"))
    # the last day of the two years is the day before the anniversary; 29 February has its anniversary on 1 March
    return last + timedelta(days=1) < date(first.year + DISPATCHED_YEARS, first.month, 1) + timedelta(
        days=first.day - 1
    )


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if value not in (None, "") else None
    except InvalidOperation:
        return None
