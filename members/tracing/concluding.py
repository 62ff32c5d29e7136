"""What an outcome needs, and the sentence when it is not there yet: asked by the act and shown on the page."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from members.consenting import withdrawn_since
from members.models import NOT_REACHED, REACHED, Lead
from members.purposes import TRACING
from members.rules.calls import CallRule, Missing, still_missing
from members.states import LeadState
from members.tracing.homes import home_provider
from members.tracing_settings import call_rule_on
from members.tracing_states import OPEN_STAGES, Outcome, TracingStage

_TALKED = (TracingStage.CONTACTED, TracingStage.AWAITING_HOME)


def obstacle(lead: Lead, outcome: Outcome, *, day: date) -> Any:
    """Why the lead cannot be concluded so on a day; empty when it can."""
    if lead.stage not in OPEN_STAGES:
        return _("这条线索已经办结。")
    if outcome is Outcome.DECLINED and withdrawn_since(lead.worker, TRACING.key) is not None:
        return ""  # he has said so himself
    if outcome in (Outcome.AFFILIATED, Outcome.FLOATING):
        return _member_obstacle(lead, outcome)
    if outcome is Outcome.NOT_REACHABLE:
        return not_reachable_obstacle(tries_in_vain(lead), CallRule(*call_rule_on(day)))
    if outcome in (Outcome.NOT_A_MEMBER, Outcome.WRONG_PERSON) and lead.state == LeadState.CONFIRMED:
        return _("核对台已确认为名册上的党员。如果那次判断有误，请先撤回。")
    if outcome in (Outcome.NOT_A_MEMBER, Outcome.DECLINED) and lead.stage == TracingStage.FOUND:
        return _("还没有联系过本人，也没有核查。请先联系本人，或发函请原支部确认。")
    return ""


def _member_obstacle(lead: Lead, outcome: Outcome) -> Any:
    if outcome is Outcome.AFFILIATED and home_provider() is None:
        return _("门户里还没有可以转入的支部。")
    known = lead.state == LeadState.CONFIRMED or any(letter.says_member for letter in lead.letters.all())
    if not known:
        return _("还没有确认党员身份：请先在核对台确认名册条目，或发函请原支部确认。")
    if lead.stage not in _TALKED:
        return _("还没有联系过本人。请先打电话或上门，问清本人的意愿。")
    return ""


def tries_in_vain(lead: Lead) -> list[datetime]:
    """Calls without reaching the person since he was last reached, oldest first."""
    tries: list[datetime] = []
    for called_at, outcome in lead.calls.exclude(outcome="").order_by("called_at").values_list("called_at", "outcome"):
        if outcome in REACHED:
            tries = []
        elif outcome in NOT_REACHED:
            tries.append(called_at)
    return tries


def not_reachable_obstacle(tries: Sequence[datetime], rule: CallRule) -> Any:
    missing: Missing = still_missing(tries, rule)
    if not missing:
        return ""
    return _(
        "还不能按联系不上办结：已打 %(made)s 次没有接通。规定至少 %(tries)s 次，分在 %(days)s 天、%(parts)s 个时段；"
        "还差 %(more)s 次、%(more_days)s 天、%(more_parts)s 个时段。"
    ) % {
        "made": len(tries),
        "tries": rule.tries,
        "days": rule.days,
        "parts": rule.parts,
        "more": missing.tries,
        "more_days": missing.days,
        "more_parts": missing.parts,
    }
