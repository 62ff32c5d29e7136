"""Posting instructors, the weekly log, and needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.states_instructors import NEED_MOVES, NeedKind, NeedState
from jinxi_portal.accounts.public import Role, User, holders_of
from jinxi_portal.web.public import TodayField, WordsField
from members.public import Employer


def _employers() -> Any:
    return Employer.objects.filter(is_active=True).order_by("short_name")


class PostInstructorForm(forms.Form):
    instructor = forms.ModelChoiceField(label=_("党建指导员"), queryset=User.objects.none(), empty_label=_("请选择"))
    employer = forms.ModelChoiceField(label=_("企业"), queryset=Employer.objects.none(), empty_label=_("请选择"))
    since = TodayField(label=_("从哪一天起"))
    note = WordsField(label=_("说明"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on_duty = [user.pk for user in holders_of(Role.INSTRUCTOR)]
        self.fields["instructor"].queryset = User.objects.filter(pk__in=on_duty).order_by("name")  # type: ignore[attr-defined]
        self.fields["employer"].queryset = _employers()  # type: ignore[attr-defined]


class LogForm(forms.Form):
    """Filled in on the phone after a visit: few fields, large."""

    visits = forms.IntegerField(
        label=_("这周到企业几次"), min_value=0, max_value=50, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    people_met = forms.IntegerField(
        label=_("见面谈话几人"), min_value=0, max_value=999, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    done = WordsField(label=_("做了什么"), max_length=1000, help_text=_("不写党员和员工的姓名。"))
    next_week = WordsField(label=_("下周打算"), max_length=500, required=False)


class NeedForm(forms.Form):
    kind = forms.TypedChoiceField(label=_("类别"), choices=NeedKind.choices, coerce=NeedKind)
    words = WordsField(label=_("企业需要什么"), max_length=500, help_text=_("例如：想借夜校教室办一次膳食培训。"))


class FollowForm(forms.Form):
    """Only what the need may become is offered."""

    state = forms.TypedChoiceField(label=_("现在的状态"), coerce=NeedState)
    words = WordsField(label=_("做了什么"), max_length=500)

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = [after for before, after in NEED_MOVES if before == state]
        self.fields["state"].choices = [(each.value, each.label) for each in possible]  # type: ignore[attr-defined]
