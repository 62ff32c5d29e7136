"""The auditor reads the access log and changes nothing."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import Policy, Role, posted
from jinxi_portal.kernel import clock, events
from jinxi_portal.records import anchors, tasks
from jinxi_portal.records.access_list import PAGE
from jinxi_portal.records.events import AccessChainBroken
from jinxi_portal.records.models import AccessEntry, ChainCheck
from jinxi_portal.records.public import SubjectKind, history_of, record_looks, register_subject
from jinxi_portal.records.subjects import subject_kinds
from tests.records.test_access_log import tamper

pytestmark = pytest.mark.django_db
POLICY = Policy("tests", {"reveal": posted(Role.COMMITTEE_CLERK)})


@pytest.fixture(autouse=True)
def users_are_subjects(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.PORTAL_HOME = tmp_path
    kind = SubjectKind(
        "accounts.user",
        "用户",
        POLICY,
        reveal_act="reveal",
        sealed_fields=("mobile",),
        find=lambda words: User.objects.filter(name__startswith=words),
    )
    register_subject(kind)
    yield
    del subject_kinds._entries[kind.key]


@pytest.fixture
def audit(client: Client, auditor: User) -> Client:
    client.force_login(auditor)
    return client


def look(by: User, *subjects: User, field: str = "mobile", reason: str = "核对花名册") -> None:
    record_looks(by=by, subjects=subjects, field=field, reason=reason)


def shown(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 200
    return [(line.actor_name, line.subject_name) for line in answer.context["looks"]]


def test_the_newest_look_stands_first(audit: Client, clerk: User, secretary: User, worker: User) -> None:
    look(clerk, worker)
    look(secretary, worker, reason="回访核实")
    answer = audit.get(reverse("records:access_log"))
    assert shown(answer) == [("周建国", "王桂芳"), ("李娜", "王桂芳")]
    page = answer.content.decode()
    assert "核对花名册" in page
    assert "综合党委干事" in page


def test_it_filters_by_actor_field_and_day(audit: Client, clerk: User, secretary: User, worker: User) -> None:
    with clock.frozen(datetime(2026, 3, 2, 23, 30, tzinfo=clock.ZONE)):
        look(clerk, worker)
    with clock.frozen(datetime(2026, 3, 3, 0, 30, tzinfo=clock.ZONE)):
        look(secretary, worker, field="other")
    address = reverse("records:access_log")
    assert len(shown(audit.get(address, {"actor": clerk.pk}))) == 1
    assert len(shown(audit.get(address, {"field": "mobile"}))) == 1
    assert shown(audit.get(address, {"since": "2026-03-03"})) == [("周建国", "王桂芳")]
    assert shown(audit.get(address, {"until": "2026-03-02"})) == [("李娜", "王桂芳")]
    assert len(shown(audit.get(address, {"since": "not a day"}))) == 2


def test_a_person_is_found_by_name_without_the_name_in_an_address(
    audit: Client, clerk: User, worker: User, other_worker: User
) -> None:
    look(clerk, worker, other_worker)
    found = audit.post(reverse("records:find_person"), {"words": "王桂"})
    kind = ContentType.objects.get_for_model(User).pk
    link = f"?kind={kind}&amp;row={worker.pk}"
    assert link in found.content.decode()
    answer = audit.get(reverse("records:access_log"), {"kind": kind, "row": worker.pk})
    assert shown(answer) == [("李娜", "王桂芳")]
    assert "只显示用户“王桂芳”" in answer.content.decode()
    assert "没有找到" in audit.post(reverse("records:find_person"), {"words": "赵"}).content.decode()


def test_older_ones_are_a_page_away(audit: Client, clerk: User, worker: User) -> None:
    look(clerk, *[worker] * (PAGE + 1))
    first = audit.get(reverse("records:access_log"))
    assert len(shown(first)) == PAGE
    second = audit.get(reverse("records:access_log") + first.context["older_query"])
    assert len(shown(second)) == 1
    assert second.context["older_query"] == ""


def test_a_page_costs_the_same_however_many_there_are(
    audit: Client, clerk: User, secretary: User, worker: User, django_assert_num_queries: Any
) -> None:
    address = reverse("records:access_log")
    look(clerk, worker)
    audit.get(address)
    with django_assert_num_queries(7) as few:
        audit.get(address)
    look(secretary, *[worker] * 200)
    look(clerk, clerk)
    with django_assert_num_queries(len(few)):
        audit.get(address)


def test_the_export_holds_every_look_and_runs_nothing(audit: Client, auditor: User, clerk: User, worker: User) -> None:
    look(clerk, worker, reason='=HYPERLINK("http://x")')
    look(clerk, worker, reason="@核对花名册")
    answer = audit.get(reverse("records:export_access_log"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert len(rows) == 3
    assert [row[7] for row in rows[1:]] == ["'@核对花名册", '\'=HYPERLINK("http://x")']
    assert rows[2][:1] + rows[2][2:7] == ["1", "李娜", "综合党委干事", "用户", "王桂芳", "手机号码"]
    assert history_of(auditor)[0].sentence == "沈国栋 导出了查看记录。"


def test_reading_changes_nothing(audit: Client, clerk: User, worker: User) -> None:
    look(clerk, worker)
    for name in ("access_log", "find_person", "access_chain"):
        audit.get(reverse(f"records:{name}"))
    assert AccessEntry.objects.count() == 1
    assert audit.post(reverse("records:access_log")).status_code == 405


def test_the_chain_page_tells_the_head_and_the_anchors(audit: Client, clerk: User, worker: User) -> None:
    look(clerk, worker)
    tasks.anchor_access_log()
    page = audit.get(reverse("records:access_chain")).content.decode()
    assert AccessEntry.objects.get().digest in page
    assert "相符" in page
    assert "前后相接" in page


def test_the_chain_page_tells_a_broken_link_and_a_wrong_anchor(audit: Client, clerk: User, worker: User) -> None:
    look(clerk, *[worker] * 5)
    anchors.write_anchor(on=date(2026, 3, 2))
    tamper("UPDATE records_accessentry SET digest = repeat('b', 64) WHERE sequence = 5")
    page = audit.get(reverse("records:access_chain")).content.decode()
    assert "第 5 条与前后不相接" in page
    assert "不符" in page


def test_the_nightly_look_keeps_what_it_found_and_tells(
    audit: Client, clerk: User, worker: User, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[AccessChainBroken] = []
    events.receives(AccessChainBroken)(heard.append)
    look(clerk, *[worker] * 3)
    tasks.anchor_access_log()
    assert ChainCheck.objects.get().holds
    tamper("DELETE FROM records_accessentry WHERE sequence = 2")
    with django_capture_on_commit_callbacks(execute=True):
        tasks.anchor_access_log()
    events._receivers[AccessChainBroken].remove(heard.append)
    newest = ChainCheck.objects.all()[0]
    assert (newest.broken_at, newest.holds) == (2, False)
    assert heard == [AccessChainBroken(2)]


@pytest.mark.parametrize("name", ["access_log", "export_access_log", "find_person", "access_chain"])
def test_colleagues_are_told_whom_to_ask_and_strangers_find_nothing(
    client: Client, administrator: User, employer_staff: User, name: str
) -> None:
    client.force_login(administrator)
    assert client.get(reverse(f"records:{name}")).status_code == 403
    client.force_login(employer_staff)
    assert client.get(reverse(f"records:{name}")).status_code == 404


def test_an_auditor_lands_here(audit: Client) -> None:
    assert audit.get("/", follow=True).resolver_match.view_name == "records:access_log"
