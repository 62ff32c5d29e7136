"""Supervision of enterprises in the frame's slots; the coverage counts the key enterprises of the day."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from contracts import verbs_supervision
from contracts.coverage import count_employers
from contracts.models import KeyEnterprise
from contracts.policy_supervision import SUPERVISION
from contracts.portal_templates import ROOM
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import SubjectKind, register_subject
from members.public import Employer

__all__ = ["verbs_supervision"]

register_subject(
    SubjectKind(
        KeyEnterprise._meta.label_lower,
        _("重点企业"),
        SUPERVISION,
        url=lambda key: key.get_absolute_url(),
        see_act="see_enterprises",
    )
)
slots.menu.register(
    slots.MenuEntry(
        "contracts.enterprises",
        _("企业监管"),
        "contracts:enterprises",
        lambda user: bool(SUPERVISION.may(user, "see_enterprises")),
        room=ROOM,
        order=435,
    )
)


def _counted(on: date) -> Any:
    """The key enterprises of the day; all that cooperate on days when there were none."""
    key = KeyEnterprise.objects.on(on)
    return key.values("employer") if key.exists() else Employer.objects.filter(is_active=True).values("pk")


count_employers(_counted)
