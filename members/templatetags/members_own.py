"""What a lead's page shows of the person's own word."""

from typing import Any

from django import template

from jinxi_portal.records.public import attachments_of
from members.actions.report_self import PAPER
from members.consenting import has_consent, withdrawn_since
from members.models import Lead
from members.policy_own import OWN
from members.purposes import TRACING

register = template.Library()


@register.inclusion_tag("members/words/on_lead.html", takes_context=True)
def own_words(context: Any, lead: Lead) -> dict[str, Any]:
    """Self-reports with their papers, referrals (the referrer for the tracer only), and whether the person agreed."""
    user = context["request"].user
    reports = [(row, list(attachments_of(row, PAPER))) for row in lead.self_reports.order_by("-pk")]
    referrals = [
        (row, bool(OWN.may(user, "see_referrer", row)))
        for row in lead.referrals.select_related("referrer", "lead").order_by("-pk")
    ]
    withdrawn = withdrawn_since(lead.worker, TRACING.key)
    return {
        "lead": lead,
        "reports": reports,
        "referrals": referrals,
        "withdrawn": withdrawn,
        "agreed": withdrawn is None and has_consent(lead.worker, TRACING.key),
        "csrf_token": context.get("csrf_token"),
    }
