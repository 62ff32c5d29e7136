"""A new key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import PlaceKind, known_places
from jinxi_portal.rest.holders import Holder
from jinxi_portal.rest.scopes import scopes_for

DAYS = [(90, _("三个月")), (180, _("半年")), (365, _("一年")), (730, _("两年"))]


class NewKeyForm(forms.Form):
    employer = forms.TypedChoiceField(label=_("企业"), coerce=int)
    name = forms.CharField(
        label=_("用途"), max_length=60, help_text=_("例如：花名册系统。企业有几套系统时，各用各的密钥。")
    )
    scopes = forms.MultipleChoiceField(label=_("权限范围"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("有效期"), coerce=int, choices=DAYS, initial=365)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.employers = {pk: name for name, pk in known_places(PlaceKind.EMPLOYER).items() if pk is not None}
        self.fields["employer"].choices = [("", _("请选择")), *self.employers.items()]  # type: ignore[attr-defined]
        self.fields["scopes"].choices = _choices(Holder.EMPLOYER)  # type: ignore[attr-defined]


class NewAuthorityKeyForm(forms.Form):
    authority = forms.CharField(
        label=_("上级平台"), max_length=120, help_text=_("写明部门和平台，例如：省商务厅家政服务平台。")
    )
    name = forms.CharField(label=_("用途"), max_length=60, help_text=_("例如：按月汇总党组织情况。"))
    scopes = forms.MultipleChoiceField(label=_("权限范围"), widget=forms.CheckboxSelectMultiple)
    days = forms.TypedChoiceField(label=_("有效期"), coerce=int, choices=DAYS, initial=365)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = _choices(Holder.AUTHORITY)  # type: ignore[attr-defined]


def _choices(holder: Holder) -> list[tuple[str, str]]:
    return [(scope.key, f"{scope.label}（{scope.key}）") for scope in scopes_for(holder)]
