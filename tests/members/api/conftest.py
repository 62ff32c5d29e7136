"""The systems of 华丽家政 and 安心居 with their keys, and a worker that does its part when it is told to."""

from collections.abc import Callable
from typing import Any

import pytest
from celery import current_app

from jinxi_portal.accounts.models import User
from jinxi_portal.sheets.public import SheetImport
from members.models import Employer
from tests.cast import EMPLOYER, OTHER_EMPLOYER
from tests.members.factories import EmployerFactory
from tests.rest.conftest import Caller, caller

ROSTERS = "/api/v1/rosters/"
SCOPES = ("rosters:read", "rosters:write")


@pytest.fixture(autouse=True)
def _fresh(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparisons wait until a test carries them out."""
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr("members.actions.start_comparison._send", lambda run_id: None)


@pytest.fixture
def employer(db: None) -> Employer:
    return EmployerFactory.create(pk=EMPLOYER, code="huali", short_name="华丽家政")


@pytest.fixture
def api(clerk: User, employer: Employer) -> Caller:
    return caller(clerk, scopes=SCOPES)


@pytest.fixture
def other_api(clerk: User) -> Caller:
    EmployerFactory.create(pk=OTHER_EMPLOYER, code="anxinju", short_name="安心居")
    return caller(clerk, employer_id=OTHER_EMPLOYER, scopes=SCOPES)


@pytest.fixture
def work(settings: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """``work(lambda: api.post(…))`` lets the worker do at once what the request gave to the queue."""

    def do(ask: Callable[[], Any]) -> Any:
        settings.CELERY_TASK_ALWAYS_EAGER = True
        current_app.conf.task_always_eager = True
        current_app.conf.task_eager_propagates = True
        with django_capture_on_commit_callbacks(execute=True):
            return ask()

    return do


@pytest.fixture
def hand_in(api: Caller, work: Callable[..., Any]) -> Callable[..., Any]:
    """``hand_in(rows)`` hands in rows, lets the worker read them, and answers with the roster's address."""

    def do(rows: Any, by: Caller = api, **other: Any) -> str:
        answer = work(lambda: by.post(ROSTERS, {"rows": rows, **other}))
        assert answer.status_code == 202, answer.json()
        return str(answer["Location"])

    return do


def row(number: int, **changes: Any) -> dict[str, Any]:
    """Somebody; the number tells who."""
    return {
        "name": f"王{'甲乙丙丁戊己庚辛壬癸'[number % 10]}",
        "mobile": f"1990000{number:04d}",
        "trade": "保洁",
        **changes,
    }


def only_import() -> SheetImport:
    return SheetImport.objects.get()
