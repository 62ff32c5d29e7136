"""What a real installation must be told: everything that is missing or weak is said at once, not one thing per start."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from jinxi_portal.settings.env import SettingRefused

Value = TypeVar("Value")


@dataclass(frozen=True)
class Problem:
    """A variable of the environment, and the sentence that says what is wrong with it."""

    name: str
    sentence: str


class Demands:
    """Reads the environment and remembers what it refused."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, reader: Callable[[str], Value], name: str, *, instead: Value) -> Value:
        """The reader's value; ``instead`` holds the place of one that was refused, until ``refuse`` stops the start."""
        try:
            return reader(name)
        except SettingRefused as error:
            self.problems.append(Problem(name, str(error)))
            return instead

    def refuse(self) -> None:
        """Stop the start when anything was refused; ``manage.py check`` goes on and shows each as an error of its own.

        Raises:
            SettingRefused: with every sentence.
        """
        if self.problems and not _only_checks():
            told = "\n".join(f"  - {problem.sentence}" for problem in self.problems)
            raise SettingRefused(f"The portal does not start like this:\n{told}")


def _only_checks() -> bool:
    return sys.argv[1:2] == ["check"]
