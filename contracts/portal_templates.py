"""The template library in the frame's slots."""

from django.utils.translation import gettext_lazy as _

from contracts.models import Template
from contracts.policy import POLICY
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import SubjectKind, register_subject

ROOM = _("合同")

slots.menu.register(
    slots.MenuEntry(
        "contracts.templates",
        _("合同范本"),
        "contracts:templates",
        lambda user: bool(POLICY.may(user, "see_templates")),
        room=ROOM,
        order=420,
    )
)
register_subject(
    SubjectKind(
        Template._meta.label_lower,
        _("合同范本"),
        POLICY,
        url=lambda template: template.get_absolute_url(),
        see_act="see_templates",
    )
)
