"""Many papers by the worker, counted truly, never twice."""

from typing import Any

import pytest
from django.test import Client

from jinxi_portal.accounts.models import User
from jinxi_portal.papers.actions.work_off_batch import work_off_batch
from jinxi_portal.papers.batches import BatchSource, batch_sources, register_batch_source
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.public import Refusal, papers_of, start_batch
from tests.cast import signed_in

SOURCE = "tests.slips"


def content(user: User) -> dict[str, Any]:
    if user.name == "赵敏":
        raise Refusal("这个人的材料还没有交齐。")
    return {"title": "回执", "text": [user.name]}


if SOURCE not in batch_sources:
    register_batch_source(BatchSource(SOURCE, "回执", "papers.slip", "accounts.User", content))


@pytest.mark.django_db(transaction=True)
def test_it_issues_one_each_and_says_what_failed(clerk: User, worker: User, mediator: User, client: Client) -> None:
    mediator.name = "赵敏"
    mediator.save()
    batch = start_batch(source=SOURCE, subject_ids=[worker.pk, mediator.pk, worker.pk, 999_999], by=clerk)
    work_off_batch(batch_id=batch.pk)  # the worker's part, whether or not the queue has done it already
    batch.refresh_from_db()
    assert (batch.total, batch.finished_at is not None) == (3, True)
    assert papers_of(worker).count() == Paper.objects.count() == 1
    work_off_batch(batch_id=batch.pk)
    assert Paper.objects.count() == 1, "a second round issues nothing again"
    page = signed_in(client, clerk).get(batch.get_absolute_url()).content.decode()
    assert "3 / 3" in page
    assert "还没有交齐" in page
    assert "已经不在了" in page
    assert signed_in(client, worker).get(batch.get_absolute_url()).status_code == 404
