"""A pattern as the officer edits it: sequences and examples are lines."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.clauses.patterns import law_names
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import DayField, WordsField


class LinesField(forms.CharField):
    """One thing a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}))
        super().__init__(max_length=6000, **kwargs)

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]


class SequencesField(LinesField):
    """One sequence a line; ``≤12`` at its end says how far apart its words may stand."""

    def clean(self, value: Any) -> list[Any]:
        found: list[Any] = []
        for text in super().clean(value):
            line, blank, gap = text.rpartition(" ≤")
            if blank and not gap.isdecimal():
                raise forms.ValidationError(_("≤ 后面请写一个数：%(line)s") % {"line": text})
            found.append({"line": line.strip(), "gap": int(gap)} if blank else text)
        return found


class PatternForm(forms.Form):
    title_zh = forms.CharField(label=_("名称"), max_length=40)
    title_en = forms.CharField(label=_("英文名称"), max_length=80)
    grounds = LinesField(label=pgettext_lazy("law", "依据"))
    harm_zh = WordsField(label=_("为什么不好"))
    harm_en = WordsField(label=_("为什么不好（英文）"))
    fair = WordsField(label=_("公平的写法"))
    match = SequencesField(
        label=_("符合一行就提示"),
        help_text=_(
            "一行是一串词组，按先后顺序，行首加 ~ 则不论先后；词组前加 ! 表示中间不能出现（~ 行：整句不能出现），| 表示任选其一，= 后面是原字；行末加 ≤ 和一个数，规定相邻两个词组之间最多隔几个字。"
        ),
    )
    unless = SequencesField(label=_("符合一行就不提示"), required=False)
    flagged = LinesField(label=_("应当提示的例句"))
    passed = LinesField(label=_("不应提示的例句"))
    effective_from = DayField(label=_("启用日期"), initial=clock.today)
    note = WordsField(label=_("改了什么"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = "、".join(f"{key}（{name}）" for key, name in law_names().items())
        self.fields["grounds"].help_text = _("一行一条：法律代号 空格 条号。法律代号：%(names)s") % {"names": names}

    def clean_grounds(self) -> list[dict[str, str]]:
        grounds = []
        for line in self.cleaned_data["grounds"]:
            law, _blank, article = line.partition(" ")
            if law not in law_names():
                raise forms.ValidationError(_("没有这个法律代号：%(law)s") % {"law": law})
            grounds.append({"law": law, "article": article.strip()})
        return grounds

    def content(self) -> dict[str, Any]:
        """The pattern as data."""
        given = self.cleaned_data
        return {
            "title": {"zh": given["title_zh"], "en": given["title_en"]},
            "harm": {"zh": given["harm_zh"], "en": given["harm_en"]},
            **{part: given[part] for part in ("grounds", "fair", "match", "unless", "flagged", "passed")},
        }


class SwitchOffForm(forms.Form):
    effective_from = DayField(label=_("停用日期"), initial=clock.today)
    note = WordsField(label=_("停用原因"))


def begun(content: Mapping[str, Any]) -> dict[str, Any]:
    """A pattern's data as the form shows it."""
    return {
        "title_zh": content["title"]["zh"],
        "title_en": content["title"]["en"],
        "harm_zh": content["harm"]["zh"],
        "harm_en": content["harm"]["en"],
        "fair": content["fair"],
        "grounds": "\n".join(f"{each['law']} {each.get('article', '')}".strip() for each in content["grounds"]),
        **{
            part: "\n".join(_as_line(each) for each in content.get(part, ()))
            for part in ("match", "unless", "flagged", "passed")
        },
    }


def _as_line(said: Any) -> str:
    if isinstance(said, str):
        return said
    return f"{said['line']} ≤{said['gap']}" if "gap" in said else str(said["line"])
