"""Empty slots for one test, so that what rooms register does not decide what a test of the frame sees."""

from collections.abc import Callable
from typing import Any

import pytest

from jinxi_portal.kernel import slots
from jinxi_portal.kernel.registry import Registry


@pytest.fixture(autouse=True)
def _only_the_frame(fill_slot: Callable[..., None]) -> None:
    """The rooms' entries stay out; the frame's own line of the menu stays in."""
    fill_slot("menu", slots.menu.get("queue"))
    fill_slot("queue")
    fill_slot("search")


@pytest.fixture
def fill_slot(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``fill_slot("queue", source, …)``: the slot holds these entries and no others."""

    def fill(name: str, *entries: Any) -> None:
        registry: Registry[Any] = Registry(name)
        for entry in entries:
            registry.register(entry)
        monkeypatch.setattr(slots, name, registry)

    return fill
