"""The variables of a template: their types, what may be filled in, and how they stand in the text. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

TEXT, MONEY, DATE, DAYS, CHOICE = "text", "money", "date", "days", "choice"
TYPES = (TEXT, MONEY, DATE, DAYS, CHOICE)
#: Types with a least and a most.
BOUNDED = (MONEY, DATE, DAYS)
#: What stands in a text where nothing was filled in yet.
BLANK = "……"
_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
LONGEST_TEXT = 200
#: A year outside was mistyped.
YEARS = range(2000, 2200)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Variable:
    """One thing to fill in. ``blank`` is what the text says when an optional one was left empty."""

    key: str
    label: str
    type: str = TEXT
    required: bool = True
    least: str = ""
    most: str = ""
    choices: tuple[str, ...] = ()
    blank: str = ""
    help: str = ""


def variable_from(said: Mapping[str, Any]) -> Variable:
    """A variable as it is kept in a template's version.

    Raises:
        ValueError: the key or the type is not one, or a choice has nothing to choose from.
    """
    key, kind = str(said.get("key", "")), str(said.get("type", TEXT))
    if not _KEY.fullmatch(key):
        raise ValueError(_("变量名只用小写英文字母、数字和下划线，例如 pay_day：%(key)s") % {"key": key})
    if kind not in TYPES:
        raise ValueError(_("没有这种变量：%(kind)s") % {"kind": kind})
    choices = tuple(str(each).strip() for each in said.get("choices", ()) if str(each).strip())
    if kind == CHOICE and len(choices) < 2:
        raise ValueError(_("“%(label)s”是选择项，至少要有两个选项。") % {"label": said.get("label", key)})
    return Variable(
        key,
        str(said.get("label") or key),
        kind,
        bool(said.get("required", True)),
        str(said.get("least", "")),
        str(said.get("most", "")),
        choices,
        str(said.get("blank", "")),
        str(said.get("help", "")),
    )


def bounds_fault(variable: Variable) -> str:
    """Why the least and the most of a variable cannot stand, as a sentence; empty when they can. Texts and choices have none."""
    if variable.type not in BOUNDED:
        return ""
    try:
        least, most = (typed_value(variable, bound) if bound else None for bound in (variable.least, variable.most))
    except (ValueError, InvalidOperation):
        return str(_("“%(label)s”的最小或者最大没有读懂：数字写 1740，日期写 2026-01-31。") % {"label": variable.label})
    if least is not None and most is not None and least > most:
        return str(_("“%(label)s”的最小比最大还大，什么都填不进去。") % {"label": variable.label})
    return ""


def value_fault(variable: Variable, value: Any) -> str:
    """Why a value cannot stand for the variable, as a sentence; empty when it can."""
    if value in (None, ""):
        return str(_("请填写“%(label)s”。") % {"label": variable.label}) if variable.required else ""
    try:
        typed = typed_value(variable, value)
    except (ValueError, InvalidOperation):
        return str(_("“%(label)s”没有读懂，请按示例填写。") % {"label": variable.label})
    if variable.type == CHOICE and typed not in variable.choices:
        return str(_("“%(label)s”请从列出的选项里选择。") % {"label": variable.label})
    if variable.type == DATE and typed.year not in YEARS:
        return str(_("“%(label)s”的年份像是写错了，请核对。") % {"label": variable.label})
    if variable.type == TEXT and len(typed) > LONGEST_TEXT:
        return str(_("“%(label)s”最多 %(most)s 字。") % {"label": variable.label, "most": LONGEST_TEXT})
    for bound, wrong, sentence in (
        (variable.least, lambda limit: typed < limit, _("“%(label)s”不能小于 %(limit)s。")),
        (variable.most, lambda limit: typed > limit, _("“%(label)s”不能大于 %(limit)s。")),
    ):
        if bound and variable.type in BOUNDED and wrong(typed_value(variable, bound)):
            return str(sentence % {"label": variable.label, "limit": bound})
    return ""


def typed_value(variable: Variable, value: Any) -> Any:
    """The value in its own type.

    Raises:
        ValueError, InvalidOperation: it is not of the type.
    """
    if variable.type == MONEY:
        amount = Decimal(str(value).replace(",", "").replace("，", ""))
        if not amount.is_finite():
            raise ValueError(value)
        return amount.quantize(CENT, ROUND_HALF_UP)
    if variable.type == DATE:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if variable.type == DAYS:
        return int(str(value))
    return str(value).strip()


def kept_value(variable: Variable, value: Any) -> str:
    """The value as it is kept: plain text that ``typed_value`` reads back."""
    return "" if value in (None, "") else str(typed_value(variable, value))


def shown_value(variable: Variable, value: Any) -> str:
    """The value as it stands in the contract."""
    if value in (None, ""):
        return variable.blank or BLANK
    typed = typed_value(variable, value)
    if variable.type == MONEY:
        return f"{typed:,.2f}".removesuffix(".00") + "元"
    if variable.type == DATE:
        return f"{typed.year}年{typed.month}月{typed.day}日"
    return str(typed)


def fill(text: str, variables: Sequence[Variable], values: Mapping[str, Any]) -> str:
    """The text with its places filled; a place that is no variable is left as it stands."""
    known = {variable.key: variable for variable in variables}

    def shown(found: re.Match[str]) -> str:
        variable = known.get(found[1])
        return found[0] if variable is None else shown_value(variable, values.get(variable.key))

    return _PLACE.sub(shown, text)


def with_labels(text: str, variables: Sequence[Variable]) -> str:
    """The text for a reader of the template: 【合同开始日期】 where its key stands."""
    known = {variable.key: variable for variable in variables}
    return _PLACE.sub(lambda found: f"【{known[found[1]].label}】" if found[1] in known else found[0], text)


def places_in(text: str) -> list[str]:
    """The keys that a text has places for."""
    return _PLACE.findall(text)
