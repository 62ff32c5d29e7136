"""Refusals on the worker's phone and at the desk that serves it: what happened, what now."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.refusals import Refusal


class TooManyTries(Refusal):
    """The account has tried often enough for a day; a human goes on."""

    code = "too_many_tries"

    def __init__(self) -> None:
        super().__init__(_("今天已经填写过几次。请等工作人员核对，或明天再填。"))


class ClaimDecided(Refusal):
    code = "claim_decided"

    def __init__(self) -> None:
        super().__init__(_("这次核对已经有了结果，或本人已重填。请看名单里最新的一条。"))


class HasAnAccount(Refusal):
    """One worker, one account."""

    code = "has_an_account"

    def __init__(self, name: Any) -> None:
        super().__init__(_("%(name)s已经绑定了手机帐号。换了号码的，请先在从业人员页解除原来的绑定。") % {"name": name})


class SayWhoFirst(Refusal):
    """A report or a yes needs to be somebody's."""

    code = "say_who_first"

    def __init__(self) -> None:
        super().__init__(_("请先核对“这是我”，我们才知道联系谁。"))


class TooManyReferrals(Refusal):
    code = "too_many_referrals"

    def __init__(self) -> None:
        super().__init__(_("这个月推荐得够多了，谢谢您。过些天再来。"))
