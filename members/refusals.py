"""Refusals of the review desk's acts: what happened, to which lead, what now."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.models import Employer, Lead, LeadDecision, Worker


class Refusal(Exception):  # noqa: N818 -- the office's word: the act is refused
    """An act that cannot be done now; ``sentence`` is for the person who tried, ``lead`` is where to look next."""

    code = "refused"

    def __init__(self, sentence: Any, *, lead: Lead | None = None, worker: Worker | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.lead = lead
        self.worker = worker


class AlreadyDecided(Refusal):
    """Somebody, perhaps the same person in another window, was faster."""

    code = "already_decided"

    def __init__(self, lead: Lead, decision: LeadDecision | None) -> None:
        if decision is None:
            sentence = _("线索 %(number)s 的情况刚刚有变化。请打开它查看最新情况。") % {"number": lead.number}
        else:
            sentence = _(
                "%(name)s 已于 %(time)s 对线索 %(number)s 作出判断：%(verdict)s。您可以打开它查看，有不同意见可以撤回重判。"
            ) % {
                "name": decision.decided_by,
                "time": moment_words(decision.decided_at),
                "number": lead.number,
                "verdict": decision.get_verdict_display(),
            }
        super().__init__(sentence, lead=lead)
        self.decision = decision


class OnAnotherDesk(Refusal):
    """A colleague has the lead on the desk just now."""

    code = "on_another_desk"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("%(name)s 正在核对线索 %(number)s（到 %(time)s 为止）。请先处理下一条，或稍后再来。")
            % {"name": lead.reviewer, "number": lead.number, "time": moment_words(lead.reviewer_until)},
            lead=lead,
        )


class RosterTakenBack(Refusal):
    """The roster that carried the lead was withdrawn while it lay on the desk."""

    code = "roster_withdrawn"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("线索 %(number)s 所依据的花名册刚刚被撤回，不必再作判断。您没有做错什么，请继续下一条。")
            % {"number": lead.number},
            lead=lead,
        )


class LeadJoined(Refusal):
    """The lead ended because its worker was joined to another."""

    code = "lead_joined"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("线索 %(number)s 的从业人员已并入另一人，请在那个人的线索上判断。") % {"number": lead.number},
            lead=lead,
            worker=lead.worker.joined_into,
        )


class ReasonMissing(Refusal):
    code = "reason_missing"

    def __init__(self, lead: Lead) -> None:
        super().__init__(_("请为这个判断写一句理由，也可以点选常用理由。"), lead=lead)


class NotACandidate(Refusal):
    """The pair is not among what the comparison found: pointing out a missed pair is another act."""

    code = "not_a_candidate"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("线索 %(number)s 的可能人选刚刚更新，您看到的那一位已不在其中。请刷新后再判断。")
            % {"number": lead.number},
            lead=lead,
        )


class EntryLeft(Refusal):
    code = "entry_left"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("新版名册里已没有这一位党员，暂不能确认。可以先判为“暂难判断”，向原党支部了解去向。"), lead=lead
        )


class EntryTaken(Refusal):
    """The register entry is confirmed for another worker: perhaps both workers are one human being."""

    code = "entry_taken"

    def __init__(self, lead: Lead, other: Lead) -> None:
        super().__init__(
            _(
                "名册上的这一位已在线索 %(number)s 中确认为另一位从业人员。如果两位从业人员是同一个人，请把他们并为一人。"
            )
            % {"number": other.number},
            lead=lead,
            worker=other.worker,
        )
        self.other = other


class WorkerTied(Refusal):
    code = "worker_tied"

    def __init__(self, worker: Worker, lead: Lead | None = None) -> None:
        super().__init__(
            _("这位从业人员已经确认为名册上的另一位。如果那次判断有误，请先撤回，再作新的判断。"),
            lead=lead,
            worker=worker,
        )


class AlreadyUndone(Refusal):
    code = "already_undone"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("这个判断已经撤回过了。请打开线索 %(number)s 查看最新情况。") % {"number": lead.number}, lead=lead
        )


class NotTheLastDecision(Refusal):
    code = "not_the_last_decision"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("在这之后，线索 %(number)s 又有了新的判断。请先撤回后面的判断。") % {"number": lead.number}, lead=lead
        )


class OtherLeadOpen(Refusal):
    """Undoing would leave the worker two open leads."""

    code = "other_lead_open"

    def __init__(self, other: Lead) -> None:
        super().__init__(
            _("这位从业人员现在另有一条待核对的线索 %(number)s，请直接在那条线索上判断。") % {"number": other.number},
            lead=other,
        )


class ChangedMeanwhile(Refusal):
    """In a batch: the lead is not any more what the list showed."""

    code = "changed_meanwhile"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("线索 %(number)s 的依据在您打开名单之后有变化，请单独核对。") % {"number": lead.number}, lead=lead
        )


class SameWorker(Refusal):
    code = "same_worker"

    def __init__(self, worker: Worker) -> None:
        super().__init__(_("这已经是同一位从业人员，不需要再合并。"), worker=worker)


class WorkerGone(Refusal):
    """The worker was joined to another one meanwhile."""

    code = "worker_gone"

    def __init__(self, worker: Worker) -> None:
        super().__init__(_("其中一位从业人员刚刚已并入另一人。请打开合并后的页面查看。"), worker=worker.joined_into)


class BothTied(Refusal):
    code = "both_tied"

    def __init__(self, worker: Worker) -> None:
        super().__init__(
            _("两位从业人员已分别确认为名册上的两个人，不能并为一人。如果其中一次判断有误，请先撤回那次判断。"),
            worker=worker,
        )


class JoinUndone(Refusal):
    code = "join_undone"

    def __init__(self, worker: Worker) -> None:
        super().__init__(_("这次合并已经撤回过了。"), worker=worker)


class LeadRestsOnJoin(Refusal):
    """The confirmed lead was found through the engagement that would go."""

    code = "lead_rests_on_join"

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            _("线索 %(number)s 的确认正是依据这条用工记录。请先撤回那次确认，再撤回合并。") % {"number": lead.number},
            lead=lead,
        )


class NothingCompared(Refusal):
    code = "nothing_compared"

    def __init__(self) -> None:
        super().__init__(_("还没有完成过比对，没有可以修正的参数。请先做一次比对。"))


class TooFewDecisions(Refusal):
    code = "too_few_decisions"

    def __init__(self, decided: int) -> None:
        super().__init__(
            _("现在有 %(decided)s 个可学习的判断，至少需要 30 个，结果才不是碰巧。请再核对一些线索。")
            % {"decided": decided}
        )


class ModelIsOn(Refusal):
    code = "model_is_on"

    def __init__(self, number: int) -> None:
        super().__init__(_("第 %(number)s 版参数已经在用。") % {"number": number})


class ComparisonRuns(Refusal):
    code = "comparison_runs"

    def __init__(self, number: str) -> None:
        super().__init__(
            _("比对 %(number)s 正在进行，同一时间只比一次。完成以后，新收到的花名册会接着比。") % {"number": number}
        )


class NothingToCompare(Refusal):
    code = "nothing_to_compare"

    def __init__(self) -> None:
        super().__init__(_("上一次比对以后，花名册没有变化，不需要再比。"))


class EmployerKnown(Refusal):
    """Name, short name or credit code belong to an employer that stands on the list."""

    code = "employer_known"

    def __init__(self, other: Employer) -> None:
        super().__init__(
            _("名单上已有“%(name)s”，名称、简称或统一社会信用代码与您填的相同。请打开它修改，或填写另一家企业。")
            % {"name": other.name}
        )
        self.other = other


class RegisterEmpty(Refusal):
    code = "register_empty"

    def __init__(self) -> None:
        super().__init__(_("党员名册还是空的，没有可以比对的对象。请先上传党员名册。"))


def moment_words(at: Any) -> str:
    """A time as people write it in the office."""
    return clock.local(at).strftime("%Y-%m-%d %H:%M") if at else ""
