"""The second factor: allauth's TOTP and recovery codes, sealed at rest."""

import base64
from io import BytesIO
from typing import Any

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import sealing

LABEL = "second_factor"
_KNOWN = "second_factor_there"


def is_missing(request: HttpRequest) -> bool:
    """Whether the signed-in person should have an authenticator and has none; asked of the database once a session."""
    user: Any = request.user
    if not user.is_authenticated or user.signs_in_by_code or request.session.get(_KNOWN):
        return False
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        request.session[_KNOWN] = True
        return False
    return True


def forget_in_session(request: HttpRequest) -> None:
    request.session.pop(_KNOWN, None)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets under the key ring; the QR code drawn by segno; sentences of the house."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _("请先绑定动态验证器，再生成恢复码。"),
        "incorrect_code": _("验证码不对或已过期。请看验证器上现在显示的6位数字，重新输入。"),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(sealing.current().seal(text, LABEL)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.current().unseal(base64.b64decode(encrypted_text), LABEL)

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def build_totp_svg(self, url: str) -> str:
        drawing = BytesIO()
        segno.make(url, error="m").save(drawing, kind="svg", scale=5, border=2, light="#ffffff")
        return drawing.getvalue().decode()
