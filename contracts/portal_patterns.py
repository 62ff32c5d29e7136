"""The clause check's patterns in the frame's slots and on timelines."""

from django.utils.translation import gettext_lazy as _

from contracts.models import PatternVersion
from contracts.policy_checks import CHECKS
from contracts.portal_templates import ROOM
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import SubjectKind, Verb, register_subject, register_verbs

register_verbs(
    Verb("contracts.pattern_changed", _("修改规则"), facts=("number", "effective_from")),
    Verb("contracts.pattern_off", _("停用这条规则"), facts=("number", "effective_from")),
)
register_subject(
    SubjectKind(
        PatternVersion._meta.label_lower,
        _("条款规则"),
        CHECKS,
        url=lambda version: version.get_absolute_url(),
        see_act="see_patterns",
    )
)
slots.menu.register(
    slots.MenuEntry(
        "contracts.patterns",
        _("体检规则"),
        "contracts:patterns",
        lambda user: bool(CHECKS.may(user, "see_patterns")),
        room=ROOM,
        order=450,
    )
)
