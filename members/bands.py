"""From which probability a lead is strong or possible, as the committee has set it, from a day on.

What may be entered keeps *strong* above *possible*. A change is used by the next comparison; leads found before keep their
band until they are compared again.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Setting, register_setting, settings_on
from members.linkage.settings import LinkageSettings

STRONG = "members.strong_at"
PRECISION = "members.strong_precision"
POSSIBLE = "members.possible_at"

_STANDARD = LinkageSettings()
_SOURCE = _("党委工作惯例；出厂值在公开的模拟数据上量过")
_ROOM = _("组织找党员")

for _key, _label, _unit, _value, _help, _least, _most, _order in (
    (STRONG, _("“很像”的最低把握"), "%", 90, _("把握达到这个数的线索归入“很像”，可以成批确认。"), 51, 99, 210),
    (
        PRECISION,
        _("“很像”一档的预计准确率"),
        "‰",
        995,
        _("预计一千条“很像”里至少有这么多条判对；达不到时，最低把握会自动提高。"),
        900,
        999,
        211,
    ),
    (
        POSSIBLE,
        _("“可能”的最低把握"),
        "%",
        10,
        _("把握达到这个数、又不到“很像”的线索归入“可能”，逐条核对。"),
        1,
        50,
        212,
    ),
):
    register_setting(Setting(_key, _label, _unit, _value, _SOURCE, _ROOM, _help, _least, _most, _order))


@dataclass(frozen=True)
class Bands:
    """Shares between 0 and 1."""

    strong_at: float = _STANDARD.strong_at
    strong_precision: float = _STANDARD.strong_precision
    possible_at: float = _STANDARD.possible_at

    def apply_to(self, settings: LinkageSettings) -> LinkageSettings:
        return replace(
            settings,
            strong_at=self.strong_at,
            strong_precision=self.strong_precision,
            possible_at=self.possible_at,
        )

    @classmethod
    def of_run(cls, settings: dict[str, Any]) -> "Bands":
        """With which a finished comparison judged."""
        return cls(**{name: settings[name] for name in cls.__dataclass_fields__ if name in settings})

    def facts(self) -> list[tuple[Any, str]]:
        """As the pages show them."""
        return [
            (_("很像"), _("把握 %(share)s 以上，预计准确率不低于 %(precision)s") % {
                "share": f"{self.strong_at * 100:.0f}%", "precision": f"{self.strong_precision * 100:.1f}%"
            }),
            (_("可能"), _("把握 %(share)s 以上") % {"share": f"{self.possible_at * 100:.0f}%"}),
        ]  # fmt: skip


def bands_on(day: date) -> Bands:
    """What is in force on a day: one query."""
    values = settings_on([STRONG, PRECISION, POSSIBLE], day)
    return Bands(values[STRONG] / 100, values[PRECISION] / 1000, values[POSSIBLE] / 100)
