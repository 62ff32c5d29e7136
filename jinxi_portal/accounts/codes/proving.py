"""A visitor without an account proves a mobile with a code: for public pages where somebody brings or follows a case of the own.

The same limits as at the sign-in. The session keeps where the code waits, never the number.
"""

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jinxi_portal.accounts.codes import one_time
from jinxi_portal.accounts.codes.sender import NotSent, sender
from jinxi_portal.kernel.sealing import Sealed

_WAITING = "mobile_proving"


class CodeTrouble(Exception):  # noqa: N818 -- told to the visitor as it is
    """``sentence`` says why no code was sent or taken."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def send_code_to(request: HttpRequest, mobile: str) -> None:
    """Send a code to a valid mobile. Known or new, the answer is the same.

    Raises:
        CodeTrouble: too often, or the gateway is away.
    """
    allowed = lambda place: bool(ratelimit.consume(request, action="request_worker_code", key=place))  # noqa: E731
    handle, code = one_time.make_code_for(mobile, allowed=allowed)
    if handle is None or code is None:
        raise CodeTrouble(_("获取验证码太频繁了。请等一分钟再试；一小时内最多获取5次。"))
    carrier = sender()
    try:
        carrier.send(mobile=mobile, code=code)
    except NotSent:
        raise CodeTrouble(_("验证码暂时发不出去，请过几分钟再试。着急的话请打电话给所在党支部。")) from None
    request.session[_WAITING] = {"place": handle.place, "masked": handle.masked}
    if carrier.shows_code:
        request.session[_WAITING]["shown"] = code


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
