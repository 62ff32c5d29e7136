"""Put an election off, with the committee's approval."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.locking import lock_organisation
from branches.models import Term
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.rules.terms import latest_prolonged_end
from jinxi_portal.records.public import write_history


def prolong_term(*, term: Term, due_on: date, because: str, by: Any) -> Term:
    """The term ends on ``due_on``: by one year at most, and only the term that runs.

    Raises:
        Refusal: the day is too far or no later than now, a reason is missing, or a newer term runs.
    """
    with transaction.atomic():
        organisation = lock_organisation(term.organisation)
        POLICY.require(by, "prolong_term", organisation)
        locked = organisation.terms.order_by("number").last()
        if locked is None or locked.pk != term.pk:
            raise Refusal(_("这一届已经换届，不能再延期。"), code="newer_term")
        latest = latest_prolonged_end(locked.elected_on, of_community=organisation.of_community)
        if not locked.due_on < due_on <= latest:
            raise Refusal(_("延期最多一年，最晚到 %(day)s。请核对日期。") % {"day": latest.isoformat()}, code="too_far")
        if not because.strip():
            raise Refusal(_("请写明延期的原因和批准情况。"), code="reason_missing")
        locked.due_on, locked.prolonged_because = due_on, because.strip()
        locked.save(update_fields=["due_on", "prolonged_because"])
        write_history(
            subject=organisation,
            verb="branches.term_prolonged",
            by=by,
            facts={"number": locked.number, "due_on": due_on, "term": locked},
        )
    return locked
