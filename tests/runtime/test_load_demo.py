"""The demo county is loaded once, step by step, and goes on after a kill."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jinxi_portal.demo.models import LoadedStep
from jinxi_portal.kernel import slots
from jinxi_portal.kernel.registry import Registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> Any:
    """An empty register of steps, and a home for the sign-ins."""
    register: Registry[slots.DemoStep] = Registry("demo steps")
    monkeypatch.setattr(slots, "demo_steps", register)
    monkeypatch.setattr("jinxi_portal.demo.loading.autodiscover_modules", lambda name: None)
    settings.PORTAL_HOME = tmp_path
    settings.PORTAL_IS_DEMO = True

    def add(key: str, order: int, load: Callable[[Any], None]) -> None:
        register.register(slots.DemoStep(key, key, load, order))

    return add


def test_steps_are_loaded_once_and_in_order(county: Any) -> None:
    seen: list[str] = []
    county("rosters", 20, lambda context: seen.append("rosters"))
    county("people", 10, lambda context: seen.append("people"))
    call_command("load_demo")
    call_command("load_demo")
    assert seen == ["people", "rosters"]


def test_a_later_step_is_added_to_a_county_that_stands(county: Any) -> None:
    seen: list[str] = []
    county("people", 10, lambda context: seen.append("people"))
    call_command("load_demo")
    county("branches", 5, lambda context: seen.append("branches"))
    call_command("load_demo")
    assert seen == ["people", "branches"]


def test_a_step_that_breaks_leaves_nothing_and_is_loaded_next_time(county: Any) -> None:
    broken = [True]

    def load(context: Any) -> None:
        LoadedStep.objects.create(key="made by the step")
        if broken:
            raise RuntimeError("the power went")

    county("people", 10, lambda context: None)
    county("rosters", 20, load)
    with pytest.raises(RuntimeError):
        call_command("load_demo")
    assert set(LoadedStep.objects.values_list("key", flat=True)) == {"people"}
    broken.clear()
    call_command("load_demo")
    assert LoadedStep.objects.filter(key="rosters").exists()


def test_the_county_is_the_same_everywhere(county: Any) -> None:
    drawn: list[float] = []
    county("people", 10, lambda context: drawn.append(context.random.random()))
    call_command("load_demo")
    LoadedStep.objects.all().delete()
    call_command("load_demo")
    assert drawn[0] == drawn[1]


def test_sign_ins_are_written_for_their_owner_and_written_again_when_lost(county: Any, tmp_path: Path) -> None:
    def load(context: Any) -> None:
        context.add_account(
            role="committee_clerk", label="干事", username="clerk", password="quiet lantern", lands_on="/queue/"
        )

    county("accounts", 10, load)
    call_command("load_demo")
    path = tmp_path / "demo_accounts.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told == [
        {
            "role": "committee_clerk",
            "label": "干事",
            "username": "clerk",
            "password": "quiet lantern",
            "lands_on": "/queue/",
        }
    ]
    assert path.stat().st_mode & 0o777 == 0o600
    path.unlink()
    call_command("load_demo")
    assert json.loads(path.read_text(encoding="utf-8")) == told


def test_a_real_installation_never_gets_the_demo_county(county: Any, settings: Any) -> None:
    settings.PORTAL_IS_DEMO = False
    county("people", 10, lambda context: pytest.fail("loaded"))
    with pytest.raises(CommandError, match="real installation"):
        call_command("load_demo")
