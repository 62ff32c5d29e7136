"""What sheets puts into the frame: menu, queue, and the timeline of an import."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from jinxi_portal.kernel import slots
from jinxi_portal.records.public import SubjectKind, register_subject
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.policy import POLICY
from jinxi_portal.sheets.states import WAITING, ImportState

ROOM = gettext_lazy("名单导入")
_WAITS: dict[str, Any] = {
    ImportState.CHOOSING: gettext_lazy("“%(file)s”待选工作表"),
    ImportState.MAPPING: gettext_lazy("“%(file)s”待对应各列"),
    ImportState.CHECKED: gettext_lazy("“%(file)s”待确认收入"),
    ImportState.REFUSED: gettext_lazy("“%(file)s”没有读完，请查看原因"),
}

slots.menu.register(
    slots.MenuEntry(
        "sheets.imports",
        gettext_lazy("名单导入"),
        "sheets:imports",
        lambda user: bool(POLICY.may(user, "see_imports")),
        room=gettext_lazy("组织找党员"),
        room_outside=pgettext_lazy("菜单", "名单"),
        order=200,
    )
)


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """The imports that this user began and has not finished."""
    if not POLICY.may(user, "see_imports"):
        return []
    left = SheetImport.objects.visible_to(user).filter(sent_by=user, state__in=WAITING).order_by("-id")
    return [
        slots.QueueItem(
            _WAITS[each.state] % {"file": each.file_name},
            reverse("sheets:import", args=[each.number]),
            note=each.sender_name,
        )
        for each in left[:limit]
    ]


slots.queue.register(slots.QueueSource("sheets.imports", ROOM, _waiting, order=15))
register_subject(
    SubjectKind(
        "sheets.sheetimport",
        ROOM,
        POLICY,
        name=lambda sheet_import: str(sheet_import.number),
        url=lambda sheet_import: reverse("sheets:import", args=[sheet_import.number]),
        see_act="see_imports",
    )
)
