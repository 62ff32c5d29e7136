"""allauth's questions about accounts, answered for this portal."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.events import SignInFailed, announce
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.sign_in import lockout
from jinxi_portal.kernel import clock


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up; a lockout that says when it opens; sentences of the house."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("这个帐号已停用。如有疑问，请联系系统管理员。"),
        "enter_current_password": _("现在的密码不对，请重新输入。"),
        "incorrect_code": _("验证码不对，请核对后重新输入。"),
        "incorrect_password": _("密码不对，请重新输入。"),
        "username_password_mismatch": _("用户名或密码不对。请核对后重新输入；忘记密码请找系统管理员要一个一次性链接。"),
        "too_many_login_attempts": _("尝试的次数太多了，请过几分钟再试。"),
        "rate_limited": _("操作太快了，请稍等一会儿再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        until = lockout.locked_until(credentials.get("username", ""))
        if until is not None:
            raise locked(until)
        super().pre_authenticate(request, **credentials)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        user = super().authenticate(request, **credentials)
        if user is not None:
            lockout.forget(credentials.get("username", ""))
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        username = credentials.get("username", "")
        until = lockout.record_failure(username)
        known = User.objects.filter(username__iexact=username).values_list("pk", flat=True).first()
        announce(SignInFailed(user_id=known, how="password", locked_until=until))
        if until is not None:
            raise locked(until)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:account")

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        user.set_password(password)
        user.save(update_fields=["password"])

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in is not asked for the password again at once."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        user: Any = self.request.user if self.request else None
        records = get_authentication_records(self.request, user) if self.request and user else []
        return not any(time.time() - record["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT for record in records)


def locked(until: Any) -> ValidationError:
    """The sentence of a lockout, with the time it opens."""
    at = date_format(clock.local(until), "H:i")
    return ValidationError(
        _now("密码连续输错多次，这个帐号暂停登录，%(at)s以后可以再试。着急的话请联系系统管理员解除。") % {"at": at},
        code="locked",
    )
