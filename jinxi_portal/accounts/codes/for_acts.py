"""The one sender of codes. A code serves one act of one person (a sign-in, a signature, a look at an own case) and no other.

The text message says what the code is for, so that nobody can be talked into reading out one for something else.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jinxi_portal.accounts.codes import one_time
from jinxi_portal.accounts.codes.sender import NotSent, sender
from jinxi_portal.kernel.sealing import Sealed

#: How often one number may have a code for one act: a minute between two, five an hour.
A_MINUTE, AN_HOUR, AN_HOUR_AT_MOST = 60, 3600, 5


@dataclass(frozen=True)
class SentCode:
    """``place``: where the code waits. ``shown`` is the code itself where the demo's sender may show it; otherwise empty."""

    place: str
    masked: str
    shown: str = ""


class CodeNotSent(Exception):  # noqa: N818 -- what happened, in the office's words
    """Too often, or the provider is away; ``sentence`` is for the person who waits."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def send_code(*, purpose: str, doing: Any, mobile: Sealed, request: HttpRequest | None = None) -> SentCode:
    """Send a fresh code; an earlier one for the same purpose stops working.

    Args:
        purpose: names the very act (contract and party); without one the code signs in.
        doing: the act in words, as the message says it: 签署合同 HT-2026-000018.
        mobile: a whole number.
        request: of a visitor whom nobody knows yet; then the address it comes from is counted too.

    Raises:
        CodeNotSent: asked for too often, or the provider did not take it.
    """
    number = mobile.reveal()
    handle, code = one_time.make_code_for(number, allowed=lambda place: _allowed(place, request), purpose=purpose)
    if handle is None or code is None:
        raise CodeNotSent(_("获取验证码太频繁了。请等一分钟再试；一小时内最多获取5次。"))
    carrier = sender()
    try:
        carrier.send(mobile=number, code=code, text=text_of(code, doing))
    except NotSent as trouble:
        raise CodeNotSent(_("验证码暂时发不出去，请过几分钟再试。")) from trouble
    return SentCode(handle.place, handle.masked, code if carrier.shows_code else "")


def text_of(code: str, doing: Any) -> str:
    """The message as it is read on the phone."""
    minutes = int(settings.CODE_LIFE.total_seconds() // 60)
    return str(
        _("您正在%(doing)s，验证码是%(code)s，%(minutes)d分钟内有效。不要告诉任何人。")
        % {"doing": doing, "code": code, "minutes": minutes}
    )


def confirm_code(*, purpose: str, mobile: Sealed, typed: str) -> bool:
    """Whether this is the code that was sent for the purpose to the mobile; it is used up then."""
    place = one_time.place_of(mobile.reveal(), purpose)
    return one_time.take_code(place, typed) is not None


def _allowed(place: str, request: HttpRequest | None) -> bool:
    if request is not None and not ratelimit.consume(request, action="request_code"):
        return False
    key = hashlib.sha256(place.encode()).hexdigest()
    # Asking again within the minute does not use up the hour.
    if not cache.add(f"accounts:act-code:{key}:minute", 1, timeout=A_MINUTE):
        return False
    cache.add(f"accounts:act-code:{key}:hour", 0, timeout=AN_HOUR)
    return bool(cache.incr(f"accounts:act-code:{key}:hour") <= AN_HOUR_AT_MOST)
