"""What a phone is given and what it hands in."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from members.models import Lead, Visit, VisitOutcome
from members.rules.visits import MOST_VISITS, walking_key
from members.tracing_states import TracingStage
from tests.cast import signed_in
from tests.members.visits.making import PHONE, far_community, make_request, sent

pytestmark = pytest.mark.django_db


def hand_in(client: Client, *visits: Any, phone: uuid.UUID = PHONE) -> Any:
    body = json.dumps({"phone": str(phone), "visits": visits})
    return client.post(reverse("members:visit_sync"), body, content_type="application/json")


def statuses(answer: Any) -> list[str]:
    return [line["status"] for line in answer.json()["answers"]]


def test_the_round_is_in_walking_order_and_tells_no_more_than_it_must(
    client: Client, clerk: Any, grid_worker: Any
) -> None:
    for name, address in (("李晓红", "10 栋 101"), ("王秀兰", "9 栋 402"), ("张桂英", "9 栋 31")):
        make_request(name, by=clerk, address=address)
    make_request("远处人", by=clerk, community=far_community())
    make_request("明天人", by=clerk, due_on=clock.today() + timedelta(days=1))
    answer = signed_in(client, grid_worker).get(reverse("members:visit_round"))
    doors = answer.json()["doors"]
    assert [door["name"] for door in doors] == ["张桂英", "王秀兰", "李晓红"]
    assert set(doors[0]) == {"request", "name", "employer", "community", "address", "ask"}
    assert "no-store" in answer["Cache-Control"]
    assert "13800005678" not in answer.content.decode()


def test_the_round_costs_the_same_for_many(
    client: Client, clerk: Any, grid_worker: Any, django_assert_max_num_queries: Any
) -> None:
    for n in range(12):
        make_request(f"王秀{n}", by=clerk)
    signed_in(client, grid_worker)
    with django_assert_max_num_queries(9):
        client.get(reverse("members:visit_round"))


def test_the_shell_names_nobody(client: Client, clerk: Any, grid_worker: Any) -> None:
    make_request("王秀兰", by=clerk)
    page = signed_in(client, grid_worker).get(reverse("members:visits")).content.decode()
    assert "王秀兰" not in page
    assert grid_worker.name not in page


def test_visits_are_taken_in_their_order_and_each_is_answered(client: Client, clerk: Any, grid_worker: Any) -> None:
    mine, theirs = make_request(by=clerk), make_request("远处人", by=clerk, community=far_community())
    twice = sent(mine, "not_home")
    answer = hand_in(
        signed_in(client, grid_worker),
        twice,
        twice,
        sent(theirs),
        sent(mine, "dancing"),
        "nonsense",
        sent(mine, "member", phone_time="gestern"),
        sent(mine, "member"),
    )
    assert statuses(answer) == ["recorded", "already", "not_found", "refused", "refused", "refused", "recorded"]
    assert list(Visit.objects.order_by("pk").values_list("outcome", flat=True)) == ["not_home", "member"]
    assert Lead.objects.get(pk=mine.lead_id).stage == TracingStage.CONTACTED


def test_what_was_sent_before_the_line_broke_is_known(client: Client, clerk: Any, grid_worker: Any) -> None:
    visits = [sent(make_request(f"王秀{n}", by=clerk), "declined") for n in range(3)]
    signed_in(client, grid_worker)
    assert statuses(hand_in(client, *visits)) == ["recorded"] * 3
    assert statuses(hand_in(client, *visits)) == ["already"] * 3
    assert Visit.objects.count() == 3


def test_a_conflict_is_told_on_the_phone(client: Client, clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    visits = [sent(request, "not_home"), sent(request, "member")]
    signed_in(client, grid_worker)
    assert statuses(hand_in(client, visits[0])) == ["recorded"]
    answer = hand_in(client, visits[1], phone=uuid.UUID(int=9))
    assert statuses(answer) == ["conflict"]
    assert "同事核对" in answer.json()["answers"][0]["sentence"]
    told = client.get(reverse("members:visit_round")).json()["conflicts"]
    assert [line["name"] for line in told] == ["王秀兰"]


def test_too_many_or_nothing_is_refused_whole(client: Client, clerk: Any, grid_worker: Any) -> None:
    signed_in(client, grid_worker)
    assert hand_in(client, *[{}] * (MOST_VISITS + 1)).status_code == 400
    assert client.post(reverse("members:visit_sync"), "[]", content_type="application/json").status_code == 400


def test_the_desk_settles_what_phones_disagree_about(client: Client, clerk: Any, grid_worker: Any) -> None:
    request = make_request(by=clerk)
    signed_in(client, grid_worker)
    hand_in(client, sent(request, "not_home"))
    hand_in(client, sent(request, "member", seen_at=request.asked_at.isoformat()), phone=uuid.UUID(int=9))
    signed_in(client, clerk)
    page = client.get(reverse("members:visit_desk")).content.decode()
    assert "另一部手机已经记过" in page
    assert "王秀兰" in page
    visit = Visit.objects.get(outcome=VisitOutcome.MEMBER)
    client.post(reverse("members:settle_visit", args=[visit.uid]), {"count": "yes"})
    lead = Lead.objects.get(pk=request.lead_id)
    assert lead.stage == TracingStage.CONTACTED
    assert "采用了走访记录" in client.get(reverse("members:traced_lead", args=[lead.number])).content.decode()


def test_a_clerk_asks_for_a_visit_from_the_page_of_a_lead(client: Client, clerk: Any) -> None:
    request = make_request(by=clerk)
    signed_in(client, clerk)
    client.post(reverse("members:withdraw_visit", args=[request.uid]))
    address = reverse("members:ask_about_lead", args=[request.lead.number])
    answer = client.post(
        address,
        {
            "community": request.community_id,
            "address": "5 栋 1 单元 102",
            "ask": "是不是党员？",
            "due_on": clock.today(),
        },
        follow=True,
    )
    assert "5 栋 1 单元 102" in answer.content.decode()


def test_houses_are_walked_by_number() -> None:
    doors = ["锦绣社区 10 栋", "锦绣社区 9 栋", "锦绣社区 9 栋甲"]
    assert sorted(doors, key=lambda door: walking_key(1, door, "")) == [doors[1], doors[2], doors[0]]
