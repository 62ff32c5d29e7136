"""A person's way to membership, as the branch and the committee record it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from branches.actions.begin_development import begin_development
from branches.actions.end_development import end_development
from branches.actions.keep_paper import keep_paper
from branches.actions.name_helper import name_helper, release_helper
from branches.actions.note_observation import note_observation
from branches.actions.record_development_step import StepFacts, record_development_step
from branches.actions.record_step_for_many import record_step_for_many
from branches.actions.withdraw_development_step import withdraw_development_step
from branches.development import standstill
from branches.models import Affiliation, DevelopmentPath, Organisation, PartyStanding
from branches.refusals import Refusal
from branches.states import AffiliationKind, Standing, StandingEnd
from branches.states_development import EndReason, HelperKind, PathState, Verdict
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import deadlines_of, history_of
from tests.branches.factories import PersonFactory, make_member, make_organisation, make_own_branch

pytestmark = pytest.mark.django_db
APPLIED = date(2023, 1, 9)
PASSED = StepFacts(verdict=Verdict.PASSED, present=4, in_favour=4)


@pytest.fixture(autouse=True)
def _today() -> Iterator[clock.FrozenClock]:
    with clock.frozen(date(2026, 3, 2)) as frozen:
        yield frozen


@pytest.fixture
def branch() -> Organisation:
    found = make_own_branch()
    found.founded_on = date(2020, 1, 6)
    found.save()
    for _number in range(5):
        make_member(found, since=date(2020, 1, 6))
    return found


@pytest.fixture
def path(branch: Organisation, clerk: User) -> DevelopmentPath:
    return begin_development(person=PersonFactory(name="徐细妹"), organisation=branch, applied_on=APPLIED, by=clerk)


def take(path: DevelopmentPath, number: int, on: date, by: User, facts: StepFacts | None = None) -> None:
    """Register the paper and take the step, as the office does."""
    keep_paper(path=path, number=number, dated=on, kept_at="档案柜 3", by=by)
    record_development_step(path=path, number=number, on=on, by=by, facts=facts)
    path.refresh_from_db()


def story(path: DevelopmentPath) -> str:
    return " ".join(line.sentence for line in history_of(path))


def full_members(branch: Organisation) -> list[object]:
    return [row.person for row in Affiliation.objects.filter(organisation=branch).select_related("person")]


def walk(path: DevelopmentPath, by: User, *, to: int, facts: dict[int, StepFacts] | None = None) -> None:
    """The steps up to ``to`` on believable days."""
    members = full_members(path.organisation)
    special = {11: StepFacts(training_days=3), 15: PASSED, 23: PASSED} | (facts or {})
    days = {1: APPLIED, 2: date(2023, 1, 20), 3: date(2023, 2, 6), 4: date(2023, 2, 13), 5: date(2023, 2, 20)}
    days |= {
        6: date(2024, 2, 6),
        7: date(2024, 2, 20),
        15: date(2024, 5, 6),
        21: date(2025, 5, 6),
        22: date(2025, 5, 6),
    }
    day = APPLIED
    for number in range(path.step + 1, to + 1):
        day = max(days.get(number, day + timedelta(days=7)), day)
        if number == 5:
            name_helper(path=path, person=members[0], kind=HelperKind.CONTACT, since=day, by=by)
        if number == 9:
            for person in members[:2]:
                name_helper(path=path, person=person, kind=HelperKind.INTRODUCER, since=day, by=by)
        take(path, number, day, by, special.get(number))


def test_a_person_walks_all_twenty_five_steps(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=25)
    assert path.state == PathState.COMPLETED
    probation, full = PartyStanding.objects.filter(person=path.person).order_by("since")
    assert (probation.standing, probation.since, probation.until) == (
        Standing.PROBATIONARY,
        date(2024, 5, 6),
        date(2025, 5, 5),
    )
    assert probation.ended_why == StandingEnd.CONFIRMED
    assert (full.standing, full.since) == (Standing.FULL, date(2025, 5, 6))
    relation = Affiliation.objects.get(person=path.person)
    assert (relation.kind, relation.organisation) == (AffiliationKind.FULL, path.organisation)
    said = [line.sentence for line in history_of(path)]
    assert sum("完成第" in sentence for sentence in said) == 25
    assert "到会 4 人，赞成 4 票，通过" in " ".join(said)


@pytest.mark.parametrize(
    ("on", "step", "standing"),
    [
        (date(2023, 6, 1), 5, None),
        (date(2024, 8, 1), 20, Standing.PROBATIONARY),
        (date(2026, 3, 1), 25, Standing.FULL),
    ],
)
def test_where_somebody_stood_on_a_day_is_told(
    path: DevelopmentPath, clerk: User, on: date, step: int, standing: Standing | None
) -> None:
    walk(path, clerk, to=25)
    done = path.steps.filter(withdrawn_at__isnull=True, done_on__lte=on).count()
    assert done == step
    found = PartyStanding.objects.in_force(on=on).filter(person=path.person).first()
    assert (found.standing if found else None) == standing


def test_a_step_without_its_paper_is_refused(path: DevelopmentPath, clerk: User) -> None:
    with pytest.raises(Refusal, match="缺材料：入党申请书"):
        record_development_step(path=path, number=1, on=APPLIED, by=clerk)


def test_a_step_out_of_turn_is_refused(path: DevelopmentPath, clerk: User) -> None:
    with pytest.raises(Refusal, match="现在要办的是第 1 步"):
        record_development_step(path=path, number=3, on=APPLIED, by=clerk)


def test_a_year_of_observation_cannot_be_shortened(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=5)
    with pytest.raises(Refusal, match="最早 2024-02-06：培养教育考察要满一年"):
        take(path, 6, date(2024, 2, 5), clerk)


def test_contacts_and_introducers_are_full_members(path: DevelopmentPath, branch: Organisation, clerk: User) -> None:
    beginner = make_member(branch, Standing.PROBATIONARY).person
    with pytest.raises(Refusal, match="不是正式党员"):
        name_helper(path=path, person=beginner, kind=HelperKind.CONTACT, since=date(2026, 2, 2), by=clerk)
    with pytest.raises(Refusal, match="不能做自己的"):
        name_helper(path=path, person=path.person, kind=HelperKind.CONTACT, since=APPLIED, by=clerk)


def test_one_introducer_is_too_few_and_three_are_too_many(
    path: DevelopmentPath, branch: Organisation, clerk: User
) -> None:
    walk(path, clerk, to=8)
    members = full_members(branch)
    first = name_helper(path=path, person=members[0], kind=HelperKind.INTRODUCER, since=date(2024, 3, 1), by=clerk)
    with pytest.raises(Refusal, match="入党介绍人要 2 名正式党员"):
        take(path, 9, date(2024, 3, 4), clerk)
    name_helper(path=path, person=members[1], kind=HelperKind.INTRODUCER, since=date(2024, 3, 1), by=clerk)
    with pytest.raises(Refusal, match="已经有 2 名"):
        name_helper(path=path, person=members[2], kind=HelperKind.INTRODUCER, since=date(2024, 3, 1), by=clerk)
    release_helper(helper=first, by=clerk)
    assert name_helper(path=path, person=members[2], kind=HelperKind.INTRODUCER, since=clock.today(), by=clerk)


def test_too_little_training_is_refused(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=10)
    with pytest.raises(Refusal, match="不少于 3 天或者 24 个学时"):
        take(path, 11, date(2024, 4, 1), clerk, StepFacts(training_days=2, training_hours=16))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (StepFacts(verdict=Verdict.PASSED, present=2, in_favour=2), "没有超过半数，会议无效"),
        (StepFacts(verdict=Verdict.PASSED, present=5, in_favour=2), "不能算通过"),
        (StepFacts(verdict=Verdict.PASSED, present=6, in_favour=6), "人数对不上"),
        (StepFacts(verdict=Verdict.PROLONGED, present=5, in_favour=5, prolonged_months=6), "只能在讨论转正时延长一次"),
        (StepFacts(), "请填写表决结果"),
    ],
)
def test_a_ballot_that_does_not_carry_is_refused(
    path: DevelopmentPath, clerk: User, facts: StepFacts, sentence: str
) -> None:
    walk(path, clerk, to=14)
    with pytest.raises(Refusal, match=sentence):
        take(path, 15, date(2024, 5, 6), clerk, facts)


def test_a_probationary_member_does_not_count_as_a_voter(
    path: DevelopmentPath, branch: Organisation, clerk: User
) -> None:
    for _number in range(3):
        make_member(branch, Standing.PROBATIONARY, since=date(2023, 1, 9))
    walk(path, clerk, to=15)
    assert path.steps.get(number=15).facts["entitled"] == 5


def test_who_is_voted_down_leaves_the_path(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=15, facts={15: StepFacts(verdict=Verdict.FAILED, present=5, in_favour=1, against=4)})
    assert (path.state, path.end_reason) == (PathState.ENDED, EndReason.VOTED_DOWN)
    assert not PartyStanding.objects.filter(person=path.person).exists()


def test_probation_is_prolonged_once_and_gone_through_again(path: DevelopmentPath, clerk: User) -> None:
    prolonged = StepFacts(verdict=Verdict.PROLONGED, present=5, in_favour=5, prolonged_months=6)
    walk(path, clerk, to=23, facts={23: prolonged})
    assert (path.step, path.turn, path.prolonged_months) == (20, 2, 6)
    assert path.next_earliest == date(2025, 11, 6)
    with pytest.raises(Refusal, match="最早 2025-11-06"):
        take(path, 21, date(2025, 10, 1), clerk)
    take(path, 21, date(2025, 11, 6), clerk)
    take(path, 22, date(2025, 11, 6), clerk)
    with pytest.raises(Refusal, match="延长一次"):
        take(path, 23, date(2025, 11, 10), clerk, prolonged)
    take(path, 23, date(2025, 11, 10), clerk, PASSED)
    take(path, 24, date(2025, 11, 20), clerk)
    assert PartyStanding.objects.get(person=path.person, standing=Standing.FULL).since == date(2025, 11, 6)


def test_who_is_not_confirmed_is_no_member(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=23, facts={23: StepFacts(verdict=Verdict.FAILED, present=5, in_favour=0, against=5)})
    standing = PartyStanding.objects.get(person=path.person)
    assert (path.end_reason, standing.ended_why) == (EndReason.CANCELLED, StandingEnd.CANCELLED)


def test_a_vote_that_nobody_approved_in_six_months_has_lapsed(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=16)
    with pytest.raises(Refusal, match="决议失效"):
        take(path, 17, date(2024, 12, 1), clerk)


def test_a_step_after_its_limit_is_taken_and_said_to_be_late(path: DevelopmentPath, clerk: User) -> None:
    take(path, 1, APPLIED, clerk)
    take(path, 2, date(2023, 3, 20), clerk)
    assert "晚于规定的期限" in story(path)


def test_limits_become_deadlines_of_the_branch(path: DevelopmentPath, clerk: User) -> None:
    take(path, 1, APPLIED, clerk)
    (deadline,) = [row for row in deadlines_of(path) if row.kind == "branches.development_step"]
    assert deadline.due == date(2023, 2, 9)
    take(path, 2, date(2023, 1, 20), clerk)
    assert not [
        row
        for row in deadlines_of(path)
        if row.kind == "branches.development_step" and row.met_at is None and row.dropped_at is None
    ]


def test_a_half_yearly_note_moves_the_next_one(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=3)
    assert path.note_due == date(2023, 8, 6)
    note_observation(path=path, noted_on=date(2023, 8, 1), words="工作认真，按时参加学习。", by=clerk)
    path.refresh_from_db()
    assert path.note_due == date(2024, 2, 1)


def test_the_committees_steps_are_not_the_branchs(path: DevelopmentPath, clerk: User, branch_secretary: User) -> None:
    walk(path, clerk, to=3)
    keep_paper(path=path, number=4, dated=date(2023, 2, 13), kept_at="档案柜 3", by=branch_secretary)
    with pytest.raises(NotAllowed):
        record_development_step(path=path, number=4, on=date(2023, 2, 13), by=branch_secretary)


def test_another_branchs_secretary_knows_nothing_of_it(clerk: User, branch_secretary: User) -> None:
    other = make_organisation("百晓家党支部", founded_on=date(2020, 1, 6))
    theirs = begin_development(person=PersonFactory(), organisation=other, applied_on=APPLIED, by=clerk)
    assert list(DevelopmentPath.objects.visible_to(branch_secretary)) == []
    assert list(DevelopmentPath.objects.visible_to(clerk)) == [theirs]


def test_one_open_path_per_person(path: DevelopmentPath, branch: Organisation, clerk: User) -> None:
    with pytest.raises(Refusal, match="已经在“华丽家政党支部”的培养名单里"):
        begin_development(person=path.person, organisation=branch, applied_on=date(2026, 1, 5), by=clerk)
    member = full_members(branch)[0]
    with pytest.raises(Refusal, match="已经是党员"):
        begin_development(person=member, organisation=branch, applied_on=date(2026, 1, 5), by=clerk)


def test_the_last_step_can_be_taken_back_with_a_reason(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=3)
    with pytest.raises(Refusal, match="只能撤回最近完成的一步"):
        withdraw_development_step(path=path, number=2, reason="日期写错", by=clerk)
    withdraw_development_step(path=path, number=3, reason="日期写错", by=clerk)
    path.refresh_from_db()
    assert path.step == 2
    assert "日期写错" in story(path)
    record_development_step(path=path, number=3, on=date(2023, 2, 8), by=clerk)


def test_a_step_that_made_a_member_is_not_taken_back_here(path: DevelopmentPath, clerk: User) -> None:
    walk(path, clerk, to=17)
    with pytest.raises(Refusal, match="已经改变了党员身份"):
        withdraw_development_step(path=path, number=17, reason="写错", by=clerk)


def test_the_same_step_for_many_tells_who_was_not_ready(
    path: DevelopmentPath, branch: Organisation, clerk: User
) -> None:
    other = begin_development(person=PersonFactory(name="朱建平"), organisation=branch, applied_on=APPLIED, by=clerk)
    keep_paper(path=path, number=1, dated=APPLIED, kept_at="档案柜 3", by=clerk)
    found = record_step_for_many(paths=[path, other], number=1, on=APPLIED, by=clerk)
    assert [each.pk for each in found.done] == [path.pk]
    ((refused, sentence),) = found.refused
    assert refused == other
    assert "缺材料" in sentence


def test_a_path_is_ended_for_a_reason_that_fits(path: DevelopmentPath, clerk: User) -> None:
    with pytest.raises(Refusal, match="还不是预备党员"):
        end_development(path=path, reason=EndReason.CANCELLED, on=date(2026, 3, 2), by=clerk)
    end_development(path=path, reason=EndReason.WITHDREW, on=date(2026, 3, 2), by=clerk)
    path.refresh_from_db()
    assert path.state == PathState.ENDED
    assert standstill(path, on=date(2026, 3, 2)) is not None
    with pytest.raises(Refusal, match="已终止"):
        keep_paper(path=path, number=1, dated=APPLIED, kept_at="档案柜 3", by=clerk)
