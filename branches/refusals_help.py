"""Refusals of the branch group: what happened, to which request, what now."""

from typing import Any

from django.utils.translation import gettext as _

from branches.refusals import Refusal
from jinxi_portal.kernel import clock


class AlreadyTaken(Refusal):
    """A colleague was faster."""

    def __init__(self, request: Any) -> None:
        taken_at = clock.local(request.taken_at)
        super().__init__(
            _("%(name)s 已于 %(time)s 接办求助 %(number)s。您可以一起看，有话在下面回复。")
            % {"name": request.taken_by, "time": f"{taken_at:%Y-%m-%d %H:%M}", "number": request.number},
            code="already_taken",
        )


class MovedOn(Refusal):
    """A move is not taken back once somebody has gone on."""

    def __init__(self, request: Any) -> None:
        super().__init__(
            _("求助 %(number)s 转交后已有进展，没有撤回，由%(place)s接着办。")
            % {"number": request.number, "place": request.place},
            code="moved_on",
        )


class NothingSaid(Refusal):
    def __init__(self) -> None:
        super().__init__(_("请写几句话，或者录一段音，让人知道是什么事。"), code="nothing_said")


class TextMissing(Refusal):
    def __init__(self) -> None:
        super().__init__(_("请先写下内容再送出。"), code="text_missing")


class NotYetTaken(Refusal):
    def __init__(self) -> None:
        super().__init__(_("还没有人接办这件求助，请先接办。"), code="not_taken")


class TooLateToReopen(Refusal):
    def __init__(self, days: int) -> None:
        super().__init__(
            _("这件求助办结已超过 %(days)d 天，不能再要求办理。请重新提一件求助，可以写上原来的编号。")
            % {"days": days},
            code="too_late",
        )


class AlreadyRated(Refusal):
    def __init__(self) -> None:
        super().__init__(_("这件求助您已经评价过了，谢谢。"), code="already_rated")


class WrongBranch(Refusal):
    def __init__(self) -> None:
        super().__init__(_("请选择另一个没有撤销、已有书记在岗的支部，或者交给综合党委求助台。"), code="wrong_branch")


class NumbersInAnswer(Refusal):
    """An answer for everybody would carry somebody's number."""

    def __init__(self, pieces: list[str]) -> None:
        super().__init__(
            _("公开的解答里不能有证件号码或电话号码：%(pieces)s。请删去后再公开。") % {"pieces": _("、").join(pieces)},
            code="numbers_in_answer",
        )


class NamesInAnswer(Refusal):
    """Something that looks like a name; a human may say that it is none."""

    def __init__(self, pieces: list[str]) -> None:
        super().__init__(
            _("这些字词可能让人认出是谁：%(pieces)s。请改掉；如果确认不是人名，勾选“已核对”后再公开。")
            % {"pieces": _("、").join(pieces)},
            code="names_in_answer",
        )
        self.pieces = pieces
