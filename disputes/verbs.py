"""What is written on the timeline of a dispute. Words and people stand there by reference only."""

from django.utils.translation import gettext_lazy as _

from disputes.rules.kinds import DisputeKind
from disputes.words import Channel
from jinxi_portal.records.public import Verb, register_verbs

_DISPUTE = {"dispute": "disputes.Dispute"}

register_verbs(
    Verb("disputes.taken_in", _("登记"), facts=("number",), codes={"kind": DisputeKind, "channel": Channel}),
    Verb("disputes.handed_on", _("移交"), facts=("number",), references=_DISPUTE),
    Verb("disputes.declined", _("不予受理"), facts=("number",), references=_DISPUTE),
    Verb("disputes.accepted", _("受理"), facts=("number", "due")),
)
