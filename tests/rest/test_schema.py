"""The description is public, valid, complete, and kept."""

import json
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from jinxi_portal.accounts.models import User
from jinxi_portal.rest.views import schema as schema_views
from tests.rest.conftest import Caller, authority_caller

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> Any:
    """The tests' own room is described too."""
    schema_views.described.cache_clear()
    schema_views._text.cache_clear()
    yield
    schema_views.described.cache_clear()
    schema_views._text.cache_clear()


def described(client: Client) -> dict[str, Any]:
    answer = client.get(reverse("rest:schema"))
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/vnd.oai.openapi+json")
    body: dict[str, Any] = json.loads(answer.content)
    return body


def test_anybody_may_read_it(client: Client) -> None:
    body = described(client)
    assert body["openapi"].startswith("3.1")
    assert "/api/v1/whoami/" in body["paths"]
    assert client.get(reverse("rest:schema"), {"format": "yaml"}).content.startswith(b"openapi: 3.1")


def test_every_write_asks_for_an_idempotency_key_and_every_operation_tells_its_problems(client: Client) -> None:
    for path, methods in described(client)["paths"].items():
        for method, said in methods.items():
            names = [each["name"] for each in said.get("parameters", [])]
            assert ("Idempotency-Key" in names) == (method != "get"), path
            assert {"401", "403", "429"} <= set(said["responses"]), path
            assert "application/problem+json" in said["responses"]["401"]["content"], path
            assert said["security"] == [{"key": []}], path


def test_the_page_shows_every_operation_with_its_scope_and_fields(client: Client) -> None:
    page = client.get(reverse("rest:docs")).content.decode()
    for said in ("/api/v1/whoami/", "things:write", "make_thing", "Idempotency-Key", "expires_at"):
        assert said in page
    assert "ApiViewMixin" not in page
    assert "<script>" not in page
    assert "style=" not in page


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_it_keeps_what_it_says(api: Caller, mode: GenerationMode) -> None:
    """Schemathesis sends what the description allows and what it does not, and looks at every answer."""
    sent = knock_everywhere(schemathesis.openapi.from_wsgi("/api/schema/", WSGIHandler()), api, mode, times=12)
    assert "/api/v1/things/" in sent


def test_it_keeps_what_it_says_to_an_authority(administrator: User) -> None:
    """The tree of any day and the counts of any month, asked for rightly and wrongly with the key of a province's platform."""
    province = authority_caller(administrator, scopes=("organisations:read",))
    described_to_it = schemathesis.openapi.from_wsgi("/api/schema/", WSGIHandler()).include(path_regex="/organisation")
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        sent = knock_everywhere(described_to_it, province, mode, times=6)
        assert sent == {"/api/v1/organisations/", "/api/v1/organisation-counts/"}


def knock_everywhere(description: Any, api: Caller, mode: GenerationMode, *, times: int) -> set[str]:
    """The paths that were asked; an answer that is not as described raises."""
    sent: set[str] = set()

    for result in description.get_all_operations():

        @settings(max_examples=times, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=result.ok().as_strategy(generation_mode=mode))
        def knock(case: Any) -> None:
            sent.add(case.path)
            case.call_and_validate(headers={"Authorization": f"Bearer {api.token}"})

        knock()
    return sent
