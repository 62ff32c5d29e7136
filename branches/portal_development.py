"""Paths to membership in the frame's slots: subject, deadlines, scans, menu."""

from django.utils.translation import gettext_lazy as _

from branches.actions.keep_paper import SCAN
from branches.development_deadlines import NOTE_DUE, STEP_DUE
from branches.policy_development import POLICY
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import (
    PAPERS,
    PICTURES,
    AttachmentKind,
    DeadlineKind,
    SubjectKind,
    register_attachment_kind,
    register_deadline,
    register_subject,
)

ROOM = _("党组织")
MEGABYTE = 1024 * 1024

register_subject(
    SubjectKind(
        "branches.developmentpath",
        _("发展党员档案"),
        POLICY,
        url=lambda path: path.get_absolute_url(),
        see_act="see",
        attach_act="keep_paper",
    )
)
register_attachment_kind(AttachmentKind(SCAN, _("材料扫描件"), PICTURES | PAPERS, most_bytes=20 * MEGABYTE))
# The days are given with each deadline; those written here are the shortest that the rules know.
register_deadline(
    DeadlineKind(
        STEP_DUE,
        _("发展党员步骤"),
        days=30,
        working=False,
        remind_before=10,
        escalate_to=Role.COMMITTEE_CLERK,
        escalate_before=3,
    )
)
register_deadline(
    DeadlineKind(
        NOTE_DUE, _("半年考察记录"), days=183, working=False, remind_before=10, escalate_to=Role.COMMITTEE_CLERK
    )
)
slots.menu.register(
    slots.MenuEntry(
        "branches.development",
        _("发展党员"),
        "branches:development",
        lambda user: bool(POLICY.may(user, "see")),
        room=ROOM,
        order=340,
    )
)
