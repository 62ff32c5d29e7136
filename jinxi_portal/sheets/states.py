"""The states of an import and the moves between them. Nobody sets ``state`` by hand; acts call ``check_move``."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    # the wizard; each step can be left and returned to
    CHOOSING = "choosing", _("待选工作表")
    MAPPING = "mapping", _("待对应各列")
    CHECKING = "checking", _("正在检查")
    CHECKED = "checked", _("待确认收入")
    ADMITTING = "admitting", _("正在收入")
    ADMITTED = "admitted", _("已收入")
    # ended
    REFUSED = "refused", _("读不下去")
    DISCARDED = "discarded", _("已放弃")
    WITHDRAWN = "withdrawn", _("已撤回")


#: The worker is at it.
WORKING = (ImportState.CHECKING, ImportState.ADMITTING)
#: The sender has something to do: choose, map, confirm, or look at why it was refused.
WAITING = (ImportState.CHOOSING, ImportState.MAPPING, ImportState.CHECKED, ImportState.REFUSED)
#: Sending the same file again leads to the import in one of these states instead of a second one.
STANDING = (
    ImportState.CHOOSING,
    ImportState.MAPPING,
    ImportState.CHECKING,
    ImportState.CHECKED,
    ImportState.ADMITTING,
    ImportState.ADMITTED,
)

_S = ImportState
MOVES: dict[tuple[ImportState, ImportState], tuple[str, ...]] = {
    (_S.CHOOSING, _S.MAPPING): ("choose_sheet",),
    (_S.MAPPING, _S.MAPPING): ("choose_sheet",),
    (_S.CHECKED, _S.MAPPING): ("choose_sheet",),
    (_S.REFUSED, _S.MAPPING): ("choose_sheet",),
    (_S.MAPPING, _S.CHECKING): ("map_columns",),
    (_S.CHECKED, _S.CHECKING): ("map_columns",),
    # leaving the worker's reading before its end
    (_S.CHECKING, _S.MAPPING): ("choose_sheet",),
    (_S.CHECKING, _S.DISCARDED): ("discard",),
    (_S.CHECKING, _S.CHECKED): ("check",),
    (_S.CHECKING, _S.REFUSED): ("check",),
    (_S.CHECKED, _S.ADMITTING): ("confirm",),
    (_S.ADMITTING, _S.ADMITTED): ("admit",),
    # rows mended after the rest went in
    (_S.ADMITTED, _S.ADMITTING): ("admit_mended",),
    (_S.ADMITTED, _S.WITHDRAWN): ("withdraw",),
    (_S.CHOOSING, _S.DISCARDED): ("discard",),
    (_S.MAPPING, _S.DISCARDED): ("discard",),
    (_S.CHECKED, _S.DISCARDED): ("discard",),
    (_S.REFUSED, _S.DISCARDED): ("discard",),
}


class RowStatus(models.TextChoices):
    """What a staged row is, compared with what stands now. Every row of data has exactly one."""

    NEW = "new", _("新增")
    CHANGED = "changed", _("有变化")
    SAME = "same", _("相同")
    #: New or changed, and something in it should be looked at.
    DOUBTFUL = "doubtful", _("存疑")
    UNREADABLE = "unreadable", _("没有读懂")
    #: The very same row stands further up in the file.
    REPEATED = "repeated", _("重复")
    #: Mended after the rest went in; waits to follow.
    MENDED = "mended", _("已改正，待收入")


#: Rows that go in when the import is confirmed; doubtful ones only if the clerk says so.
ADMISSIBLE = (RowStatus.NEW, RowStatus.CHANGED)
#: Rows that a person can mend.
MENDABLE = (RowStatus.DOUBTFUL, RowStatus.UNREADABLE, RowStatus.MENDED)


class MoveNotAllowed(Exception):  # noqa: N818 - it is said so in the office
    """An act that does not fit the state of the import; the sentence says what the state is."""

    code = "wrong_state"

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def check_move(number: str, before: str, after: ImportState, act: str) -> None:
    """Pass when the table names the move for this act.

    Raises:
        MoveNotAllowed: with a sentence for the person who tried.
    """
    if act not in MOVES.get((ImportState(before), after), ()):
        raise MoveNotAllowed(
            _("导入 %(number)s 现在是“%(state)s”，不能再做这一步。请打开它查看最新情况。")
            % {"number": number, "state": ImportState(before).label}
        )
