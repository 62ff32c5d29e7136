"""The forms of tracing: the decision, a call's outcome, letters, floating members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.models import CallOutcome, FloatingEnd, LetterAnswer
from members.tracing.homes import home_provider
from members.tracing_states import Outcome

_REASON = 300


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=required, widget=forms.DateInput(attrs={"type": "date"})
    )


class ConcludeForm(forms.Form):
    """``outcomes`` are those the lead can be concluded with today."""

    outcome = forms.ChoiceField(label=_("结果"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("理由"), help_text=_("例如：原支部回函是正式党员，本人愿意就近参加活动。"), max_length=_REASON
    )
    home_id = forms.TypedChoiceField(
        label=_("支部"),
        help_text=_("转入的支部；关系在原支部的，可以选就近参加活动的支部。"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    home_branch_name = forms.CharField(label=_("原党支部"), max_length=120, required=False)
    away_since = day_field(_("外出时间"), _("什么时候离开原党支部所在地，写不准的写当月 1 日。"), required=False)

    def __init__(self, *args: Any, outcomes: list[Outcome], user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [(outcome.value, outcome.label) for outcome in outcomes]  # type: ignore[attr-defined]
        provider = home_provider()
        homes = provider.choices(user) if provider else []
        if homes:
            lines = [(home.id, f"{home.label}（{home.note}）" if home.note else home.label) for home in homes]
            self.fields["home_id"].choices = [("", "—"), *lines]  # type: ignore[attr-defined]
        else:
            del self.fields["home_id"]
        if Outcome.FLOATING not in outcomes:
            del self.fields["away_since"]
            if Outcome.AFFILIATED not in outcomes:
                del self.fields["home_branch_name"]
                self.fields.pop("home_id", None)


class CallForm(forms.Form):
    outcome = forms.ChoiceField(label=_("这次电话的结果"), choices=CallOutcome.choices, widget=forms.RadioSelect)
    home_branch_name = forms.CharField(
        label=_("原党支部"),
        help_text=_("本人说了就记下，例如：余江区平定乡蓝田村党支部。"),
        max_length=120,
        required=False,
    )
    again_on = day_field(_("约好哪天再打"), required=False)
    note = forms.CharField(label=_("备注"), max_length=_REASON, required=False)


class LetterForm(forms.Form):
    to_name = forms.CharField(
        label=_("收函支部"), help_text=_("写全称，例如：余江区平定乡蓝田村党支部。"), max_length=120
    )


class SentForm(forms.Form):
    sent_on = day_field(_("寄出日期"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = clock.today


class ReplyForm(forms.Form):
    answer = forms.ChoiceField(label=_("回复"), choices=LetterAnswer.choices, widget=forms.RadioSelect)
    replied_on = day_field(_("收到日期"))
    member_since = forms.CharField(
        label=_("入党时间"), help_text=_("照回函写，例如 2008 或 2008-07。"), max_length=10, required=False
    )
    note = forms.CharField(label=_("备注"), max_length=_REASON, required=False)
    scan = forms.FileField(
        label=_("回函扫描件"), help_text=_("拍照或扫描都可以：JPG、PNG、PDF，最大 15 MB；可以不传。"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["replied_on"].initial = clock.today


class TracingReasonForm(forms.Form):
    reason = forms.CharField(label=_("理由"), max_length=_REASON)


class RenewForm(forms.Form):
    note = forms.CharField(
        label=_("备注"), help_text=_("例如：电话确认仍在本县，仍未返回原支部。"), max_length=_REASON, required=False
    )


class EndFloatingForm(forms.Form):
    ending = forms.ChoiceField(label=_("原因"), choices=FloatingEnd.choices, widget=forms.RadioSelect)
    ended_on = day_field(_("结束日期"))
    note = forms.CharField(label=_("备注"), max_length=_REASON, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ended_on"].initial = clock.today
