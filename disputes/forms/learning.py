"""The period of the figures, and the text of a settled case."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.months import months_later
from jinxi_portal.web.public import TodayField, WordsField

LONGEST_YEARS = 3


def a_year_ago() -> date:
    """The first day of the twelve months that end with this one."""
    return months_later(clock.today().replace(day=1), -11)


class PeriodForm(forms.Form):
    since = TodayField(label=_("申请日期从"), initial=a_year_ago)
    until = TodayField(label=_("申请日期到"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and not since <= until <= months_later(since, 12 * LONGEST_YEARS):
            self.add_error("until", _("请选开始日期以后、三年以内的一天。"))
        return given

    def period(self) -> tuple[date, date]:
        """What was asked for, or the last twelve months."""
        if self.is_bound and self.is_valid():
            return self.cleaned_data["since"], self.cleaned_data["until"]
        return a_year_ago(), clock.today()


class CaseTextForm(forms.Form):
    title = forms.CharField(
        label=pgettext_lazy("案例", "标题"), max_length=120, help_text=_("例如：拖欠两个月工资，分两期付清。")
    )
    text = WordsField(
        label=_("怎样化解"),
        rows=10,
        max_length=4000,
        help_text=_("写清起因、双方的想法、怎样谈拢、依据什么。不写姓名、电话、企业、社区和门牌。"),
    )
    checked = forms.BooleanField(label=_("已核对，里面没有能认出人的内容"), required=False)
