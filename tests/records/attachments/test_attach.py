"""Attaching, looking and removing, as people meet it."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.records.attachments.sweeping import sweep_orphans
from jinxi_portal.records.models import Attachment
from jinxi_portal.records.public import attach, attachments_of, history_of, open_attachment, remove_attachment
from tests.records.attachments.conftest import upload

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nhello"


def files_in(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def test_a_clerk_attaches_a_file_and_the_timeline_says_so(clerk: User, worker: User, settings: Any) -> None:
    kept = attach(subject=worker, file=upload(PDF, "体检报告.pdf"), kind="tests.paper", by=clerk)
    assert (kept.name, kept.media_type, kept.size) == ("体检报告.pdf", "application/pdf", len(PDF))
    assert kept.digest == hashlib.sha256(PDF).hexdigest()
    (file,) = files_in(settings.MEDIA_ROOT)
    assert file.name == kept.digest
    assert file.stat().st_mode & 0o077 == 0
    assert list(attachments_of(worker)) == [kept]
    assert history_of(worker)[0].sentence == "李娜 上传了附件“体检报告.pdf”。"


def test_the_digest_is_that_of_the_cleaned_picture(clerk: User, worker: User, photo: Callable[..., bytes]) -> None:
    taken = photo()
    kept = attach(subject=worker, file=upload(taken, "门口.png"), kind="tests.photo", by=clerk)
    assert kept.name == "门口.jpg"
    content = open_attachment(attachment=kept, by=clerk).read()
    assert b"PhoneMaker" not in content
    assert kept.digest == hashlib.sha256(content).hexdigest() != hashlib.sha256(taken).hexdigest()


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"%PDF-" + b"0" * 200_001, "tests.paper", "too_large"),
        (PDF, "tests.photo", "type_not_taken"),
        (b"MZ program", "tests.paper", "unknown_type"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_leaves_nothing(
    clerk: User, worker: User, settings: Any, content: bytes, kind: str, code: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        attach(subject=worker, file=upload(content), kind=kind, by=clerk)
    assert refused.value.code == code
    assert files_in(settings.MEDIA_ROOT) == []
    assert not Attachment.objects.exists()


def test_more_files_than_the_kind_allows_are_refused(clerk: User, worker: User) -> None:
    for _ in range(3):
        attach(subject=worker, file=upload(PDF), kind="tests.paper", by=clerk)
    with pytest.raises(ValidationError, match="最多 3 个"):
        attach(subject=worker, file=upload(PDF), kind="tests.paper", by=clerk)


def test_who_may_only_look_may_not_attach(secretary: User, employer_staff: User, worker: User) -> None:
    with pytest.raises(NotAllowed):
        attach(subject=worker, file=upload(PDF), kind="tests.paper", by=secretary)
    with pytest.raises(Http404):
        attach(subject=worker, file=upload(PDF), kind="tests.paper", by=employer_staff)


@pytest.fixture
def kept(clerk: User, worker: User) -> Attachment:
    return attach(subject=worker, file=upload(PDF, "体检报告.pdf"), kind="tests.paper", by=clerk)


def get(client: Client, user: User | None, kept: Attachment, **headers: str) -> Any:
    if user:
        client.force_login(user)
    return client.get(reverse("records:attachment", args=[kept.public_id]), headers=headers)


def test_it_is_served_to_who_may_see_its_subject(client: Client, secretary: User, kept: Attachment) -> None:
    answer = get(client, secretary, kept)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_browser_need_not_fetch_it_twice(client: Client, secretary: User, kept: Attachment) -> None:
    etag = get(client, secretary, kept)["ETag"]
    assert get(client, None, kept, if_none_match=etag).status_code == 304


def test_strangers_find_nothing_and_colleagues_are_told_whom_to_ask(
    client: Client, employer_staff: User, mediator: User, kept: Attachment
) -> None:
    assert get(client, None, kept).status_code == 302
    assert get(client, employer_staff, kept).status_code == 404
    assert get(client, mediator, kept).status_code == 403


def test_removing_takes_the_file_and_its_name_away_and_leaves_the_fact(
    client: Client,
    clerk: User,
    worker: User,
    settings: Any,
    kept: Attachment,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(attachment=kept, by=clerk)
    assert files_in(settings.MEDIA_ROOT) == []
    assert list(attachments_of(worker)) == []
    assert [line.sentence for line in history_of(worker)] == ["李娜 删去了一个附件。", "李娜 上传了附件（已删去）。"]
    assert get(client, clerk, kept).status_code == 404


def test_a_file_whose_transaction_was_rolled_back_is_swept_away_a_day_later(
    clerk: User, worker: User, settings: Any, kept: Attachment
) -> None:
    def fail_after_attaching() -> None:
        with transaction.atomic():
            attach(subject=worker, file=upload(PDF), kind="tests.paper", by=clerk)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_attaching()
    assert len(files_in(settings.MEDIA_ROOT)) == 2
    assert sweep_orphans() == 0
    for path in files_in(settings.MEDIA_ROOT):
        os.utime(path, (time.time() - 90_000,) * 2)
    assert sweep_orphans() == 1
    assert [path.name for path in files_in(settings.MEDIA_ROOT)] == [kept.digest]
