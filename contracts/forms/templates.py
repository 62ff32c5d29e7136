"""What is filled in for a template's version: its wording, the approval, the reason for taking it out of use."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.models import TemplateVersion
from contracts.rules import variables as rules
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import DayField, WordsField

#: The types as the lines of variables write them.
TYPE_WORDS = {"文字": rules.TEXT, "金额": rules.MONEY, "日期": rules.DATE, "天数": rules.DAYS, "选择": rules.CHOICE}
_WORD_OF = {kind: word for word, kind in TYPE_WORDS.items()}
PARTS = ("title", "text", "summary")


def line_of(said: Mapping[str, Any]) -> str:
    """A variable as one line for the officer to edit."""
    required = "必填" if said.get("required", True) else "选填"
    kind = _WORD_OF.get(str(said.get("type", rules.TEXT)), "文字")
    choices = "、".join(said.get("choices", ()))
    last = (said.get("least", ""), said.get("most", ""), choices, said.get("blank", ""), said.get("help", ""))
    parts = [said["key"], said.get("label", ""), kind, required, *(str(each) for each in last)]
    return " | ".join(parts).rstrip(" |")


def said_of(line: str) -> dict[str, Any]:
    """The variable of a line.

    Raises:
        ValueError: what in the line was not understood.
    """
    parts = [part.strip() for part in line.replace("\uff5c", "|").split("|")]
    if len(parts) < 3 or parts[2] not in TYPE_WORDS:
        raise ValueError(_("这一行没有读懂：%(line)s") % {"line": line[:60]})
    key, label, kind, required, least, most, choices, blank, help_text = (*parts, *[""] * 9)[:9]
    said: dict[str, Any] = {"key": key, "label": label, "type": TYPE_WORDS[kind], "required": required != "选填"}
    said |= {
        name: value
        for name, value in (("least", least), ("most", most), ("blank", blank), ("help", help_text))
        if value
    }
    if choices:
        said["choices"] = [each.strip() for each in choices.split("、") if each.strip()]
    return said


class WordingForm(forms.Form):
    """Every clause with title, text and plain summary; an empty one at the end takes a new clause."""

    note = WordsField(
        label=gettext_lazy("改了什么"), required=False, help_text=gettext_lazy("一两句话，写给以后查看的人。")
    )
    variables = forms.CharField(
        label=gettext_lazy("填写项"),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "一行一项：变量名 | 名称 | 类型（文字、金额、日期、天数、选择） | 必填或选填 | 最小 | 最大 | 选项（用顿号分开） | "
            "不填时写 | 说明。条文里用 {变量名} 表示填写的位置。"
        ),
    )

    def __init__(self, *args: Any, version: TemplateVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = len(version.clauses) + 1
        self.initial.setdefault("note", version.note)
        self.initial.setdefault("variables", "\n".join(line_of(each) for each in version.variables))
        for number in range(self.count):
            clause = version.clauses[number] if number < len(version.clauses) else {}
            self._add_clause(number, clause, is_new=number == len(version.clauses))

    def _add_clause(self, number: int, clause: Mapping[str, str], *, is_new: bool) -> None:
        words = {"number": number + 1}
        labels = {
            "title": _("新增一条：标题") if is_new else _("第 %(number)s 条标题") % words,
            "text": _("新增一条：条文") if is_new else _("第 %(number)s 条条文") % words,
            "summary": _("新增一条：大白话说明") if is_new else _("第 %(number)s 条大白话说明") % words,
        }
        for part in PARTS:
            field = forms.CharField(
                label=labels[part],
                required=False,
                max_length=60 if part == "title" else 2000,
                initial=clause.get(part, ""),
                widget=forms.TextInput() if part == "title" else forms.Textarea(attrs={"rows": 3}),
            )
            self.fields[f"clause_{number}_{part}"] = field

    def clean_variables(self) -> list[dict[str, Any]]:
        lines = [line for line in self.cleaned_data["variables"].splitlines() if line.strip()]
        try:
            return [said_of(line) for line in lines]
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from fault

    def wording(self) -> dict[str, Any]:
        """Clauses, variables and note for the act; a clause emptied altogether is taken out."""
        clauses = []
        for number in range(self.count):
            clause = {
                part: self.cleaned_data.get(f"clause_{number}_{part}", "").replace("\r\n", "\n") for part in PARTS
            }
            if any(value.strip() for value in clause.values()):
                clauses.append(clause)
        return {"clauses": clauses, "variables": self.cleaned_data["variables"], "note": self.cleaned_data["note"]}


class ApproveForm(forms.Form):
    effective_from = DayField(
        label=gettext_lazy("启用日期"),
        initial=clock.today,
        help_text=gettext_lazy("从这一天起草的合同用这一版。批准以后这一版不能再改。"),
    )


class RetireForm(forms.Form):
    because = WordsField(label=gettext_lazy("停用原因"), help_text=gettext_lazy("起草合同的人会看到。"))
