"""The systems of 华丽家政 and 安心居, a worker on the roster of the first, and a day on which contracts can be signed."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from tests.cast import OTHER_EMPLOYER
from tests.contracts.factories import ID_NUMBER, make_employer, make_version, make_worker
from tests.rest.conftest import Caller, caller

CONTRACTS, FILED, TEMPLATES = "/api/v1/contracts/", "/api/v1/filed-contracts/", "/api/v1/contract-templates/"
SCOPES = ("contracts:read", "contracts:write")
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _fresh(settings: Any, tmp_path: Any, db: None) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(DAY):
        yield


@pytest.fixture
def hired(worker: User) -> Any:
    """The worker on the roster of 华丽家政, who signs in as ``worker``."""
    make_version()
    return make_worker("王桂芳", user=worker, mobile="13900000011")


@pytest.fixture
def api(clerk: User, hired: Any) -> Caller:
    return caller(clerk, scopes=SCOPES)


@pytest.fixture
def other_api(clerk: User) -> Caller:
    make_employer(OTHER_EMPLOYER)
    return caller(clerk, employer_id=OTHER_EMPLOYER, scopes=SCOPES)


@pytest.fixture
def work(django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """``work(lambda: api.post(…))`` lets the worker do at once what the request gave to the queue."""

    def do(ask: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return ask()

    return do


def about(**changes: Any) -> dict[str, Any]:
    """What a system says of a signed contract."""
    return {
        "worker_name": "王桂芳",
        "worker_mobile": "139 0000 0011",
        "title": "家政服务员劳动合同",
        "kind": "employee",
        "signed_on": "2026-02-24",
        "starts_on": "2026-03-01",
        "ends_on": "2027-02-28",
        "reference": "PT-1",
        **changes,
    }


def met(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", "")


__all__ = ["CONTRACTS", "DAY", "FILED", "ID_NUMBER", "TEMPLATES", "about", "met"]
