"""The days of an agreement that are watched: the next performance, and the application for judicial confirmation."""

from django.utils.translation import gettext_lazy as _

from disputes.rules.clocks import CONFIRMATION_DAYS
from jinxi_portal.accounts.public import Role
from jinxi_portal.records.public import DeadlineKind, register_deadline

KEEP, CONFIRM = "disputes.keep", "disputes.confirm"

register_deadline(
    DeadlineKind(KEEP, _("履行调解协议"), days=30, working=False, remind_before=2, escalate_to=Role.COMMITTEE_CLERK)
)
register_deadline(
    DeadlineKind(
        CONFIRM,
        _("向法院递交司法确认申请"),
        days=CONFIRMATION_DAYS,
        working=False,
        remind_before=5,
        escalate_to=Role.COMMITTEE_CLERK,
    )
)
