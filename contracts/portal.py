"""What this room puts into the frame's slots; a subject brings its own ``portal_<subject>.py`` and adds it here."""

from contracts import (
    portal_checks,
    portal_contracts,
    portal_filed,
    portal_inspections,
    portal_patterns,
    portal_supervision,
    portal_templates,
)

__all__ = [
    "portal_checks",
    "portal_contracts",
    "portal_filed",
    "portal_inspections",
    "portal_patterns",
    "portal_supervision",
    "portal_templates",
]
