"""A code that confirms one act of one person, such as a signature: it opens nothing else, and a sign-in code is none of these."""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext as _

from jinxi_portal.accounts.codes import one_time
from jinxi_portal.accounts.codes.sender import NotSent, sender
from jinxi_portal.kernel.sealing import Sealed

#: How often one number may have a code for one act: a minute between two, five an hour.
A_MINUTE, AN_HOUR, AN_HOUR_AT_MOST = 60, 3600, 5


@dataclass(frozen=True)
class SentCode:
    """``shown`` is the code itself where the demo's sender may show it; otherwise empty."""

    masked: str
    shown: str = ""


class CodeNotSent(Exception):  # noqa: N818 -- what happened, in the office's words
    """Too often, or the provider is away; ``sentence`` is for the person who waits."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def send_code(*, purpose: str, mobile: Sealed) -> SentCode:
    """Send a fresh code for ``purpose`` (which names the very act, such as contract and party); an earlier one stops working.

    Raises:
        CodeNotSent: asked for too often, or the provider did not take it.
    """
    number = mobile.reveal()
    handle, code = one_time.make_code_for(number, allowed=_allowed, purpose=purpose)
    if handle is None or code is None:
        raise CodeNotSent(_("获取验证码太频繁了。请等一分钟再试；一小时内最多获取5次。"))
    carrier = sender()
    try:
        carrier.send(mobile=number, code=code)
    except NotSent as trouble:
        raise CodeNotSent(_("验证码暂时发不出去，请过几分钟再试。")) from trouble
    return SentCode(handle.masked, code if carrier.shows_code else "")


def confirm_code(*, purpose: str, mobile: Sealed, typed: str) -> bool:
    """Whether this is the code that was sent for the purpose to the mobile; it is used up then."""
    place = one_time.place_of(mobile.reveal(), purpose)
    return one_time.take_code(place, typed) is not None


def _allowed(place: str) -> bool:
    key = hashlib.sha256(place.encode()).hexdigest()
    if not cache.add(f"accounts:act-code:{key}:minute", 1, timeout=A_MINUTE):
        return False
    cache.add(f"accounts:act-code:{key}:hour", 0, timeout=AN_HOUR)
    return bool(cache.incr(f"accounts:act-code:{key}:hour") <= AN_HOUR_AT_MOST)
