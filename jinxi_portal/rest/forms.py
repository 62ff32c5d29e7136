"""A new key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import PlaceKind, known_places
from jinxi_portal.rest.scopes import api_scopes

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
        self.fields["scopes"].choices = [(scope.key, f"{scope.label}（{scope.key}）") for scope in api_scopes]  # type: ignore[attr-defined]
