"""Record that a step on the path to membership was taken."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.actions.affiliate import begin_affiliation
from branches.actions.locking_development import lock_open_path
from branches.actions.note_standing import note_standing
from branches.development import done_on, note_limits, standstill, turn_of
from branches.development_deadlines import STEP_DUE, keep_deadlines
from branches.events import MemberAdmitted, MemberConfirmed
from branches.locking import lock_organisation, lock_person
from branches.models import Affiliation, DevelopmentPath, DevelopmentStep, PartyStanding
from branches.policy_development import POLICY
from branches.refusals import Refusal
from branches.rules import development_limits as limits
from branches.rules import development_steps as steps
from branches.rules.development_steps import Step, StepName
from branches.rules.votes import Ballot
from branches.states import AffiliationEnd, AffiliationKind, Standing, StandingEnd
from branches.states_development import EndReason, PathState, Verdict
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, meet_deadline, write_history

VOTES = (steps.VOTE, steps.SECOND_VOTE)


@dataclass(frozen=True)
class StepFacts:
    """What some steps need beside the day: the ballot of steps 15 and 23, the training of step 11."""

    verdict: Verdict | None = None
    present: int = 0
    in_favour: int = 0
    against: int = 0
    prolonged_months: int = 0
    training_days: int = 0
    training_hours: int = 0


def record_development_step(
    *,
    path: DevelopmentPath,
    number: int,
    on: date,
    by: Any,
    note: str = "",
    facts: StepFacts | None = None,
) -> DevelopmentStep:
    """The next step was taken on a day. Its consequences follow: standing, relation, the end of the path.

    Raises:
        Refusal: another step is next, its paper or its people are missing, the day is too early or ahead, the ballot does not carry.
    """
    given = facts or StepFacts()
    with transaction.atomic():
        locked = lock_open_path(path)
        step = steps.steps_of(locked.table).get(number)
        if step is None or number != locked.step + 1:
            raise Refusal(
                _("现在要办的是第 %(number)s 步。请刷新页面查看最新情况。") % {"number": locked.step + 1},
                code="not_next",
            )
        POLICY.require(by, "record_committee_step" if step.committee else "record_step", locked)
        late = _check_day(locked, step, on)
        _check_facts(locked, step, on, given)
        row = DevelopmentStep.objects.create(
            path=locked,
            number=number,
            turn=turn_of(locked, number),
            done_on=on,
            note=note,
            facts=_stored(locked, step, on, given),
            recorded_by=by,
        )
        locked.step = number
        meet_deadline(subject=locked, kind=STEP_DUE, by=by)
        write_history(
            subject=locked,
            verb="branches.development_step_recorded",
            by=by,
            facts={
                "step": StepName(number),
                "number": number,
                "on": on,
                "late": late,
                "verdict": given.verdict or "",
                "present": given.present or None,
                "in_favour": given.in_favour or None,
            },
        )
        _follow(locked, step, on, given, by)
        note_limits(locked)
        locked.save()
        keep_deadlines(locked, by=by)
    return row


def _check_day(path: DevelopmentPath, step: Step, on: date) -> bool:
    """Whether the step comes after its limit; a day too early or ahead is refused."""
    if on > clock.today():
        raise Refusal(_("日期不能晚于今天。"), code="day_ahead")
    if on < path.begun_on:
        raise Refusal(_("日期不能早于递交申请的日期。"), code="before_application")
    found = standstill(path, on=on)
    if found is not None and found.missing:
        raise Refusal(" ".join(found.missing), code="not_ready")
    if step.number == steps.APPROVAL and on > limits.longest_approval(done_on(path)[steps.VOTE]):
        raise Refusal(_("支部大会之后已经超过六个月没有审批，决议失效。请先重新召开支部大会。"), code="vote_lapsed")
    latest = found.limits.latest if found else None
    return latest is not None and on > latest


def _check_facts(path: DevelopmentPath, step: Step, on: date, given: StepFacts) -> None:
    if step.number == steps.TRAINING and not limits.is_enough_training(
        days=given.training_days, hours=given.training_hours
    ):
        raise Refusal(_("集中培训不少于 3 天或者 24 个学时。请填写实际天数或学时。"), code="too_little_training")
    if step.number not in VOTES:
        return
    if given.verdict is None:
        raise Refusal(_("请填写表决结果。"), code="no_verdict")
    ballot = ballot_of(path, on=on, given=given)
    if not ballot.is_valid:
        raise Refusal(
            _("有表决权的正式党员 %(entitled)s 人，到会 %(present)s 人，没有超过半数，会议无效。")
            % {"entitled": ballot.entitled, "present": ballot.present},
            code="too_few_present",
        )
    if given.verdict == Verdict.PASSED and not ballot.is_passed:
        raise Refusal(
            _("赞成 %(in_favour)s 票，没有超过全体有表决权党员 %(entitled)s 人的半数，不能算通过。")
            % {"in_favour": ballot.in_favour, "entitled": ballot.entitled},
            code="not_passed",
        )
    if given.verdict == Verdict.PROLONGED:
        if step.number != steps.SECOND_VOTE or path.prolonged_months:
            raise Refusal(_("预备期只能在讨论转正时延长一次。"), code="prolonged_once")
        if not limits.LEAST_PROLONGED <= given.prolonged_months <= limits.MOST_PROLONGED:
            raise Refusal(_("预备期延长半年到一年（6 至 12 个月）。"), code="prolonged_months")


def entitled_to_vote(path: DevelopmentPath, *, on: date) -> int:
    """Full members of the branch on the day; probationary members have no vote."""
    return Affiliation.objects.filter(organisation_id=path.organisation_id).voting(on=on).count()


def ballot_of(path: DevelopmentPath, *, on: date, given: StepFacts) -> Ballot:
    """The ballot, with those entitled counted from the records of that day.

    Raises:
        Refusal: more votes than people.
    """
    entitled = entitled_to_vote(path, on=on)
    try:
        return Ballot(entitled, given.present, given.in_favour, given.against)
    except ValueError as error:
        raise Refusal(
            _("人数对不上：有表决权的正式党员 %(entitled)s 人，到会和票数不能更多。") % {"entitled": entitled},
            code="more_votes_than_people",
        ) from error


def _stored(path: DevelopmentPath, step: Step, on: date, given: StepFacts) -> dict[str, Any]:
    if step.number in VOTES:
        return {
            "verdict": given.verdict,
            "entitled": entitled_to_vote(path, on=on),
            "present": given.present,
            "in_favour": given.in_favour,
            "against": given.against,
            "prolonged_months": given.prolonged_months,
        }
    if step.number == steps.TRAINING:
        return {"days": given.training_days, "hours": given.training_hours}
    return {}


def _follow(path: DevelopmentPath, step: Step, on: date, given: StepFacts, by: Any) -> None:
    """What the step brings with it."""
    days = done_on(path)
    if step.number in VOTES and given.verdict == Verdict.FAILED:
        path.state, path.ended_on = PathState.ENDED, on
        if step.number == steps.VOTE:
            path.end_reason = EndReason.VOTED_DOWN
        else:
            path.end_reason = EndReason.CANCELLED
            cancel_standing(path, on=on)
    elif step.number == steps.SECOND_VOTE and given.verdict == Verdict.PROLONGED:
        path.prolonged_months, path.turn, path.step = given.prolonged_months, 2, steps.PROBATION - 1
    elif step.number == steps.APPROVAL:
        # probation counts from the vote, not from the approval (art. 28)
        note_standing(
            person=path.person, standing=Standing.PROBATIONARY, since=days[steps.VOTE], by=by, at=path.organisation
        )
        announce(MemberAdmitted(path.person_id, path.organisation_id))
    elif step.number == steps.APPROVAL + 2:
        _join_branch(path, on, by)
    elif step.number == steps.SECOND_APPROVAL:
        since = limits.probation_ends(days[steps.VOTE], path.prolonged_months)
        note_standing(person=path.person, standing=Standing.FULL, since=since, by=by, at=path.organisation)
        announce(MemberConfirmed(path.person_id, path.organisation_id))
    elif step.number == steps.ARCHIVED:
        path.state = PathState.COMPLETED


def _join_branch(path: DevelopmentPath, on: date, by: Any) -> None:
    """The relation is kept here from now on; a mere contact becomes it."""
    branch, person = lock_organisation(path.organisation), lock_person(path.person)
    standing = Affiliation.objects.select_for_update().filter(person=person, organisation=branch, until__isnull=True)
    for row in standing:
        if row.kind == AffiliationKind.FULL:
            return
        row.until, row.ended_why = max(row.since, on - timedelta(days=1)), AffiliationEnd.REORGANISED
        row.save(update_fields=["until", "ended_why"])
    begin_affiliation(person=person, organisation=branch, kind=AffiliationKind.FULL, since=on, by=by)


def cancel_standing(path: DevelopmentPath, *, on: date) -> None:
    """Probation has ended without membership."""
    PartyStanding.objects.filter(person_id=path.person_id, standing=Standing.PROBATIONARY, until__isnull=True).update(
        until=on, ended_why=StandingEnd.CANCELLED
    )
