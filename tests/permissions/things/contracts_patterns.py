"""Patterns that addresses name: they come with the portal."""

from typing import Any

from tests.permissions.expectations import Cast


def a_pattern(cast: Cast) -> dict[str, Any]:
    return {"key": "papers_kept"}
