"""Logs: one line per request with its id, and nobody's personal number."""

import json
import logging
import logging.config
from io import StringIO
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.test import Client

from jinxi_portal.settings import log


@pytest.fixture
def written(request: pytest.FixtureRequest) -> Any:
    """What a real installation would write, as parsed lines."""
    stream = StringIO()
    configuration = log.configure(readable=False)
    configuration["handlers"]["stream"]["stream"] = stream
    logging.config.dictConfig(configuration)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.config.dictConfig(settings.LOGGING)


@pytest.mark.parametrize(
    "number", ["361027198801011234", "36102719880101123X", "361027880101123", "13812345678", "+8613812345678"]
)
def test_a_personal_number_never_reaches_the_log(number: str, written: Any) -> None:
    logging.getLogger("members").warning("could not read %s today", number)
    try:
        raise ValueError(f"bad value {number}")
    except ValueError:
        structlog.get_logger("members").exception("reading failed", value=number)
    text = json.dumps(written(), ensure_ascii=False)
    assert number not in text
    assert "could not read (number left out) today" in text
    assert "ValueError" in text


def test_values_quoted_by_a_database_error_are_left_out() -> None:
    said = log.without_people("duplicate key\nDETAIL:  Key (name)=(王桂芳) already exists.\n")
    assert "王桂芳" not in said
    assert "duplicate key" in said


def test_other_numbers_stay() -> None:
    text = "case 2026-0041, run 8f14e45fceea167a5a36dedd4bea2543, 123456 rows"
    assert log.without_people(text) == text


def test_a_request_is_one_line_without_its_path(client: Client, written: Any) -> None:
    answer = client.get("/nowhere/13812345678/", headers={"X-Request-ID": "abcdefgh-1234"})
    lines = [line for line in written() if line["event"] == "request"]
    assert [line["request_id"] for line in lines] == ["abcdefgh-1234"]
    assert lines[0]["status"] == answer.status_code == 404
    assert "13812345678" not in json.dumps(written())


@pytest.mark.django_db
def test_who_asked_is_told_by_number_only(client: Client, clerk: Any, written: Any) -> None:
    client.force_login(clerk)
    client.get("/")
    line = next(line for line in written() if line["event"] == "request")
    assert line["user_id"] == clerk.pk
    assert clerk.username not in json.dumps(line)
    assert clerk.name not in json.dumps(line, ensure_ascii=False)


def test_those_who_watch_over_the_portal_do_not_fill_the_log(client: Client, written: Any) -> None:
    client.get("/healthz")
    assert written() == []
