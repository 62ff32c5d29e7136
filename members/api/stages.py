"""How far a roster is that was handed in, in words for programs (stable) and for people."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.sheets.public import ImportState, RowStatus, SheetImport


class Stage(models.TextChoices):
    """The state of a roster as a partner sees it. ``taken``, ``nothing_new``, ``refused`` and the last two are ends."""

    NEEDS_A_PERSON = "needs_a_person", gettext_lazy("等人指出表头")
    READING = "reading", gettext_lazy("正在读取")
    WAITS = "waits", gettext_lazy("等人确认收入")
    NOTHING_NEW = "nothing_new", gettext_lazy("没有可收入的行")
    TAKING_IN = "taking_in", gettext_lazy("正在收入")
    TAKEN = "taken", gettext_lazy("已收入")
    REFUSED = "refused", gettext_lazy("读不下去")
    GIVEN_UP = "given_up", gettext_lazy("已放弃")
    WITHDRAWN = "withdrawn", gettext_lazy("已撤回")


_STAGES = {
    ImportState.CHOOSING: Stage.NEEDS_A_PERSON,
    ImportState.MAPPING: Stage.NEEDS_A_PERSON,
    ImportState.CHECKING: Stage.READING,
    ImportState.CHECKED: Stage.WAITS,
    ImportState.ADMITTING: Stage.TAKING_IN,
    ImportState.ADMITTED: Stage.TAKEN,
    ImportState.REFUSED: Stage.REFUSED,
    ImportState.DISCARDED: Stage.GIVEN_UP,
    ImportState.WITHDRAWN: Stage.WITHDRAWN,
}


def stage_of(sheet_import: SheetImport) -> Stage:
    stage = _STAGES[ImportState(sheet_import.state)]
    # A list of a program goes in by itself; when it stays here, none of its rows could.
    return Stage.NOTHING_NEW if stage is Stage.WAITS and sheet_import.without_asking else stage


def sentence_of(sheet_import: SheetImport) -> str:
    """What is so now, and what to do next."""
    stage = stage_of(sheet_import)
    unread = sheet_import.count_of(RowStatus.UNREADABLE)
    if stage is Stage.READING:
        said = {"done": sheet_import.rows_read, "total": max(sheet_import.rows_total, sheet_import.rows_read)}
        return _("正在读取：%(done)s / %(total)s 行。请稍后再查。") % said
    if stage is Stage.TAKING_IN:
        said = {"done": sheet_import.rows_admitted, "total": sheet_import.rows_to_admit}
        return _("正在收入：%(done)s / %(total)s 行。请稍后再查。") % said
    if stage is Stage.TAKEN and unread:
        return _("已收入；有 %(unread)s 行没有读懂，原因见逐行结果，改正后请重新报送整份名单。") % {"unread": unread}
    if stage is Stage.REFUSED and (refused := sheet_import.why_refused) is not None:
        return str(refused)
    if stage is Stage.NEEDS_A_PERSON:
        return _("表头没有全部认出。请企业经办人在门户里打开表格导入 %(number)s，指出各列的意思。") % {
            "number": sheet_import.number
        }
    return str(_SENTENCES[stage])


_SENTENCES = {
    Stage.WAITS: gettext_lazy("已读完，等经办人在门户里确认收入。"),
    Stage.NOTHING_NEW: gettext_lazy("已读完，没有可收入的行：与现有名单相同，或者每一行都要先改正。什么都没有改动。"),
    Stage.TAKEN: gettext_lazy("已全部收入。"),
    Stage.REFUSED: gettext_lazy("读到一半读不下去了。请核对后重新报送。"),
    Stage.GIVEN_UP: gettext_lazy("这份名单已被放弃，没有收入。需要时请重新报送。"),
    Stage.WITHDRAWN: gettext_lazy("这份名单已被撤回。如有疑问，请联系综合党委干事。"),
}
