"""Signing in with a username and a password."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.forms.plain_fields import plain


class SignInForm(LoginForm):
    """allauth's form in the words of the house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["login"], _("用户名"), autofocus=True, autocapitalize="none", spellcheck="false")
        plain(self.fields["password"], _("密码"))


class ReauthenticateForm(AllauthReauthenticateForm):
    """Before something weighty the password is asked once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self.fields["password"], _("密码"), autofocus=True)
