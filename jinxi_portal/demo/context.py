"""What a step of the demo county gets in its hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

#: The county is the same on every machine.
SEED = 20_260_415


def _silent(done: int, total: int) -> None:
    pass


@dataclass
class DemoContext:
    """Handed to ``DemoStep.load``.

    Attributes:
        random: a source of chance of the step's own; the same on every machine, whatever the steps before drew.
        progress: ``progress(done, total)`` moves the bar on the terminal.
        accounts: sign-ins made by this step.
    """

    random: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 -- makes up people, not secrets
    progress: Callable[[int, int], None] = _silent
    accounts: list[dict[str, Any]] = field(default_factory=list)

    def add_account(self, *, role: str, label: str, username: str, password: str, lands_on: str = "/") -> None:
        """Show a sign-in on the start screen and in ``demo_accounts.json``."""
        self.accounts.append(
            {"role": role, "label": label, "username": username, "password": password, "lands_on": lands_on}
        )
