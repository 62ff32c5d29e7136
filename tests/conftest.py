"""The suite's frame: real PostgreSQL, the fixed cast and a browser are at hand everywhere."""

import os

import pytest
from celery import current_app
from django.core.cache import cache
from django.utils import translation
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.database", "tests.cast", "tests.browsing"]

# The suite runs on busy machines: no deadline. A failure prints the blob that repeats it.
settings.register_profile("suite", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("suite"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(autouse=True)
def _the_queue_is_worked_off_at_once() -> None:
    """Some tests let tasks wait on purpose; the next test finds the suite's own way again."""
    current_app.conf.task_always_eager = True


@pytest.fixture(autouse=True)
def _everybody_speaks_chinese() -> None:
    """A page read in English leaves its language behind in this thread; the next test begins in the portal's own."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _counters_begin_anew() -> None:
    """Codes, limits and lockouts of an earlier test are gone. The cache is this test process's own (settings/test.py)."""
    cache.clear()
