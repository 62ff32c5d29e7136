"""What a partner gets to know of a roster: that its rows were read, and what is wrong with them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.reverse import reverse

from jinxi_portal.sheets.public import RowStatus, Severity, SheetImport, SheetRow, result_of
from members.api.stages import Stage, sentence_of, stage_of


class CountsAnswer(serializers.Serializer[Any]):
    """Counts of what was sent; none of them depends on anything but the list itself."""

    rows = serializers.IntegerField(help_text=_("到现在读到的人员行数。"))
    read = serializers.IntegerField(help_text=_("其中读懂的行数。"))
    unread = serializers.IntegerField(help_text=_("没有读懂、要先改正的行数。"))
    repeated = serializers.IntegerField(help_text=_("与前面某一行完全相同、没有重复收入的行数。"))
    skipped = serializers.IntegerField(help_text=_("不是人员的行数：空行、小计、说明。"))


class RosterAnswer(serializers.Serializer[SheetImport]):
    number = serializers.CharField(help_text=_("这次报送的编号，从报送起就有，查询都用它。"))
    state = serializers.ChoiceField(Stage.choices)
    detail = serializers.CharField(help_text=_("现在怎样、接下来做什么，给人看。"))
    name = serializers.CharField(help_text=_("文件名，或报送时起的名字。"))
    as_of = serializers.DateField()
    handed_in_at = serializers.DateTimeField()
    counts = CountsAnswer()
    roster = serializers.CharField(allow_null=True, help_text=_("收入后门户里花名册的编号；收入之前没有。"))
    again = serializers.BooleanField(help_text=_("同样的内容以前报送过：没有重复收入，这是那一次的情况。"))
    url = serializers.URLField()
    rows_url = serializers.URLField()

    def to_representation(self, instance: SheetImport) -> dict[str, Any]:
        request = self.context["request"]
        return {
            "number": instance.number,
            "state": stage_of(instance).value,
            "detail": sentence_of(instance),
            "name": instance.file_name,
            "as_of": instance.as_of.isoformat() if instance.as_of else None,
            "handed_in_at": serializers.DateTimeField().to_representation(instance.sent_at),
            "counts": counts_of(instance),
            "roster": getattr(instance, "roster_number", None),
            "again": bool(self.context.get("again")),
            "url": reverse("members_api:roster", args=[instance.number], request=request),
            "rows_url": reverse("members_api:roster_rows", args=[instance.number], request=request),
        }


def counts_of(sheet_import: SheetImport) -> dict[str, int]:
    data, unread = sheet_import.rows_of_data, sheet_import.count_of(RowStatus.UNREADABLE)
    skipped = sum(int(sheet_import.counts.get(kind, 0)) for kind in ("blank", "subtotal", "note"))
    return {
        "rows": data,
        "read": data - unread,
        "unread": unread,
        "repeated": sheet_import.count_of(RowStatus.REPEATED),
        "skipped": skipped,
    }


class RowProblemAnswer(serializers.Serializer[Any]):
    field = serializers.CharField(help_text=_("栏名（如 mobile）；说的是整行或认不出的栏时为空。"))
    heading = serializers.CharField(help_text=_("名单里这一栏的标题。"))
    code = serializers.CharField(help_text=_("给程序看，不变。"))
    effect = serializers.ChoiceField(
        [severity.value for severity in Severity],
        help_text=_("look：照收，请核对；cell：这一格留空，其余照收；row：这一行要先改正。"),
    )
    detail = serializers.CharField(help_text=_("哪里不对、请怎样改，给人看。"))


class RowAnswer(serializers.Serializer[SheetRow]):
    row = serializers.IntegerField(help_text=_("表头之下的第几行，从 1 数起；以 rows 报送时就是其中的第几个。"))
    line = serializers.IntegerField(help_text=_("文件里的行号，与电子表格左边的数字一致。"))
    read = serializers.BooleanField(help_text=_("读懂了没有。"))
    problems = RowProblemAnswer(many=True)

    def to_representation(self, instance: SheetRow) -> dict[str, Any]:
        result = result_of(instance)
        keys: Mapping[str, str] = self.context["keys"]
        return {
            "row": result.number - self.context["header_row"],
            "line": result.number,
            "read": result.was_read,
            "problems": [
                {
                    "field": keys.get(problem.column, ""),
                    "heading": problem.column,
                    "code": problem.code,
                    "effect": problem.severity.value,
                    "detail": f"{problem.sentence}{problem.what_to_do}",
                }
                for problem in result.problems
            ],
        }


def keys_of(sheet_import: SheetImport) -> dict[str, str]:
    """Heading (or the label that stands for it) -> the key under which a partner sends the column."""
    labels = {str(column.label): column.key for column in sheet_import.kind.columns}
    if not sheet_import.table:
        return labels
    return labels | {column.heading: column.key for column in sheet_import.layout.columns if column.key}
