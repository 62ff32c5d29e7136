"""The clause check and filed texts in the frame's slots."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import verbs_checks
from contracts.models import FiledText
from contracts.notices import INSPECTED
from contracts.policy_checks import CHECKS
from contracts.portal_templates import ROOM
from contracts.states_checks import FindingState
from jinxi_portal.kernel import slots
from jinxi_portal.notices.public import NoticeKind, register_notice
from jinxi_portal.records.public import Series, SubjectKind, register_series, register_subject

__all__ = ["verbs_checks"]

register_series(Series("filed_text", gettext_lazy("企业合同文本"), "WB-{year}-{number:05d}"))
register_subject(
    SubjectKind(
        FiledText._meta.label_lower,
        gettext_lazy("企业合同文本"),
        CHECKS,
        url=lambda filed: filed.get_absolute_url(),
        see_act="see_filed",
    )
)


register_notice(
    NoticeKind(
        "contracts.term_unfair",
        gettext_lazy("合同文字认定不公平"),
        gettext_lazy("监管人员认定 %(thing)s 里有不公平的条款。请看理由和公平的写法，改好后再备案或重新签订。"),
        group=INSPECTED,
        concerns=lambda user: bool(CHECKS.may(user, "see_filed")) and not CHECKS.may(user, "see_all_filed"),
    )
)


def _waiting(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """Texts with sentences that wait for the officer."""
    if not CHECKS.may(user, "decide_finding"):
        return []
    rows = FiledText.objects.visible_to(user).filter(findings__state=FindingState.SUSPECTED).distinct()
    return [
        slots.QueueItem(
            _("认定合同疑点：%(title)s") % {"title": filed.title},
            reverse("contracts:filed_text", args=[filed.number]),
            note=filed.employer.short_name,
        )
        for filed in rows.select_related("employer").order_by("filed_at")[:limit]
    ]


slots.menu.register(
    slots.MenuEntry(
        "contracts.check",
        gettext_lazy("条款体检"),
        "contracts:check",
        lambda user: bool(CHECKS.may(user, "check_text")),
        room=ROOM,
        order=430,
    )
)
slots.menu.register(
    slots.MenuEntry(
        "contracts.filed",
        gettext_lazy("企业合同文本"),
        "contracts:filed_texts",
        lambda user: bool(CHECKS.may(user, "see_filed")),
        room=ROOM,
        order=440,
    )
)
slots.queue.register(slots.QueueSource("contracts.findings", gettext_lazy("合同监管"), _waiting, order=40))
