"""A visitor without an account proves a mobile: for public pages where somebody brings or follows a case of the own.

``send_code`` sends the code. The session keeps where it waits, never the number.
"""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jinxi_portal.accounts.codes import one_time
from jinxi_portal.accounts.codes.for_acts import send_code
from jinxi_portal.kernel.sealing import Sealed

_WAITING = "mobile_proving"


class CodeTrouble(Exception):  # noqa: N818 -- told to the visitor as it is
    """``sentence`` says why no code was taken."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def ask_for_code(request: HttpRequest, *, purpose: str, doing: Any, mobile: str) -> None:
    """Send a code to a valid mobile and wait for it in this session. Known or new, the answer is the same.

    Raises:
        CodeNotSent: as ``send_code`` says.
    """
    sent = send_code(purpose=purpose, doing=doing, mobile=Sealed(one_time.LABEL, value=mobile), request=request)
    request.session[_WAITING] = {"place": sent.place, "masked": sent.masked}
    if sent.shown:
        request.session[_WAITING]["shown"] = sent.shown


def code_waiting(request: HttpRequest) -> dict[str, str] | None:
    """How the number is shown while its code waits, and in the demo the code itself; None when none was asked for."""
    waiting: dict[str, str] | None = request.session.get(_WAITING)
    return waiting


def take_typed_code(request: HttpRequest, typed: str) -> Sealed:
    """The mobile, sealed, when the code is right; the code is gone then.

    Raises:
        CodeTrouble: wrong, over, or tried too often.
    """
    waiting = code_waiting(request)
    if waiting is None or not ratelimit.consume(request, action="confirm_worker_code"):
        raise CodeTrouble(_("操作太快了，请稍等一会儿再试。"))
    mobile = one_time.take_code(waiting["place"], typed)
    if mobile is None:
        raise CodeTrouble(_("验证码不对或已过期。请核对短信后重新输入，或者重新获取。"))
    del request.session[_WAITING]
    return mobile
