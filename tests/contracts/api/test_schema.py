"""The addresses of contracts keep what their description says, with a key that may use them."""

from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from tests.contracts.api.conftest import CONTRACTS, FILED
from tests.rest.conftest import Caller


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_they_keep_what_they_say(api: Caller, settings: Any, mode: GenerationMode) -> None:
    settings.API_REQUESTS_A_MINUTE = {**settings.API_REQUESTS_A_MINUTE, "write": 10_000, "read": 10_000}
    sent: set[str] = set()
    schema = schemathesis.openapi.from_wsgi("/api/schema/", WSGIHandler()).include(path_regex="contract")
    for result in schema.get_all_operations():
        knock_at(result.ok(), api.token, mode, sent)
    assert {FILED, f"{CONTRACTS}{{number}}/links/"} <= sent


def knock_at(operation: Any, token: str, mode: GenerationMode, sent: set[str]) -> None:
    @settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def knock(case: Any) -> None:
        sent.add(case.path)
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

    knock()


def test_the_page_for_people_shows_them(client: Client, db: None) -> None:
    page = client.get(reverse("rest:docs")).content.decode()
    for said in ("file_contract", FILED, "contracts:write", "multipart/form-data", "contract_unfit", "start_signing"):
        assert said in page
