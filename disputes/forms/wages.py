"""What the wage calculator asks for."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.forms.consent import SpokenForm
from disputes.models import Claim, Dispute
from disputes.policy import party_of
from disputes.rules.holidays import FIRST_DAY, LAST_DAY
from disputes.rules.wages import Pay, PayUnit, Worked
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import AmountField, TodayField

#: What fits on a page and is still looked at day by day.
LONGEST = timedelta(days=366)
UNITS = [
    (PayUnit.MONTH.value, _("每月")),
    (PayUnit.DAY.value, _("每天")),
    (PayUnit.HOUR.value, _("每小时")),
]


def first_of_last_month() -> date:
    return (clock.today().replace(day=1) - timedelta(days=1)).replace(day=1)


def last_of_last_month() -> date:
    return clock.today().replace(day=1) - timedelta(days=1)


class CountField(forms.DecimalField):
    """Days or hours; halves are fine."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_value", 3000)
        kwargs.setdefault("max_digits", 6)
        kwargs.setdefault("decimal_places", 1)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)


class WageForm(forms.Form):
    amount = AmountField(label=_("约定的工资（元）"), min_value=Decimal("0.01"))
    unit = forms.ChoiceField(label=pgettext_lazy("工资", "按什么算"), choices=UNITS)
    since = TodayField(label=_("从哪一天"), initial=first_of_last_month)
    until = TodayField(label=_("到哪一天"), initial=last_of_last_month)
    months = forms.IntegerField(
        label=_("做满的整月"),
        required=False,
        min_value=0,
        max_value=12,
        help_text=_("按月算工资的填：一个月里该上的班都上了，就是一个整月。"),
    )
    days = CountField(
        label=_("整月以外的计薪天数"), help_text=_("上班的天数，加上这段时间里没有上班的法定节假日（照发工资）。")
    )
    overtime = CountField(label=_("平时加班（小时）"), help_text=_("上班的日子里，超过 8 小时的部分。"))
    rest_day = CountField(label=_("休息日上班（小时）"), help_text=_("没有安排补休的才填。做一整天是 8 小时。"))
    holiday = CountField(label=_("法定节假日上班（小时）"), help_text=_("日历里标“节”的日子，先算一次就能看到。"))
    paid = AmountField(label=_("已经付了（元）"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until:
            if until < since:
                self.add_error("until", _("结束的日子在开始的日子之前，请核对。"))
            elif until - since > LONGEST:
                self.add_error("until", _("一次最多算一年，请分段计算。"))
            if since < FIRST_DAY or until > LAST_DAY:
                sentence = _now("可以算 %(first)s 到 %(last)s 之间的工资。")
                self.add_error("since", sentence % {"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()})
        if given.get("months") and given.get("unit") not in (None, PayUnit.MONTH.value):
            self.add_error("months", _("只有按月算的工资才填整月，其他的请填天数或者小时。"))
        if (
            not any(given.get(name) for name in ("months", "days", "overtime", "rest_day", "holiday"))
            and not self.errors
        ):
            self.add_error("days", _("请至少填一项做了多少：整月、天数或者小时。"))
        return given

    def pay(self) -> Pay:
        return Pay(self.cleaned_data["amount"], PayUnit(self.cleaned_data["unit"]))

    def worked(self) -> Worked:
        given = self.cleaned_data
        counts = {name: given[name] or Decimal(0) for name in ("days", "overtime", "rest_day", "holiday")}
        return Worked(months=given["months"] or 0, **counts)

    def paid_already(self) -> Decimal:
        return self.cleaned_data["paid"] or Decimal(0)


class WageOfCaseForm(SpokenForm, WageForm):
    """In a case: where the sum goes when it is taken over."""

    claim = forms.ModelChoiceField(
        label=_("写进哪一项请求"), queryset=Claim.objects.none(), required=False, empty_label=_("另写一项：支付工资")
    )

    def __init__(self, *args: Any, dispute: Dispute, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, dispute=dispute, user=user, **kwargs)
        standing = Claim.objects.filter(dispute=dispute, withdrawn_at__isnull=True)
        me = party_of(user, dispute)
        if me is not None:
            standing = standing.filter(side=me.side)
        self.fields["claim"].queryset = standing  # type: ignore[attr-defined]
