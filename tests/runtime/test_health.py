"""What those who watch over the portal are told."""

import time
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client

from jinxi_portal.web.views import health


@pytest.fixture
def worker_lives(settings: Any) -> Any:
    cache.set(settings.WORKER_HEARTBEAT_KEY, time.time(), 60)
    yield
    cache.delete(settings.WORKER_HEARTBEAT_KEY)


def test_the_process_answers_without_database_or_sign_in(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


@pytest.mark.django_db
def test_it_is_ready_when_all_parts_are(client: Client, worker_lives: None) -> None:
    answer = client.get("/readyz")
    assert answer.json() == {"status": "ok", "database": "ok", "queue": "ok", "worker": "ok", "migrations": "ok"}
    assert answer.status_code == 200


@pytest.mark.django_db
def test_it_says_that_the_worker_is_silent(client: Client, settings: Any) -> None:
    cache.delete(settings.WORKER_HEARTBEAT_KEY)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "failed: no heartbeat within 40 seconds"
    cache.set(settings.WORKER_HEARTBEAT_KEY, time.time() - 500, 60)
    assert "last heartbeat 500 seconds ago" in client.get("/readyz").json()["worker"]


@pytest.mark.django_db
def test_it_says_that_migrations_wait(client: Client, worker_lives: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [("a", False), ("b", False)])
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "failed: 2 migrations wait; run manage.py migrate"


def test_it_names_a_broken_part_and_no_detail(
    client: Client, worker_lives: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise OperationalError("password authentication failed for user portal at 10.0.0.7")

    monkeypatch.setattr(health.connection, "cursor", broken)
    monkeypatch.setattr(health, "_migrated", True)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "failed: OperationalError"
    assert "10.0.0.7" not in answer.content.decode()


@pytest.mark.django_db
def test_the_workers_pulse_is_what_readiness_looks_for(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jinxi_portal import celery

    cache.delete(settings.WORKER_HEARTBEAT_KEY)
    monkeypatch.setattr(celery, "_last_beat", 0.0)
    monkeypatch.setattr(celery.time, "monotonic", lambda: 10_000.0)
    celery.heartbeat_sent.send(sender=None)
    assert client.get("/readyz").json()["worker"] == "ok"
    cache.delete(settings.WORKER_HEARTBEAT_KEY)
