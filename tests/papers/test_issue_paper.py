"""A paper is issued in the act's transaction, kept, and served to whom its subject's policy lets."""

import hashlib
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.papers.demo import load as load_demo
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.public import (
    PaperOver,
    PaperState,
    ReasonMissing,
    issue_paper,
    open_paper,
    papers_of,
    withdraw_paper,
)
from jinxi_portal.papers.storing import sweep_orphans
from jinxi_portal.records.public import history_of
from tests.cast import signed_in
from tests.papers.making import a_slip

pytestmark = pytest.mark.django_db


def undone(clerk: User) -> str:
    """A paper whose transaction is rolled back; answers where its file was put."""
    with transaction.atomic():
        place = a_slip(by=clerk).place
        transaction.set_rollback(True)
    return place


def test_it_issues(clerk: User) -> None:
    paper = a_slip(by=clerk)
    pdf = open_paper(paper)
    assert pdf.startswith(b"%PDF-")
    assert hashlib.sha256(pdf).hexdigest() == paper.pdf_digest
    assert paper.size == len(pdf)
    assert paper.state == PaperState.ISSUED
    assert len(paper.code) == 8
    assert paper.shown == {"title": "材料收讫回执"}
    assert history_of(paper)[0].sentence == f"李娜 出具了回执 {paper.number}。"


def test_it_stands_on_the_subject_too(clerk: User, worker: User) -> None:
    paper = a_slip(by=clerk, subject=worker)
    assert list(papers_of(worker)) == [paper]
    assert paper.number in history_of(worker)[0].sentence


def test_numbers_follow_without_gaps_after_a_rollback(clerk: User) -> None:
    first = a_slip(by=clerk)
    undone(clerk)
    second = a_slip(by=clerk)
    assert int(second.number[-6:]) == int(first.number[-6:]) + 1


def test_a_rolled_back_file_is_swept_and_issued_ones_stay(clerk: User) -> None:
    paper = a_slip(by=clerk)
    lost = undone(clerk)
    assert default_storage.exists(lost)
    assert sweep_orphans(older_than=-60) >= 1
    assert not default_storage.exists(lost)
    assert default_storage.exists(paper.place)


def test_it_replaces_an_earlier_one_once(clerk: User) -> None:
    old = a_slip(by=clerk)
    new = issue_paper(kind="papers.slip", subject=None, content={"title": "更正"}, by=clerk, replaces=old)
    old.refresh_from_db()
    assert (old.state, old.replaced_by) == (PaperState.REPLACED, new)
    with pytest.raises(PaperOver):
        issue_paper(kind="papers.slip", subject=None, content={"title": "再更正"}, by=clerk, replaces=old)


def test_it_withdraws_with_a_reason_and_only_once(clerk: User, mediator: User) -> None:
    paper = a_slip(by=clerk)
    with pytest.raises(ReasonMissing):
        withdraw_paper(paper=paper, reason=" ", by=clerk)
    with pytest.raises(NotAllowed):
        withdraw_paper(paper=paper, reason="不对", by=mediator)
    withdraw_paper(paper=paper, reason="日期写错", by=clerk)
    paper.refresh_from_db()
    assert paper.state == PaperState.WITHDRAWN
    assert "撤回" in history_of(paper)[0].sentence
    with pytest.raises(PaperOver):
        withdraw_paper(paper=paper, reason="再撤回", by=clerk)


def test_the_database_refuses_a_state_without_its_time(clerk: User) -> None:
    paper = a_slip(by=clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(state=PaperState.WITHDRAWN)


def test_the_file_is_served_to_the_committee_and_a_damaged_one_to_nobody(clerk: User, client: Client) -> None:
    paper = a_slip(by=clerk)
    address = reverse("papers:file", args=[paper.number])
    answer = signed_in(client, clerk).get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get(f"{address}?download=1")["Content-Disposition"].startswith("attachment")
    with default_storage.open(paper.place, "r+b") as file:
        file.seek(500)
        file.write(b"x")
    assert client.get(address).status_code == 404


def test_a_paper_about_somebody_unknown_to_records_is_opened_by_nobody(
    clerk: User, worker: User, client: Client
) -> None:
    paper = a_slip(by=clerk, subject=worker.postings.first())
    assert signed_in(client, clerk).get(paper.download_url).status_code == 404


def test_the_list_finds_filters_and_costs_the_same(
    clerk: User, client: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    papers = [a_slip(by=clerk) for _ in range(3)]
    withdraw_paper(paper=papers[0], reason="日期写错", by=clerk)
    signed_in(client, clerk)
    client.get(reverse("papers:papers"))
    with django_assert_max_num_queries(12) as seen:
        page = client.get(reverse("papers:papers")).content.decode()
    assert all(paper.number in page for paper in papers)
    for _ in range(3):
        a_slip(by=clerk)
    with django_assert_num_queries(len(seen)):
        client.get(reverse("papers:papers"))
    page = client.get(reverse("papers:papers"), {"state": "withdrawn"}).content.decode()
    assert papers[0].number in page
    assert papers[1].number not in page
    page = client.get(reverse("papers:papers"), {"number": papers[2].number[-3:]}).content.decode()
    assert papers[2].number in page


def test_withdrawing_on_the_page_asks_for_the_reason(clerk: User, client: Client) -> None:
    paper = a_slip(by=clerk)
    signed_in(client, clerk)
    assert client.post(reverse("papers:withdraw", args=[paper.number]), {"reason": ""}).status_code == 422
    answer = client.post(reverse("papers:withdraw", args=[paper.number]), {"reason": "日期写错"}, follow=True)
    assert "已撤回" in answer.content.decode()
    assert "日期写错" in answer.content.decode()


def test_the_demo_county_has_papers_in_every_state(clerk: User) -> None:
    load_demo(DemoContext())
    assert set(Paper.objects.values_list("state", flat=True)) == set(PaperState.values)
