"""The parts of a case's page. A subject adds its part here; each is a template with a context of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from disputes.models import Dispute

#: ``context(dispute, user)``; None leaves the part out.
Context = Callable[[Dispute, Any], dict[str, Any] | None]


@dataclass(frozen=True)
class Section:
    """``order`` follows the life of a case: parties 10, matter 20, mediators 30, sessions 40, evidence 50, agreement 60 …"""

    key: str
    template: str
    context: Context
    order: int


_sections: dict[str, Section] = {}


def register_section(section: Section) -> Section:
    if section.key in _sections:
        raise ValueError(f"the part {section.key} is registered twice")
    _sections[section.key] = section
    return section


def sections_of(dispute: Dispute, user: Any) -> Sequence[dict[str, Any]]:
    """The parts in order, each as ``template`` and what it needs."""
    found = []
    for section in sorted(_sections.values(), key=lambda one: one.order):
        context = section.context(dispute, user)
        if context is not None:
            found.append({"template": section.template, **context})
    return found
