"""What a person prefers."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.models import User


class PreferencesForm(forms.Form):
    """Workers give their own name; that of staff is kept by the system administrator."""

    name = forms.CharField(
        label=_("姓名"), max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("语言"), choices=[("zh-hans", "简体中文"), ("en", "English")])
    large_type = forms.BooleanField(label=_("大字模式"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        language = user.language or get_language() or settings.LANGUAGE_CODE
        kwargs["initial"] = {"name": user.name, "language": language, "large_type": user.large_type}
        super().__init__(*args, **kwargs)
        if not user.signs_in_by_code:
            del self.fields["name"]
