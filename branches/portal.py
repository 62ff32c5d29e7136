"""What this room puts into the frame's slots; a subject brings its own ``portal_<subject>.py`` and adds it here."""

from branches import (
    portal_api,
    portal_development,
    portal_help,
    portal_instructors,
    portal_meetings,
    portal_transfers,
    portal_tree,
)

__all__ = [
    "portal_api",
    "portal_development",
    "portal_help",
    "portal_instructors",
    "portal_meetings",
    "portal_transfers",
    "portal_tree",
]
