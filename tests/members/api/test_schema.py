"""The addresses of rosters keep what their description says, with a key that may use them."""

from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from tests.members.api.conftest import ROSTERS
from tests.rest.conftest import Caller

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_they_keep_what_they_say(api: Caller, settings: Any, mode: GenerationMode) -> None:
    settings.API_REQUESTS_A_MINUTE = {**settings.API_REQUESTS_A_MINUTE, "write": 10_000, "read": 10_000}
    sent: set[str] = set()
    schema = schemathesis.openapi.from_wsgi("/api/schema/", WSGIHandler()).include(path_regex="/rosters/")
    for result in schema.get_all_operations():
        knock_at(result.ok(), api.token, mode, sent)
    assert f"{ROSTERS}{{number}}/rows/" in sent


def knock_at(operation: Any, token: str, mode: GenerationMode, sent: set[str]) -> None:
    @settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def knock(case: Any) -> None:
        sent.add(case.path)
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

    knock()


def test_the_page_for_people_shows_them_with_their_fields_and_scopes(client: Client) -> None:
    page = client.get(reverse("rest:docs")).content.decode()
    for said in ("hand_in_roster", ROSTERS, "rosters:write", "multipart/form-data", "rows_url", "employer_inactive"):
        assert said in page


def test_the_description_has_examples_of_what_is_sent_and_answered(client: Client) -> None:
    described = client.get(reverse("rest:schema")).json()["paths"][ROSTERS]["post"]
    assert described["requestBody"]["content"]["application/json"]["examples"]
    assert described["responses"]["202"]["content"]["application/json"]["examples"]
    assert "multipart/form-data" in described["requestBody"]["content"]
