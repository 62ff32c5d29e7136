"""Homes of their own for the launcher's tests, and processes that stand in for the portal's."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jinxi_portal.runtime.children import Child
from jinxi_portal.runtime.home import prepare_home


@pytest.fixture
def home() -> Iterator[Path]:
    """A home in a folder with a blank and Chinese characters.

    Not under ``tmp_path``: every pytest that starts closes the folder above it, and root's PostgreSQL has a user of its own.
    """
    with tempfile.TemporaryDirectory(prefix="jinxi-test-", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "门户 一" / "portal"
        prepare_home(home)
        yield home


@pytest.fixture
def make_child(home: Path) -> Iterator[Callable[..., Child]]:
    """``make_child("code")``: a child that runs a few lines of Python; ended after the test."""
    made: list[Child] = []

    def make(code: str, name: str = "worker", **options: object) -> Child:
        child = Child(
            name, ("后台任务", "worker"), [sys.executable, "-c", code], home / "log" / f"{name}.log", **options
        )  # type: ignore[arg-type]
        made.append(child)
        return child

    yield make
    for child in made:
        child.stop(patience=0)
