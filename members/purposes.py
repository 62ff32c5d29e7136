"""What a person may agree to: each purpose with the versions of its notice, kept as data beside the room that asks."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.registry import Registry

#: The parts of a notice, in the order in which they are read.
PARTS = ("what", "why", "who", "until")


@dataclass(frozen=True)
class Notice:
    """One version of a notice in both languages."""

    number: int
    since: date
    texts: Mapping[str, Mapping[str, str]]

    def words(self, language: str | None = None) -> Mapping[str, str]:
        """What, why, who, until when, in the reader's language."""
        return self.texts["en" if (language or get_language() or "").startswith("en") else "zh"]


@dataclass(frozen=True)
class Purpose:
    """``key`` is ``<app>.<what>``; ``notices`` is a TOML file like ``members/consent_notices/tracing.toml``."""

    key: str
    label: Any
    notices: Path
    order: int = 100

    @cached_property
    def versions(self) -> tuple[Notice, ...]:
        """All versions, oldest first."""
        rows = tomllib.loads(self.notices.read_text("utf-8"))["version"]
        found = [Notice(row["number"], row["since"], {"zh": row["zh"], "en": row["en"]}) for row in rows]
        return tuple(sorted(found, key=lambda notice: notice.since))

    def notice_on(self, day: date) -> Notice:
        """The version that is read on a day; the first one before any was in force."""
        return next((notice for notice in reversed(self.versions) if notice.since <= day), self.versions[0])

    @property
    def notice(self) -> Notice:
        return self.notice_on(clock.today())


purposes: Registry[Purpose] = Registry("purposes of consent")


def register_purpose(purpose: Purpose) -> Purpose:
    """Called from ``<room>/portal.py``.

    Raises:
        ValueError: a part of the notice is missing in one of the languages.
    """
    for notice in purpose.versions:
        for language, words in notice.texts.items():
            if set(words) != set(PARTS):
                raise ValueError(f"{purpose.key}: version {notice.number} in {language} needs {PARTS}")
    return purposes.register(purpose)


TRACING = register_purpose(
    Purpose(
        "members.tracing",
        gettext_lazy("帮我找到党组织"),
        Path(__file__).parent / "consent_notices" / "tracing.toml",
        order=10,
    )
)
