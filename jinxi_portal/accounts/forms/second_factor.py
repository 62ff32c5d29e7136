"""Codes of the authenticator. A code opens the door once, also while the clock still allows it."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.forms.plain_fields import plain
from jinxi_portal.accounts.sign_in.second_factor import SecondFactorAdapter
from jinxi_portal.kernel.half_width import without_spaces

_HELP = _("打开手机上的验证器，输入现在显示的6位数字。手机不在身边时，可以用一个恢复码。")
#: As long as a code could still be valid: its own period and the tolerance on both sides.
_REMEMBERED_SECONDS = 30 * (2 * settings.MFA_TOTP_TOLERANCE + 1)


def take_once(user_id: int, code: str) -> None:
    """Refuse a code that was used a moment ago: somebody may have read it over a shoulder."""
    if not cache.add(f"accounts:totp:{user_id}:{without_spaces(code)}", 1, timeout=_REMEMBERED_SECONDS):
        raise SecondFactorAdapter().validation_error("incorrect_code")


class _CodeField:
    fields: Any
    user: Any

    def _prepare(self, label: Any, help_text: Any) -> None:
        plain(self.fields["code"], label, help_text, autofocus=True, inputmode="numeric", maxlength="20")


class AuthenticateForm(_CodeField, AllauthAuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(_("动态验证码"), _HELP)

    def clean_code(self) -> str:
        code: str = super().clean_code()
        take_once(self.user.pk, code)
        return code


class ReauthenticateForm(_CodeField, AllauthReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(_("动态验证码"), _HELP)

    def clean_code(self) -> str:
        code: str = super().clean_code()
        take_once(self.user.pk, code)
        return code


class ActivateForm(_CodeField, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare(_("验证器上显示的6位数字"), "")
        # The page says whether the person may put it off.
        self.must = settings.SECOND_FACTOR_REQUIRED

    def clean_code(self) -> str:
        code: str = super().clean_code()
        take_once(self.user.pk, code)
        return code
