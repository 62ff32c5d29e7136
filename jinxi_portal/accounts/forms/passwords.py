"""Choosing a password. It is typed once: it can be shown instead of typed blindly twice, and pasted from a safe."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.functional import lazy
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.forms.plain_fields import plain
from jinxi_portal.accounts.models import User


def _rules() -> str:
    return format_html_join("", "<p>{}</p>", ((text,) for text in password_validators_help_texts()))


rules = lazy(_rules, str)


class NewPasswordForm(forms.Form):
    """For a one-time link. ``username`` is there for the browser's password safe only."""

    password = forms.CharField(
        label=_("新密码"),
        strip=False,
        help_text=rules(),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class ChangePasswordForm(AllauthChangePasswordForm):
    """allauth's form without the second, blind typing of the new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        plain(self.fields["oldpassword"], _("现在的密码"), autofocus=True)
        plain(self.fields["password1"], _("新密码"), rules())
