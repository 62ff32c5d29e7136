"""A meeting from the plan to the confirmed minutes, and what must not happen on the way."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from branches.actions.call_roll import add_guests, call_roll
from branches.actions.move_meeting import announce_meeting, cancel_meeting, close_meeting, start_meeting
from branches.actions.plan_meeting import change_meeting, plan_meeting
from branches.actions.record_decision import finish_decision, record_decision
from branches.actions.record_vote import record_vote
from branches.actions.write_minutes import WrittenMeanwhile, confirm_minutes, issue_minutes, write_minutes
from branches.models import Attendance, Meeting
from branches.refusals import Refusal
from branches.states import AffiliationKind, MoveNotAllowed, OrganisationKind, Standing
from branches.states_meetings import MeetingKind, MeetingState, MotionKind, Presence
from jinxi_portal.accounts.public import Role, User
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.papers.public import papers_of
from jinxi_portal.records.public import deadlines_of, history_of
from tests.branches.factories import make_member, make_organisation, make_own_branch
from tests.branches.meeting_factories import at, link_account, make_exchange, make_meeting, mark
from tests.cast import make_person, post, signed_in

pytestmark = pytest.mark.django_db
NO_VOTES = {"in_favour": 0, "against": 0, "abstained": 0, "secret": False, "motion": "夏季送清凉方案"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.frozen(date(2026, 3, 2)):
        yield


def test_from_the_plan_to_the_confirmed_minutes(branch_secretary: User, worker: User) -> None:
    branch = make_own_branch()
    members = [make_member(branch) for _number in range(3)]
    link_account(worker, members[0])
    meeting = plan_meeting(
        organisation=branch,
        kind=MeetingKind.MEMBERS,
        title="第一季度支部党员大会",
        place="华丽家政二楼",
        starts_at=at(9),
        agenda=["学习", "", "讨论夏季送清凉"],
        by=branch_secretary,
    )
    assert list(meeting.agenda.values_list("words", flat=True)) == ["学习", "讨论夏季送清凉"]
    assert announce_meeting(meeting=meeting, by=branch_secretary) == 1
    assert Notice.objects.get(user=worker).kind == "branches.meeting_noticed"
    start_meeting(meeting=meeting, by=branch_secretary)
    rows = {row.person_id: row for row in meeting.attendances.all()}
    marks = {rows[each.person_id].pk: (Presence.PRESENT, "") for each in members[:2]}
    marks[rows[members[2].person_id].pk] = (Presence.EXCUSED, "照顾病人")
    call_roll(meeting=meeting, marks=marks, by=branch_secretary)
    vote = record_vote(meeting=meeting, kind=MotionKind.ORDINARY, by=branch_secretary, **{**NO_VOTES, "in_favour": 2})
    assert (vote.entitled, vote.present, vote.passed) == (3, 2, True)
    decision = record_decision(
        meeting=meeting, words="给在外作业的姐妹发防暑用品", doer="组织委员", due=date(2026, 3, 20), by=branch_secretary
    )
    assert [each.due for each in deadlines_of(decision)] == [date(2026, 3, 20)]
    write_minutes(meeting=meeting, text="支部书记领学。", version=0, by=branch_secretary)
    close_meeting(meeting=meeting, by=branch_secretary)
    paper = confirm_minutes(meeting=meeting, by=branch_secretary)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CONFIRMED
    assert [each.number for each in papers_of(meeting)] == [paper.number]
    with pytest.raises(Refusal, match="已经有文书"):
        issue_minutes(meeting=meeting, by=branch_secretary)
    told = " ".join(line.sentence for line in history_of(meeting))
    assert "到会 2 人，名单 3 人" in told
    assert "给在外作业的姐妹发防暑用品" in told
    finish_decision(decision=decision, note="已经发完", by=branch_secretary)
    with pytest.raises(Refusal, match="已经登记完成"):
        finish_decision(decision=decision, note="再发一次", by=branch_secretary)


def test_who_was_told_is_told_of_another_time_and_of_a_cancelled_meeting(branch_secretary: User, worker: User) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting = make_meeting(state=MeetingState.PLANNED, starts_at=at(19))
    announce_meeting(meeting=meeting, by=branch_secretary)
    same = {"meeting": meeting, "title": "党员大会", "length": 90, "agenda": [], "by": branch_secretary}
    change_meeting(place=meeting.place, starts_at=meeting.starts_at, **same)
    assert Notice.objects.filter(user=worker).count() == 1
    change_meeting(place="秀谷红色微家", starts_at=meeting.starts_at, **same)
    cancel_meeting(meeting=meeting, reason="台风停工", by=branch_secretary)
    kinds = set(Notice.objects.filter(user=worker).values_list("kind", flat=True))
    assert kinds == {"branches.meeting_noticed", "branches.meeting_moved", "branches.meeting_cancelled"}
    assert "台风停工" in " ".join(line.sentence for line in history_of(meeting))
    with pytest.raises(MoveNotAllowed, match="已取消"):
        start_meeting(meeting=meeting, by=branch_secretary)


def test_a_vote_with_too_few_present_is_refused_with_the_reason(branch_secretary: User) -> None:
    branch = make_own_branch()
    members = [make_member(branch) for _number in range(5)]
    meeting = make_meeting()
    mark(meeting, *members[:2])
    with pytest.raises(Refusal, match=r"有表决权的党员 5 人，到会 2 人.*至少 3 人") as refused:
        record_vote(meeting=meeting, kind=MotionKind.ORDINARY, by=branch_secretary, **{**NO_VOTES, "in_favour": 2})
    assert refused.value.code == "too_few_present"
    mark(meeting, *members[:3])
    with pytest.raises(Refusal, match="五分之四"):
        record_vote(meeting=meeting, kind=MotionKind.ELECTION, by=branch_secretary, **{**NO_VOTES, "in_favour": 3})
    mark(meeting, *members[:4])
    vote = record_vote(
        meeting=meeting, kind=MotionKind.ELECTION, by=branch_secretary, **{**NO_VOTES, "in_favour": 2, "against": 2}
    )
    assert (vote.passed, vote.secret) == (False, True)


def test_a_probationary_members_vote_is_not_counted(branch_secretary: User) -> None:
    branch = make_own_branch()
    there = [make_member(branch) for _number in range(3)]
    there.append(make_member(branch, standing=Standing.PROBATIONARY))
    there.append(make_member(branch, kind=AffiliationKind.FLOATING))
    meeting = make_meeting()
    mark(meeting, *there)
    with pytest.raises(Refusal, match=r"有表决权的只有 3 人.*预备党员"):
        record_vote(meeting=meeting, kind=MotionKind.ORDINARY, by=branch_secretary, **{**NO_VOTES, "in_favour": 4})
    vote = record_vote(
        meeting=meeting, kind=MotionKind.ORDINARY, by=branch_secretary, **{**NO_VOTES, "in_favour": 1, "against": 1}
    )
    assert (vote.entitled, vote.present, vote.passed) == (3, 3, False)


def test_two_secretaries_write_the_minutes_at_once_and_no_word_is_lost(
    client: Client, branch_secretary: User, clerk: User
) -> None:
    meeting = make_meeting()
    write_minutes(meeting=meeting, text="书记写的", version=0, by=branch_secretary)
    with pytest.raises(WrittenMeanwhile, match="吴秀英"):
        write_minutes(meeting=meeting, text="干事写的", version=0, by=clerk)
    address = reverse("branches:meeting_minutes", args=[meeting.uid])
    page = signed_in(client, clerk).post(address, {"text": "干事写的", "version": "0"}).content.decode()
    assert "书记写的" in page
    assert "干事写的" in page
    assert "没有丢失" in page
    client.post(address, {"text": "书记写的\n干事写的", "version": "1"})
    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.minutes_version) == ("书记写的\n干事写的", 2)
    client.post(address, {"text": "辛苦了😀", "version": "2"})
    looked = client.get(reverse("branches:minutes_preview", args=[meeting.uid]), follow=True).content.decode()
    assert "文书印不出来" in looked, "said in words, no fault of the server"


def test_nobody_there_is_no_meeting_and_who_did_not_come_is_absent(branch_secretary: User) -> None:
    branch = make_own_branch()
    came, stayed_away = make_member(branch), make_member(branch)
    meeting = make_meeting()
    with pytest.raises(Refusal, match="还没有人签到"):
        close_meeting(meeting=meeting, by=branch_secretary)
    mark(meeting, came)
    close_meeting(meeting=meeting, by=branch_secretary)
    assert meeting.attendances.get(person=stayed_away.person).presence == Presence.ABSENT
    with pytest.raises(Refusal, match="还没有写会议记录"):
        confirm_minutes(meeting=meeting, by=branch_secretary)


def test_a_meeting_is_not_started_before_its_day_but_one_held_before_is_entered(branch_secretary: User) -> None:
    branch = make_own_branch()
    member = make_member(branch)
    ahead = make_meeting(state=MeetingState.PLANNED, starts_at=at(9) + timedelta(days=1))
    with pytest.raises(Refusal, match="还没有到日期"):
        start_meeting(meeting=ahead, by=branch_secretary)
    past = plan_meeting(
        organisation=branch,
        kind=MeetingKind.LECTURE,
        title="党课",
        place="二楼",
        starts_at=at(9) - timedelta(days=20),
        by=branch_secretary,
    )
    start_meeting(meeting=past, by=branch_secretary)
    mark(past, member)
    closed = close_meeting(meeting=past, by=branch_secretary)
    assert closed.held_at == past.ends_at


def test_each_kind_is_held_by_whom_it_belongs_to(clerk: User, branch_secretary: User) -> None:
    branch = make_own_branch()
    group = make_organisation("华丽家政月嫂党小组", OrganisationKind.GROUP, parent=branch)
    when = {"title": "会议", "place": "二楼", "starts_at": at(9)}
    with pytest.raises(Refusal, match="不召开党小组会"):
        plan_meeting(organisation=branch, kind=MeetingKind.GROUP, by=branch_secretary, **when)
    assert plan_meeting(organisation=group, kind=MeetingKind.GROUP, by=branch_secretary, **when).number
    with pytest.raises(Refusal, match="不召开家政之家交流会"):
        plan_meeting(organisation=branch, kind=MeetingKind.EXCHANGE, by=clerk, **when)


def test_a_committee_meeting_expects_the_holders_of_posts_only(branch_secretary: User) -> None:
    from tests.branches.factories import make_post

    branch = make_own_branch()
    secretary, _other = make_member(branch), make_member(branch)
    make_post(secretary)
    meeting = make_meeting(kind=MeetingKind.COMMITTEE)
    assert [row.person_id for row in meeting.attendances.all()] == [secretary.person_id]


def test_the_secretary_of_another_branch_meets_nothing(client: Client, db: None) -> None:
    other = make_organisation("百晓家党支部")
    stranger = make_person("other_secretary", "饶爱莲")
    post(stranger, Role.BRANCH_SECRETARY, place_id=other.pk, place_name=other.name)
    meeting = make_meeting()
    signed_in(client, stranger)
    assert client.get(meeting.get_absolute_url()).status_code == 404
    for name in ("meeting_roll", "meeting_minutes", "meeting_screen", "meeting_vote", "attendance_export"):
        assert client.get(reverse(f"branches:{name}", args=[meeting.uid])).status_code == 404
    assert meeting.title not in client.get(reverse("branches:meetings")).content.decode()
    with pytest.raises(Http404):
        write_minutes(meeting=meeting, text="别人的", version=0, by=stranger)


def test_a_branch_secretary_reads_the_plan_of_an_exchange_meeting_and_not_its_guests(
    client: Client, branch_secretary: User, clerk: User
) -> None:
    exchange = make_exchange()
    add_guests(meeting=exchange, names=["小黄", "", "细妹姐"], by=clerk)
    page = signed_in(client, branch_secretary).get(exchange.get_absolute_url()).content.decode()
    assert "金溪县家政之家" in page
    assert "细妹姐" not in page
    assert client.get(reverse("branches:meeting_guests", args=[exchange.uid])).status_code == 403
    assert "细妹姐" in signed_in(client, clerk).get(exchange.get_absolute_url()).content.decode()


def test_an_employer_meets_no_meeting(client: Client, employer_staff: User) -> None:
    signed_in(client, employer_staff)
    for meeting in (make_meeting(), make_exchange()):
        assert client.get(meeting.get_absolute_url()).status_code == 404
    assert client.get(reverse("branches:meetings")).status_code == 404


def test_a_member_reads_the_plan_on_the_phone_and_another_worker_does_not(
    client: Client, worker: User, other_worker: User
) -> None:
    link_account(worker, make_member(make_own_branch()))
    meeting = make_meeting(state=MeetingState.NOTICED)
    assert "第一季度支部党员大会" in signed_in(client, worker).get(meeting.get_absolute_url()).content.decode()
    assert signed_in(client, other_worker).get(meeting.get_absolute_url()).status_code == 404


def test_the_page_shows_names_and_the_export_has_them(client: Client, branch_secretary: User) -> None:
    make_member(make_own_branch(), name="徐细妹")
    meeting = make_meeting()
    signed_in(client, branch_secretary)
    assert "徐细妹" in client.get(meeting.get_absolute_url()).content.decode()
    answer = client.get(reverse("branches:attendance_export", args=[meeting.uid]))
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_the_roll_is_called_on_its_page(client: Client, branch_secretary: User) -> None:
    branch = make_own_branch()
    make_member(branch)
    make_member(branch)
    meeting = make_meeting()
    first, second = meeting.attendances.order_by("pk")
    given = {
        f"presence-{first.pk}": "present",
        f"presence-{second.pk}": "excused",
        f"reason-{second.pk}": "孩子发烧",
    }
    signed_in(client, branch_secretary)
    page = client.post(reverse("branches:meeting_roll", args=[meeting.uid]), given, follow=True).content.decode()
    assert "点名已经保存" in page
    assert "孩子发烧" in page


def test_planning_on_the_page_leads_to_the_meeting(client: Client, branch_secretary: User) -> None:
    branch = make_own_branch()
    given = {
        "organisation": branch.pk,
        "kind": "theme_day",
        "title": "主题党日",
        "place": "二楼",
        "starts_at": "2026-03-10T19:00",
        "length": "60",
        "agenda": "学习\n劳动",
    }
    answer = signed_in(client, branch_secretary).post(reverse("branches:plan_meeting"), given, follow=True)
    assert "会议已经安排" in answer.content.decode()
    meeting = Meeting.objects.get()
    assert clock.local(meeting.starts_at).isoformat() == "2026-03-10T19:00:00+08:00"


def test_the_list_costs_the_same_however_long(
    client: Client, branch_secretary: User, django_assert_max_num_queries
) -> None:
    make_member(make_own_branch())
    for number in range(20):
        make_meeting(starts_at=at(9) + timedelta(days=number), state=MeetingState.PLANNED)
    signed_in(client, branch_secretary)
    with django_assert_max_num_queries(12):
        client.get(reverse("branches:meetings"))


def test_the_database_keeps_one_attendance_a_person() -> None:
    member = make_member(make_own_branch())
    meeting = make_meeting()
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(meeting=meeting, person=member.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(meeting=meeting, person=member.person, guest="小黄")


def test_minutes_confirmed_without_a_paper_get_one_later(client: Client, branch_secretary: User) -> None:
    make_member(make_own_branch())
    meeting = make_meeting(state=MeetingState.CONFIRMED, minutes="书记领学。", minutes_at=clock.now())
    signed_in(client, branch_secretary)
    assert "出具 PDF" in client.get(meeting.get_absolute_url()).content.decode()
    page = client.post(reverse("branches:issue_minutes", args=[meeting.uid]), follow=True).content.decode()
    assert papers_of(meeting)[0].number in page
    assert "出具 PDF" not in page
