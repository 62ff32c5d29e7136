"""Refusals of tracing's acts: what happened, to which lead, what now."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import Lead
from members.refusals import Refusal, moment_words


class TracingConcluded(Refusal):
    """The committee has decided where the person belongs; that stands on the confirmation."""

    code = "tracing_concluded"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("线索 %(number)s 已经办结：%(outcome)s。要改变对身份的判断，请先在追踪页重新打开这条线索。")
            % {"number": lead.number, "outcome": lead.get_outcome_display()},
            lead=lead,
        )


class NotBeingTraced(Refusal):
    code = "not_being_traced"

    def __init__(self, lead: Lead) -> None:
        outcome = lead.get_outcome_display() if lead.outcome else lead.get_stage_display()
        super().__init__(
            _("线索 %(number)s 现在是“%(outcome)s”。有新情况的，请先重新打开。")
            % {"number": lead.number, "outcome": outcome},
            lead=lead,
        )


class WithAnotherTracer(Refusal):
    """A colleague is on the lead."""

    code = "with_another_tracer"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("%(name)s 正在追踪线索 %(number)s。请先与同事商量，再接手。")
            % {"name": lead.tracer, "number": lead.number},
            lead=lead,
        )


class AlreadyAffiliated(Refusal):
    code = "already_affiliated"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("线索 %(number)s 的本人已经转入支部，不能重新打开。要转出，请在支部办理。") % {"number": lead.number},
            lead=lead,
        )


class AlreadyConcluded(Refusal):
    """Somebody was faster."""

    code = "already_concluded"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("%(name)s 已于 %(time)s 办结线索 %(number)s：%(outcome)s。您可以打开它查看。")
            % {
                "name": lead.concluded_by or _("系统"),
                "time": moment_words(lead.concluded_at or lead.stage_since),
                "number": lead.number,
                "outcome": lead.get_outcome_display() or lead.get_stage_display(),
            },
            lead=lead,
        )


class NotYet(Refusal):
    """An outcome for which something is missing; the sentence says what."""

    code = "not_yet"

    def __init__(self, lead: Lead, sentence: Any) -> None:
        super().__init__(sentence, lead=lead)

    @classmethod
    def for_floating(cls, lead: Lead) -> "NotYet":
        return cls(lead, _("请填原党支部的名称和外出时间。"))

    @classmethod
    def for_home(cls, lead: Lead) -> "NotYet":
        return cls(lead, _("请选择转入哪个支部。"))


class NoSuchNumber(Refusal):
    code = "no_such_number"

    def __init__(self, lead: Lead) -> None:
        super().__init__(_("这个号码刚刚有变化。请刷新页面，再选一个号码。"), lead=lead)


class CallClosed(Refusal):
    code = "call_closed"

    def __init__(self, lead: Lead) -> None:
        super().__init__(_("这次电话的结果已经记下了，没有重复记录。"), lead=lead)


class HomeUnknown(Refusal):
    code = "home_unknown"

    def __init__(self, lead: Lead) -> None:
        super().__init__(_("请填收函支部的名称。"), lead=lead)


class LetterUnderWay(Refusal):
    code = "letter_under_way"

    def __init__(self, lead: Lead, number: str) -> None:
        super().__init__(_("%(letter)s 还没有回复。需要另发的，请先撤回它。") % {"letter": number}, lead=lead)


class LetterClosed(Refusal):
    code = "letter_closed"

    def __init__(self, lead: Lead, number: str) -> None:
        super().__init__(_("%(letter)s 的情况刚刚有变化。请刷新页面查看。") % {"letter": number}, lead=lead)


class FloatingEnded(Refusal):
    code = "floating_ended"

    def __init__(self, floating: Any) -> None:
        super().__init__(
            _("%(name)s 的流动党员登记已于 %(day)s 结束：%(ending)s。")
            % {"name": floating.name, "day": floating.ended_on.isoformat(), "ending": floating.get_ending_display()}
        )


class RenewalTooEarly(Refusal):
    code = "renewal_too_early"

    def __init__(self, earliest: Any) -> None:
        super().__init__(_("现在还不必续登，最早 %(day)s 办理。") % {"day": earliest.isoformat()})


class StillOpen(Refusal):
    code = "still_open"

    def __init__(self, lead: Lead) -> None:
        super().__init__(_("线索 %(number)s 没有办结，不需要重新打开。") % {"number": lead.number}, lead=lead)


class VisitUnderWay(Refusal):
    code = "visit_under_way"

    def __init__(self, number: str, lead: Lead | None) -> None:
        super().__init__(_("走访 %(visit)s 还没有结束。要改地址或问题，请先撤回它。") % {"visit": number}, lead=lead)


class VisitOver(Refusal):
    code = "visit_over"

    def __init__(self, number: str) -> None:
        super().__init__(_("走访 %(visit)s 已经结束，不需要撤回。") % {"visit": number})


class VisitSettled(Refusal):
    code = "visit_settled"

    def __init__(self, number: str) -> None:
        super().__init__(_("走访 %(visit)s 的这条记录已经有同事核对过。") % {"visit": number})
