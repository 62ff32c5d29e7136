"""Numbers that the committee may change, each with its source: every room registers its own in ``<room>/portal.py``."""

from dataclasses import dataclass
from typing import Any

from jinxi_portal.kernel.registry import Registry


@dataclass(frozen=True)
class Setting:
    """One number of a room's rules.

    ``default`` holds until the committee sets another, and for days before its first effective date. ``source`` is the
    law or the custom it stands on, shown beside the field. ``least`` and ``most`` are what may be entered.
    """

    key: str
    label: Any
    unit: Any
    default: int
    source: Any
    room: Any = ""
    help: Any = ""
    least: int = 1
    most: int = 3650
    order: int = 100

    def __post_init__(self) -> None:
        if not self.least <= self.default <= self.most:
            raise ValueError(f"{self.key}: the default {self.default} is not between {self.least} and {self.most}")


setting_kinds: Registry[Setting] = Registry("settings of the office")


def register_setting(setting: Setting) -> Setting:
    return setting_kinds.register(setting)
