"""Planning a meeting, its roll, its minutes, its votes and decisions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.models import Meeting, Organisation
from branches.states_meetings import MeetingKind, MotionKind
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import TodayField, WordsField

_LINES = forms.Textarea(attrs={"rows": 6})


class MomentField(forms.DateTimeField):
    """Day and time with the browser's own choice, in the county's zone."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"))
        super().__init__(**kwargs)


class ScheduleForm(forms.Form):
    title = forms.CharField(label=_("主题"), max_length=80, help_text=_("例如：学习七一讲话精神。不写人名。"))
    place = forms.CharField(label=_("地点"), max_length=120)
    starts_at = MomentField(label=_("开始时间"), help_text=_("以前召开过的会议也可以补登。"))
    length = forms.IntegerField(label=_("时长（分钟）"), min_value=10, max_value=480, initial=90)
    agenda = forms.CharField(
        label=_("议程"), required=False, max_length=4000, widget=_LINES, help_text=_("一行一项，可以整段粘贴。")
    )

    def clean_agenda(self) -> list[str]:
        return [line for line in str(self.cleaned_data["agenda"]).splitlines() if line.strip()][:50]

    @classmethod
    def of(cls, meeting: Meeting, given: Any) -> "ScheduleForm":
        """Filled with what is planned."""
        return cls(
            given,
            initial={
                "title": meeting.title,
                "place": meeting.place,
                "starts_at": clock.local(meeting.starts_at),
                "length": meeting.length,
                "agenda": "\n".join(meeting.agenda.values_list("words", flat=True)),
            },
        )


class PlanForm(ScheduleForm):
    organisation = forms.ModelChoiceField(label=_("组织"), queryset=Organisation.objects.none(), empty_label=None)
    kind = forms.TypedChoiceField(label=_("类别"), coerce=MeetingKind)
    field_order = ("organisation", "kind", "title", "starts_at", "length", "place", "agenda")

    def __init__(self, *args: Any, organisations: Any, exchange: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            choice for choice in MeetingKind.choices if exchange or choice[0] != MeetingKind.EXCHANGE
        ]


class CancelForm(forms.Form):
    reason = WordsField(label=_("取消原因"), help_text=_("通知过的人会看到会议取消；原因留在经过里。"))


class GuestsForm(forms.Form):
    names = forms.CharField(
        label=_("来宾称呼"), max_length=12_000, widget=_LINES, help_text=_("一行一位，例如：小黄。不写全名和电话。")
    )


class GuestForm(forms.Form):
    guest = forms.CharField(label=_("怎么称呼您"), max_length=20, help_text=_("例如：小黄。不用写全名，也不用写电话。"))


class MinutesForm(forms.Form):
    text = forms.CharField(
        label=_("会议记录"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 18})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class VoteForm(forms.Form):
    motion = forms.CharField(label=_("表决事项"), max_length=120)
    kind = forms.TypedChoiceField(
        label=_("表决类别"),
        coerce=MotionKind,
        choices=MotionKind.choices,
        widget=forms.RadioSelect,
        initial=MotionKind.ORDINARY,
    )
    secret = forms.BooleanField(label=_("无记名投票"), required=False, help_text=_("选举一律无记名。"))
    in_favour = forms.IntegerField(label=_("赞成"), min_value=0, max_value=999)
    against = forms.IntegerField(label=_("反对"), min_value=0, max_value=999, initial=0)
    abstained = forms.IntegerField(label=_("弃权"), min_value=0, max_value=999, initial=0)


class DecisionForm(forms.Form):
    words = forms.CharField(label=_("决定"), max_length=200)
    doer = forms.CharField(label=_("负责人"), max_length=40, help_text=_("姓名或职务，例如：组织委员。"))
    due = TodayField(label=_("完成期限"))


class DoneForm(forms.Form):
    note = forms.CharField(label=_("完成情况"), max_length=200)


class PhotoForm(forms.Form):
    file = forms.FileField(label=_("照片"), help_text=_("JPG 或 PNG，不超过 15 MB。"))
