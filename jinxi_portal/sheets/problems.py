"""What is wrong with a cell or a row, in words: what happened, to which value, what now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Severity(StrEnum):
    """What a problem means for its row."""

    #: The value is taken as far as it can be read; somebody should look.
    LOOK = "look"
    #: The cell cannot be used and is left empty; the row goes in without it.
    CELL = "cell"
    #: The row cannot go in until it is mended.
    ROW = "row"


@dataclass(frozen=True)
class _Entry:
    severity: Severity
    sentence: Any
    what_to_do: Any


#: For sentences that are not about one cell.
_ANYWHERE = {"column": "…", "other": "…"}
_MEND = _("请对照原件改正这一格。")
_PROBLEMS: dict[str, _Entry] = {
    "missing": _Entry(Severity.ROW, _("“%(column)s”没有填写。"), _("请补填后再收入。")),
    "undecodable": _Entry(Severity.CELL, _("这一格有认不出来的乱码。"), _("请对照原件重新填写这一格。")),
    "too_long": _Entry(Severity.CELL, _("这一格的文字太长。"), _("请确认没有填错位置，缩短后再收入。")),
    "formula_error": _Entry(Severity.CELL, _("这一格是公式算出的错误值。"), _("请在原表里把公式改成文字后重新填写。")),
    "id_ruined": _Entry(
        Severity.LOOK,
        _("身份证号被表格当成数字保存，后几位已经丢失，系统不会猜。"),
        _("请对照证件补全 18 位；以后请先把这一列设为“文本”再填。"),
    ),
    "id_checksum": _Entry(
        Severity.LOOK, _("身份证号的最后一位与前面的数字对不上，可能有一位写错。"), _("请对照证件核对。")
    ),
    "id_length": _Entry(Severity.CELL, _("身份证号的位数不对（应为 18 位或旧的 15 位）。"), _MEND),
    "id_characters": _Entry(Severity.CELL, _("身份证号里有不该出现的字符。"), _MEND),
    "id_birth": _Entry(Severity.LOOK, _("身份证号里的出生日期不存在。"), _("请核对第 7 到 14 位。")),
    "id_masked": _Entry(Severity.CELL, _("身份证号有几位被遮住，这里需要完整的号码。"), _("请补全后再收入。")),
    "id_sex_disagrees": _Entry(Severity.LOOK, _("性别与身份证号不一致。"), _("请核对性别和身份证号哪一个写错了。")),
    "id_birth_disagrees": _Entry(
        Severity.LOOK, _("出生日期与身份证号不一致。"), _("请核对出生日期和身份证号哪一个写错了。")
    ),
    "mobile_ruined": _Entry(
        Severity.CELL, _("手机号被表格当成数字保存，后几位已经丢失，系统不会猜。"), _("请重新填写完整的 11 位。")
    ),
    "mobile_length": _Entry(Severity.CELL, _("手机号的位数不对（应为 11 位）。"), _MEND),
    "mobile_prefix": _Entry(Severity.CELL, _("手机号应以 13 至 19 开头。"), _MEND),
    "mobile_characters": _Entry(Severity.CELL, _("手机号里有不该出现的字符。"), _MEND),
    "mobile_landline": _Entry(Severity.CELL, _("这是固定电话，不是手机号。"), _("如有手机号，请换成本人的手机号。")),
    "mobile_several": _Entry(Severity.CELL, _("这一格写了不止一个号码。"), _("请只留本人的手机号。")),
    "mobile_masked": _Entry(Severity.CELL, _("手机号有几位被遮住，这里需要完整的号码。"), _("请补全后再收入。")),
    "name_unreadable": _Entry(Severity.LOOK, _("姓名里有显示不出来的字。"), _("请对照证件补上这个字。")),
    "name_strange": _Entry(Severity.LOOK, _("这一格不像姓名。"), _("请确认没有填错列。")),
    "sex_unknown": _Entry(Severity.CELL, _("性别认不出来。"), _("请填“男”或“女”。")),
    "date_unreadable": _Entry(Severity.CELL, _("日期认不出来。"), _("请写成“1975-07-03”或“1975年7月3日”这样。")),
    "age_unreadable": _Entry(Severity.CELL, _("年龄认不出来。"), _("请填周岁数字，例如 45。")),
    "last4_unreadable": _Entry(Severity.CELL, _("身份证后四位应是四位数字（最后一位可以是 X）。"), _MEND),
    "twice_in_file": _Entry(
        Severity.LOOK,
        _("同一个人在这份表里出现了不止一次（另见第 %(other)s 行）。"),
        _("请核对是否重复，留下正确的一行。"),
    ),
    "sum_of_rows": _Entry(
        Severity.LOOK, _("这一行像是小计或合计，没有当作人员读入。"), _("如果确实是人员，请改正后重新上传。")
    ),
}


def register_problem(code: str, severity: Severity, sentence: Any, what_to_do: Any) -> None:
    """Add a problem that a room's own columns can have.

    Raises:
        ValueError: when the code is taken.
    """
    if code in _PROBLEMS:
        raise ValueError(f"problem {code!r} is registered twice")
    _PROBLEMS[code] = _Entry(severity, sentence, what_to_do)


def problem_name(code: str) -> str:
    """The problem in short, for a filter."""
    return str(_PROBLEMS[code].sentence) % _ANYWHERE if code in _PROBLEMS else code


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one cell. ``value_masked`` is safe to show and to keep; the sentences follow the reader's language."""

    row: int
    column: str
    value_masked: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return _PROBLEMS[self.code].severity

    @property
    def sentence(self) -> str:
        return str(_PROBLEMS[self.code].sentence) % {"column": self.column, **self.facts}

    @property
    def what_to_do(self) -> str:
        return str(_PROBLEMS[self.code].what_to_do) % {"column": self.column, **self.facts}
