"""Loads the demo county: every room's step once, in order, whole or not at all."""

import gc
import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from jinxi_portal.demo.context import SEED, DemoContext
from jinxi_portal.demo.models import LoadedStep
from jinxi_portal.kernel import slots
from jinxi_portal.runtime.home import write_private

ACCOUNTS_FILE = "demo_accounts.json"


def missing_steps() -> list[slots.DemoStep]:
    """The steps that have not been loaded yet, in their order."""
    autodiscover_modules("demo")
    loaded = set(LoadedStep.objects.values_list("key", flat=True))
    return [
        step for step in sorted(slots.demo_steps, key=lambda step: (step.order, step.key)) if step.key not in loaded
    ]


def load_missing(progress: Callable[[slots.DemoStep, int, int], None]) -> Iterator[slots.DemoStep]:
    """Load what is missing, yielding each step when it is in.

    A step and the note that it was loaded are one transaction: a start that is killed goes on where it stopped.
    """
    for step in missing_steps():
        context = DemoContext(
            random=random.Random(f"{SEED}:{step.key}"),  # noqa: S311 -- makes up people, not secrets
            progress=lambda done, total, step=step: progress(step, done, total),  # type: ignore[misc]
        )
        with _collecting_rarely(), transaction.atomic():
            LoadedStep.objects.create(key=step.key)
            step.load(context)
            LoadedStep.objects.filter(key=step.key).update(accounts=context.accounts)
        yield step


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Thousands of acts make millions of short-lived objects; looking through them for circles every 700 took a third of a step's time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def write_accounts(home: Path) -> None:
    """Write every step's sign-ins to ``demo_accounts.json``, which only its owner may read."""
    order = {step.key: step.order for step in slots.demo_steps}
    steps = sorted(LoadedStep.objects.all(), key=lambda step: (order.get(step.key, 0), step.key))
    accounts = [account for step in steps for account in step.accounts]
    content = json.dumps(accounts, ensure_ascii=False, indent=1) + "\n"
    path = home / ACCOUNTS_FILE
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        write_private(path, content)
