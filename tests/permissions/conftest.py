"""Limits and lockouts begin anew with every row."""

from tests.accounts.conftest import _fresh_cache  # noqa: F401 -- an autouse fixture, shared
