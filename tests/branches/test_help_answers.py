"""What was solved becomes an answer for everybody: without names, on a helper's word, found by words."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from branches.actions.publish_answer import publish_answer
from branches.models import HelpAnswer, HelpRequest
from branches.refusals import Refusal
from branches.refusals_help import NamesInAnswer, NumbersInAnswer
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel.telling_names import what_tells
from jinxi_portal.kernel.word_pairs import pairs_of, words_of
from tests.branches.help_factories import make_request, make_resolved
from tests.cast import signed_in


def resolved(worker: User, by: User) -> HelpRequest:
    from datetime import date

    return make_resolved(worker, by, asked=date(2026, 5, 4), resolved=date(2026, 5, 7), due=date(2026, 5, 11))


def publish(request: HelpRequest, by: User, text: str = "先留好聊天记录，再找支部。", **more: object) -> HelpAnswer:
    values = {"question": "东家不给工钱怎么办", "text": text, "checked": False, **more}
    return publish_answer(request=request, by=by, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "电话 139 0000 0011",
        "身份证36102719800101001X",
        "打１３９００００００１１",
        "座机0794-5260001",
        "+8613900000011",
    ],
)
def test_numbers_are_certain(text: str) -> None:
    assert [piece.certain for piece in what_tells(text)] == [True]


@pytest.mark.parametrize("text", ["王大姐去年就遇到过", "问一下小张", "请刘师傅看过", "老周说可以", "陈某不肯"])
def test_names_are_guessed(text: str) -> None:
    assert [piece.certain for piece in what_tells(text)] == [False]


@pytest.mark.parametrize(
    "text", ["先签合同再上门", "3 天内答复", "2026年5月3日到12333咨询", "老板不给工钱，找人社局", "小区门口的红色微家"]
)
def test_plain_advice_warns_of_nothing(text: str) -> None:
    assert what_tells(text) == []


def test_the_names_of_the_case_are_known() -> None:
    assert [piece.text for piece in what_tells("桂香嫂子的事", names=["桂香"])] == ["桂香"]


def test_pairs_and_words() -> None:
    assert pairs_of("拖欠工资，怎么办？") == ["拖欠", "欠工", "工资", "怎么", "么办"]
    assert words_of("ＡＢＣ 工资") == ["abc", "工资"]
    assert pairs_of("钱") == ["钱"]


@pytest.mark.django_db
class TestPublishing:
    def test_it_is_published_on_the_secretarys_word(self, worker: User, branch_secretary: User) -> None:
        row = resolved(worker, branch_secretary)
        answer = publish(row, branch_secretary)
        assert HelpAnswer.objects.standing().get() == answer
        publish(row, branch_secretary, text="再说一遍")
        assert HelpAnswer.objects.count() == 1

    def test_numbers_are_refused_and_names_need_a_human(self, worker: User, branch_secretary: User) -> None:
        row = resolved(worker, branch_secretary)
        with pytest.raises(NumbersInAnswer):
            publish(row, branch_secretary, text="打 13900000011", checked=True)
        with pytest.raises(NamesInAnswer, match="王桂芳"):
            publish(row, branch_secretary, text="王桂芳的工钱要回来了")
        assert publish(row, branch_secretary, text="请刘老师讲过课的那家", checked=True)

    def test_what_is_still_open_is_not_published(self, worker: User, branch_secretary: User) -> None:
        with pytest.raises(Refusal):
            publish(make_request(worker), branch_secretary)

    def test_the_page_warns_and_takes_the_humans_word(
        self, client: Client, worker: User, branch_secretary: User
    ) -> None:
        row = resolved(worker, branch_secretary)
        address = reverse("branches:help_publish", args=[row.uid])
        given = {"question": "怎么办", "text": "像王大姐那样先找支部。"}
        assertContains(signed_in(client, branch_secretary).post(address, given), "这些字词可能让人认出是谁：王大姐")
        assert not HelpAnswer.objects.exists()
        assertContains(client.post(address, {**given, "checked": "on"}, follow=True), "解答已公开")


@pytest.mark.django_db
class TestFinding:
    @pytest.fixture(autouse=True)
    def published(self, worker: User, branch_secretary: User) -> None:
        publish(resolved(worker, branch_secretary), branch_secretary)
        publish(
            resolved(worker, branch_secretary),
            branch_secretary,
            question="合同里写受伤自负",
            text="这样写不算数，支部可以帮着改。",
        )

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("工钱", True),
            ("聊天记录", True),
            ("工钱 支部", True),
            ("钱", True),
            ("钱工", False),
            ("工钱 合同", False),
            ("不给工钱", True),
        ],
    )
    def test_every_word_must_stand_in_it(self, words: str, found: bool) -> None:
        questions = HelpAnswer.objects.standing().with_words(words).values_list("question", flat=True)
        assert ("东家不给工钱怎么办" in questions) is found

    def test_workers_and_staff_search_on_their_own_pages(self, client: Client, worker: User, mediator: User) -> None:
        for user in (worker, mediator):
            page = signed_in(client, user).post("/branches/help/answers/", {"words": "工钱"})
            assertContains(page, "东家不给工钱怎么办")
            assertNotContains(page, "合同里写受伤自负")
            assertNotContains(page, "王桂芳")

    def test_what_was_taken_down_is_not_found(self, client: Client, branch_secretary: User, worker: User) -> None:
        answer = HelpAnswer.objects.order_by("pk").first()
        assert answer is not None
        signed_in(client, branch_secretary).post(reverse("branches:help_answer_withdraw", args=[answer.pk]))
        assertNotContains(signed_in(client, worker).get("/branches/help/answers/"), answer.question)

    def test_it_is_corrected_in_place(self, client: Client, branch_secretary: User) -> None:
        answer = HelpAnswer.objects.order_by("pk").first()
        assert answer is not None
        address = reverse("branches:help_answer_change", args=[answer.pk])
        signed_in(client, branch_secretary).post(address, {"question": "要不到工钱怎么办", "text": "先找支部书记。"})
        assert HelpAnswer.objects.with_words("要不到").get() == answer
        assert not HelpAnswer.objects.with_words("聊天记录").exists()
