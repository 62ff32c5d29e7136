"""Inspections in the frame's slots: menu, what waits for the officer, search, notices, files."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.models import ChecklistVersion, Inspection
from contracts.notices import INSPECTED
from contracts.policy_supervision import SUPERVISION
from contracts.portal_templates import ROOM
from contracts.settings_of_inspections import EVIDENCE, PROOF
from contracts.states_inspections import InspectionState
from jinxi_portal.kernel import clock, slots
from jinxi_portal.notices.public import BY_PHONE, NoticeKind, as_day, register_notice
from jinxi_portal.records.public import (
    PAPERS,
    PICTURES,
    AttachmentKind,
    SubjectKind,
    register_attachment_kind,
    register_subject,
)

register_subject(
    SubjectKind(
        Inspection._meta.label_lower,
        gettext_lazy("合同检查"),
        SUPERVISION,
        url=lambda inspection: inspection.get_absolute_url(),
        see_act="see_inspections",
        attach_act="attach_proof",
    )
)
register_subject(
    SubjectKind(
        ChecklistVersion._meta.label_lower,
        gettext_lazy("检查表"),
        SUPERVISION,
        url=lambda version: version.get_absolute_url(),
        see_act="see_checklist",
    )
)
register_attachment_kind(AttachmentKind(EVIDENCE, gettext_lazy("检查取证"), PICTURES | PAPERS))
register_attachment_kind(AttachmentKind(PROOF, gettext_lazy("证明材料"), PICTURES | PAPERS))

slots.menu.register(
    slots.MenuEntry(
        "contracts.inspections",
        gettext_lazy("检查和整改"),
        "contracts:inspections",
        lambda user: bool(SUPERVISION.may(user, "see_inspections")),
        room=ROOM,
        order=437,
    )
)


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """What the officer has to decide: filled-in checklists, and notices whose day has passed without an answer.

    What is planned, to be answered or to be looked at again stands in the queue as deadlines.
    """
    if not SUPERVISION.may(user, "inspect"):
        return []
    today = clock.today()
    rows = Inspection.objects.visible_to(user).filter(
        Q(state=InspectionState.CHECKED) | Q(state=InspectionState.CORRECTING, correct_by__lt=today)
    )
    return [
        slots.QueueItem(
            _("处理检查结果：%(number)s") % {"number": row.number}
            if row.state == InspectionState.CHECKED
            else _("改正已逾期，请复查：%(number)s") % {"number": row.number},
            row.get_absolute_url(),
            due=None if row.state == InspectionState.CHECKED else row.correct_by,
            overdue=row.is_overdue(today),
            note=row.employer.short_name,
        )
        for row in rows.select_related("employer").order_by("planned_on", "pk")[:limit]
    ]


def _find(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    typed = words.strip().upper()
    if not typed.startswith("JC-") or not SUPERVISION.may(user, "see_inspections"):
        return []
    rows = Inspection.objects.visible_to(user).filter(number__startswith=typed).select_related("employer")
    return [
        slots.SearchHit(
            row.number, row.get_absolute_url(), _("合同检查"), f"{row.employer} · {row.get_state_display()}"
        )
        for row in rows.order_by("-pk")[:limit]
    ]


slots.queue.register(slots.QueueSource("contracts.inspections", gettext_lazy("检查和整改"), _waiting, order=41))
slots.search.register(slots.SearchSource("contracts.inspections", gettext_lazy("检查和整改"), _find, order=62))


def _own(user: Any) -> bool:
    """The enterprise's staff: who sees inspections, but not everybody's."""
    return bool(SUPERVISION.may(user, "see_inspections")) and not SUPERVISION.may(user, "see_all_inspections")


def _officer(user: Any) -> bool:
    return bool(SUPERVISION.may(user, "inspect"))


for _key, _label, _sentence, _whom in (
    (
        "correction_issued",
        gettext_lazy("责令改正通知书"),
        gettext_lazy("检查 %(thing)s 发出了责令改正通知书，请在 %(due)s 前改正并逐项答复。"),
        _own,
    ),
    (
        "correction_answered",
        gettext_lazy("企业已答复"),
        gettext_lazy("检查 %(thing)s 的企业已经逐项答复，请复查。"),
        _officer,
    ),
    ("correction_passed", gettext_lazy("复查通过"), gettext_lazy("检查 %(thing)s 复查通过，已经办结。"), _own),
    (
        "correction_handed_on",
        gettext_lazy("检查已移送"),
        gettext_lazy("检查 %(thing)s 没有改正，已经移送有权处理的部门。"),
        _own,
    ),
):
    register_notice(
        NoticeKind(
            f"contracts.{_key}",
            _label,
            _sentence,
            group=INSPECTED,
            outside=BY_PHONE,
            concerns=_whom,
            readers={"due": as_day},
        )
    )
