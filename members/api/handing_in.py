"""What a partner sends: a list of rows, or a file."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.half_width import cell_text, one_line
from jinxi_portal.sheets.public import ROSTER_COLUMNS

MOST_ROWS = 50_000
_LONGEST_HEADING = 60
#: Longer texts are cut; from 1,000 characters on the row's answer says that the cell is too long.
_LONGEST_TEXT = 2_000
_MOST_ERRORS = 100
_HEADING = r"^[A-Za-z0-9_\u3400-\u9fff()（）/-]{1,60}$"
_FIT = re.compile(_HEADING)
_PLAIN_NAME = r"^[^\x00-\x1f\x7f/\\]*$"

_CELL = {"type": ["string", "number", "null"]}
_ROWS_SCHEMA = {
    "type": "array",
    "minItems": 1,
    "maxItems": MOST_ROWS,
    "items": {
        "type": "object",
        "properties": {column.key: {**_CELL, "description": str(column.aliases[0])} for column in ROSTER_COLUMNS},
        "propertyNames": {"type": "string", "pattern": _HEADING},
        "additionalProperties": _CELL,
        "minProperties": 1,
        "maxProperties": 60,
    },
}


@extend_schema_field(_ROWS_SCHEMA)
class RowsField(serializers.Field[Any, Any, Any, Any]):
    """Rows by column key. Fifty thousand of them come at once, so they are looked at without a serializer each."""

    default_error_messages = {
        "not_a_list": _("rows 应为一个数组，每一行是一个对象。"),
        "empty": _("rows 里一行也没有。请至少报送一行。"),
    }

    def to_internal_value(self, data: Any) -> list[dict[str, str]]:
        if not isinstance(data, list):
            self.fail("not_a_list")
        if not data:
            self.fail("empty")
        if len(data) > MOST_ROWS:
            text = _now("一次最多 %(most)s 行，这里有 %(given)s 行。更大的名单请以文件报送（最多 500,000 行）。")
            raise serializers.ValidationError(text % {"most": f"{MOST_ROWS:,}", "given": f"{len(data):,}"}, "too_many")
        errors: dict[str, Any] = {}
        rows = []
        for place, given in enumerate(data):
            row, wrong = _row(given)
            if wrong:
                errors[str(place)] = wrong
                if len(errors) == _MOST_ERRORS:
                    break
            rows.append(row)
        if errors:
            raise serializers.ValidationError(errors)
        return rows


def _row(given: Any) -> tuple[dict[str, str], Any]:
    """The row as texts by column, and what is wrong with how it was sent."""
    if not isinstance(given, Mapping) or not 1 <= len(given) <= 60:
        return {}, [_now("这一行应是一个对象，有 1 到 60 栏。")]
    row, wrong = {}, {}
    for key, value in given.items():
        if not _FIT.fullmatch(key):
            wrong[key] = [_now("栏名应是 1 到 60 个字母、数字、汉字、横线或下划线。")]
        elif value is not None and (isinstance(value, bool) or not isinstance(value, str | int | float)):
            wrong[key] = [_now("这一栏应是文字、数字或 null。")]
        else:
            row[key] = _text(value)
    return row, wrong


def _text(value: str | float | None) -> str:
    """As a cell would say it; characters that no list can carry are said to be unreadable there."""
    text = cell_text(value)[:_LONGEST_TEXT]
    if text.isprintable():
        return text
    return one_line(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


class _Described(serializers.Serializer[Any]):
    as_of = serializers.DateField(
        required=False, allow_null=True, help_text=_("名单说的是哪一天；不写就是今天，不能晚于今天。")
    )


class NewRoster(_Described):
    name = serializers.RegexField(
        _PLAIN_NAME,
        required=False,
        allow_blank=True,
        max_length=_LONGEST_HEADING,
        help_text=_("这份名单叫什么，便于人在门户里辨认，例如“11 月花名册”。"),
    )
    rows = RowsField(
        help_text=_(
            "整份名单，每人一行：不在其中的人视为已离开。已知的栏名见下，其余栏目照原样保留；号码可以只有遮住几位的写法或后四位。"
        )
    )


class RosterFile(_Described):
    file = serializers.FileField(
        allow_empty_file=True,
        help_text=_("整份名单：.xlsx、.xls、.ods 或 .csv，最大 50 MB、500,000 行；标题、合计、空行会自动跳过。"),
    )


class DayAhead(Exception):  # noqa: N818 -- a refusal
    """The list says of itself that it is from tomorrow or later."""

    code = "as_of_in_future"

    @property
    def sentence(self) -> str:
        return _now("名单日期 as_of 不能晚于今天（%(today)s）。") % {"today": clock.today().isoformat()}
