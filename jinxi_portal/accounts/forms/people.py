"""The system administrator's forms."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.models import Scope
from jinxi_portal.accounts.places import is_listed, known_places
from jinxi_portal.accounts.reasons import LONGEST
from jinxi_portal.accounts.roles import PLACE_OF_ROLE, PlaceKind, Role
from jinxi_portal.kernel import clock

#: A worker's posting comes with the first sign-in, so it is not offered.
ROLES_TO_POST = [(role.value, role.label) for role in Role if role != Role.WORKER]


class NewAccountForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}))
    username = forms.CharField(
        label=_("用户名"),
        max_length=40,
        help_text=_("英文字母开头，3到40个字符，可用数字、点、横线。例如 zhou.jianguo。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class NameForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=60)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("原因"),
        max_length=LONGEST,
        help_text=_("一句话写明，审计员会看到。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PostingForm(forms.Form):
    """``place`` takes the name of a known place; where no room lists the places of the kind yet, also a new name."""

    role = forms.ChoiceField(label=_("岗位"), choices=[("", _("请选择"))])
    place = forms.CharField(
        label=_("单位"),
        max_length=120,
        required=False,
        help_text=_("党支部、红色微家、社区、夜校或企业的名称；综合党委的岗位不用填。"),
        widget=forms.TextInput(attrs={"list": "known-places", "autocomplete": "off"}),
    )
    since = forms.DateField(label=_("起"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(
        label=_("止"),
        required=False,
        help_text=_("任职的最后一天；没有定就空着。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("请选择")), *ROLES_TO_POST]  # type: ignore[attr-defined]
        self.fields["since"].initial = clock.today

    @property
    def suggestions(self) -> list[str]:
        """What the input suggests: the places of every kind."""
        return sorted({name for kind in set(PLACE_OF_ROLE.values()) for name in known_places(kind)})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("role"):
            return data
        kind = PLACE_OF_ROLE[Role(data["role"])]
        name = " ".join(data.get("place", "").split())
        if kind in {PlaceKind.COMMITTEE, PlaceKind.NOWHERE}:
            return {**data, "place": "", "place_id": None}
        places = known_places(kind)
        if name and name not in places and is_listed(kind):
            self.add_error("place", _("没有找到这个单位。请从列出的名称中选一个，或先把单位登记好。"))
        return {**data, "place": name, "place_id": places.get(name)}

    def posting(self) -> dict[str, Any]:
        """What ``post_staff`` takes."""
        data = self.cleaned_data
        return {
            "role": Role(data["role"]),
            "place_name": data["place"],
            "place_id": data["place_id"],
            "since": data["since"],
            "until": data["until"],
        }


class EndPostingForm(forms.Form):
    last_day = forms.DateField(
        label=_("任职的最后一天"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = clock.today


class ElevatedAccessForm(forms.Form):
    scope = forms.ChoiceField(label=_("范围"), choices=Scope.choices)
    reason = forms.CharField(
        label=_("原因"),
        max_length=LONGEST,
        help_text=_("为谁、为什么事要看。审计员和书记会看到，不要写身份证号或手机号。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    minutes = forms.IntegerField(
        label=_("多少分钟"), min_value=1, max_value=60, initial=15, help_text=_("最长60分钟，用完可提前结束。")
    )


class AccountSearchForm(forms.Form):
    """Posted, so that names do not come into the address."""

    KINDS = (("staff", _("工作人员")), ("workers", _("从业人员")), ("machines", _("接口帐号")), ("all", _("全部")))
    STATES = (("", _("全部")), ("active", _("可登录")), ("disabled", _("已停用")), ("new", _("还没设密码")))

    words = forms.CharField(label=_("姓名、用户名或手机号"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("类别"), choices=KINDS, required=False)
    role = forms.ChoiceField(label=_("岗位"), required=False)
    state = forms.ChoiceField(label=_("状态"), choices=STATES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("全部")), *Role.choices]  # type: ignore[attr-defined]
