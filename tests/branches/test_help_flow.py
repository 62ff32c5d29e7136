"""A request from asking to resolved: who may do what, one helper at a time, told at each move."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404

from branches.actions.answer_request import answer_request
from branches.actions.ask_for_help import ask_for_help
from branches.actions.move_request import move_request
from branches.actions.rate_request import rate_request
from branches.actions.reopen_request import reopen_request
from branches.actions.resolve_request import resolve_request
from branches.actions.take_request import take_request
from branches.actions.withdraw_request import withdraw_request
from branches.actions.write_to_helpers import write_to_helpers
from branches.help_story import story_of
from branches.models import HelpMessage, HelpRequest
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.refusals_help import AlreadyRated, AlreadyTaken, NothingSaid, NotYetTaken, TooLateToReopen, WrongBranch
from branches.states import MoveNotAllowed
from branches.states_help import HELP_MOVES, Audience, HelpKind, HelpState
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed, Role
from jinxi_portal.kernel import clock
from jinxi_portal.notices.models import Notice
from jinxi_portal.records.public import attachments_of, deadlines_of
from tests.branches.factories import make_organisation
from tests.branches.help_factories import make_request, picture, upload, webm
from tests.cast import make_person, post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def ask(by: User, **given: Any) -> HelpRequest:
    return ask_for_help(
        **{"kind": HelpKind.WAGES, "words": "东家拖着不给工钱。", "audience": Audience.SECRETARY, "by": by, **given}
    )


def told(user: User) -> list[str]:
    return list(Notice.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def test_words_a_voice_note_and_photos_are_kept(worker: User, clerk: User) -> None:
    asked = ask(worker, voice=upload(webm(20), "voice.webm"), photos=[upload(picture(), "欠条.jpg")])
    assert asked.number.startswith("QZ-")
    assert asked.organisation is None
    assert {one.media_type for one in attachments_of(asked)} == {"audio/webm", "image/jpeg"}
    assert {deadline.kind for deadline in deadlines_of(asked)} == {"branches.help_answer", "branches.help_resolve"}
    assert told(clerk) == ["branches.help_asked"]


def test_a_voice_note_alone_is_enough_and_nothing_is_not(worker: User) -> None:
    assert ask(worker, words="", voice=upload(webm(3), "v.webm")).words == ""
    with pytest.raises(NothingSaid):
        ask(worker, words="  ")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (webm(1800), "这段录音有 30 分钟，最长 3 分钟"),
        (webm(5, video=True), "不是能播放的录音"),
        (b"#!AMR\n" + b"\x3c" * 320, "不是能播放的录音"),
        (picture(), "这里只收这些文件"),
        (b"", "空的"),
    ],
)
def test_a_voice_note_that_does_not_fit_is_refused_and_nothing_was_asked(
    worker: User, content: bytes, sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(worker, voice=upload(content, "voice.webm"))
    assert sentence in refused.value.messages[0]
    assert not HelpRequest.objects.exists()


def test_nobody_but_a_worker_asks(clerk: User, employer_staff: User) -> None:
    for user in (clerk, employer_staff):
        with pytest.raises(Http404):
            ask(user)


def test_it_walks_from_asking_to_resolved_and_both_sides_are_told(worker: User, branch_secretary: User) -> None:
    asked = make_request(worker)
    with pytest.raises(NotYetTaken):
        answer_request(request=asked, text="我来看看", by=branch_secretary)
    take_request(request=asked, by=branch_secretary)
    answer_request(request=asked, text="我明天去找东家。", by=branch_secretary)
    write_to_helpers(request=asked, text="好的，谢谢。", by=worker)
    done = resolve_request(request=asked, outcome="工钱已经结清。", by=branch_secretary)
    assert done.state == HelpState.RESOLVED
    assert not deadlines_of(done).exists()
    assert told(worker) == ["branches.help_taken", "branches.help_answered", "branches.help_resolved"]
    assert told(branch_secretary) == ["branches.help_written"]
    said = [line.text for line in story_of(done, reader=worker) if line.said]
    assert said == ["我明天去找东家。", "好的，谢谢。", "工钱已经结清。"]
    happened = " ".join(line.text for line in story_of(done, reader=branch_secretary) if not line.said)
    assert "接办" in happened
    assert "已在期限内办结" in happened
    assert "期限" not in " ".join(line.text for line in story_of(done, reader=worker))


def test_the_second_who_takes_it_is_told_who_was_first(worker: User, branch_secretary: User) -> None:
    colleague = make_person("colleague", "张敏", Role.BRANCH_SECRETARY)
    asked = make_request(worker)
    take_request(request=asked, by=branch_secretary)
    take_request(request=asked, by=branch_secretary)  # pressed twice
    with pytest.raises(AlreadyTaken, match="吴秀英"):
        take_request(request=asked, by=colleague)
    assert told(worker) == ["branches.help_taken"]


@pytest.mark.django_db(transaction=True)
def test_two_who_take_it_at_the_same_moment_get_it_once(worker: User, branch_secretary: User) -> None:
    colleague = make_person("colleague", "张敏", Role.BRANCH_SECRETARY)
    asked = make_request(worker)

    def take(user: User) -> str:
        try:
            take_request(request=asked, by=user)
        except AlreadyTaken:
            return "late"
        else:
            return "first"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(take, (branch_secretary, colleague))) == ["first", "late"]


def test_reopening_gives_it_back_with_new_deadlines(worker: User, branch_secretary: User) -> None:
    with clock.frozen(date(2026, 5, 11)):
        asked = make_request(worker)
        take_request(request=asked, by=branch_secretary)
        resolve_request(request=asked, outcome="说好了。", by=branch_secretary)
        rate_request(request=asked, stars=4, words="", by=worker)
    with clock.frozen(date(2026, 5, 20)):
        again = reopen_request(request=asked, text="东家又反悔了。", by=worker)
    assert (again.state, again.taken_by, again.reopened, again.rating) == (HelpState.TAKEN, branch_secretary, 1, None)
    assert again.answer_due == date(2026, 5, 21)
    assert again.resolve_due == date(2026, 5, 27)
    assert "branches.help_reopened" in told(branch_secretary)


def test_it_cannot_be_reopened_long_after(worker: User, branch_secretary: User) -> None:
    with clock.frozen(date(2026, 5, 11)):
        asked = make_request(worker)
        take_request(request=asked, by=branch_secretary)
        resolve_request(request=asked, outcome="说好了。", by=branch_secretary)
    with clock.frozen(date(2026, 6, 11)), pytest.raises(TooLateToReopen):
        reopen_request(request=asked, text="又来了", by=worker)


def test_it_is_rated_once_and_after_it_was_resolved(worker: User, branch_secretary: User) -> None:
    asked = make_request(worker)
    with pytest.raises(Refusal):
        rate_request(request=asked, stars=5, words="", by=worker)
    take_request(request=asked, by=branch_secretary)
    resolve_request(request=asked, outcome="好了。", by=branch_secretary)
    with pytest.raises(Refusal):
        rate_request(request=asked, stars=6, words="", by=worker)
    assert rate_request(request=asked, stars=5, words="谢谢", by=worker).rating == 5
    with pytest.raises(AlreadyRated):
        rate_request(request=asked, stars=1, words="", by=worker)


def test_it_moves_to_another_branch_and_keeps_its_days(worker: User, branch_secretary: User, clerk: User) -> None:
    other = make_organisation("百晓家党支部")
    elsewhere = make_person("elsewhere", "张敏")
    post(elsewhere, Role.BRANCH_SECRETARY, place_id=other.pk, place_name=other.name)
    empty = make_organisation("没有书记的党支部")
    with clock.frozen(date(2026, 5, 11)):
        asked = make_request(worker)
        take_request(request=asked, by=branch_secretary)
    with clock.frozen(date(2026, 5, 13)):
        for wrong in (asked.organisation, empty):
            with pytest.raises(WrongBranch):
                move_request(request=asked, organisation=wrong, by=branch_secretary)
        moved = move_request(request=asked, organisation=other, by=branch_secretary)
    assert (moved.state, moved.taken_by, moved.resolve_due) == (HelpState.ASKED, None, date(2026, 5, 18))
    assert told(elsewhere) == ["branches.help_moved"]
    assert {deadline.owner_place_id for deadline in deadlines_of(moved)} == {other.pk}
    with pytest.raises(Http404):
        take_request(request=moved, by=branch_secretary)
    assert move_request(request=moved, organisation=None, by=clerk).organisation is None


def test_the_asker_withdraws_and_nothing_is_due_any_more(worker: User, branch_secretary: User) -> None:
    asked = make_request(worker)
    assert withdraw_request(request=asked, by=worker).state == HelpState.WITHDRAWN
    assert not deadlines_of(asked).exists()
    with pytest.raises(MoveNotAllowed):
        take_request(request=asked, by=branch_secretary)


def test_only_the_moves_of_the_table_are_made(worker: User, branch_secretary: User) -> None:
    assert {after for before, after in HELP_MOVES if before == HelpState.WITHDRAWN} == set()
    asked = make_request(worker)
    with pytest.raises(MoveNotAllowed):
        resolve_request(request=asked, outcome="好了", by=branch_secretary)
    with pytest.raises(MoveNotAllowed):
        reopen_request(request=asked, text="…", by=worker)


class TestWhoReads:
    @pytest.fixture
    def private(self, worker: User) -> HelpRequest:
        return make_request(worker, audience=Audience.SECRETARY)

    def test_kept_close_the_committee_knows_only_that_it_exists(
        self, private: HelpRequest, clerk: User, branch_secretary: User
    ) -> None:
        assert HelpRequest.objects.visible_to(clerk).filter(pk=private.pk).exists()
        assert not HELP.may(clerk, "read", private)
        assert HELP.may(branch_secretary, "read", private)
        with pytest.raises(NotAllowed):
            take_request(request=private, by=clerk)

    def test_once_reported_the_committee_reads_it(self, private: HelpRequest, clerk: User) -> None:
        private.escalated_at = clock.now()
        assert HELP.may(clerk, "read", private)

    @pytest.mark.parametrize("name", ["employer_staff", "other_worker", "nobody", "former_clerk"])
    def test_for_others_it_does_not_exist(self, private: HelpRequest, name: str, request: Any) -> None:
        other = request.getfixturevalue(name)
        private.employer_id = 1
        assert HELP.may(other, "read", private).stranger
        assert not HelpRequest.objects.visible_to(other).exists()

    def test_the_secretary_of_another_branch_is_a_stranger(self, private: HelpRequest) -> None:
        other = make_person("elsewhere", "张敏")
        post(other, Role.BRANCH_SECRETARY, place_id=77, place_name="别处")
        assert HELP.may(other, "read", private).stranger
        assert not HelpRequest.objects.visible_to(other).exists()

    def test_the_instructor_reads_what_the_asker_let_him(self, worker: User, instructor: User) -> None:
        near = make_request(worker)
        near.employer_id = 1
        assert HELP.may(instructor, "read", near)
        near.audience = Audience.SECRETARY
        assert HELP.may(instructor, "read", near).stranger


def test_the_story_costs_the_same_however_long(
    worker: User, branch_secretary: User, django_assert_num_queries: Any
) -> None:
    asked = make_request(worker)
    take_request(request=asked, by=branch_secretary)
    answer_request(request=asked, text="第 1 句", by=branch_secretary)
    asked = HelpRequest.objects.get(pk=asked.pk)
    story_of(asked, reader=branch_secretary)
    with django_assert_num_queries(4) as few:
        story_of(asked, reader=branch_secretary)
    for number in range(2, 12):
        answer_request(request=asked, text=f"第 {number} 句", by=branch_secretary)
    with django_assert_num_queries(len(few)):
        assert len(story_of(asked, reader=branch_secretary)) > 12
    assert HelpMessage.objects.filter(request=asked).count() == 11


def test_news_is_what_came_after_the_asker_looked(worker: User, branch_secretary: User) -> None:
    from branches.actions.see_request import see_request

    asked = make_request(worker)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        take_request(request=asked, by=branch_secretary)
    assert HelpRequest.objects.with_news_for_asker().count() == 1
    with clock.frozen(clock.now() + timedelta(hours=2)):
        see_request(request=asked, by=worker)
    assert not HelpRequest.objects.with_news_for_asker().exists()
