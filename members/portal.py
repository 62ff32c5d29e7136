"""What this room puts into the frame's slots: menu, queue, search, and what records may know of its rows."""

from members import (
    bands,
    portal_api,
    portal_desk,
    portal_lists,
    portal_own,
    portal_rosters,
    portal_tracing,
    portal_visits,
    tracing_settings,
)
from members.intake import kinds

__all__ = [
    "bands",
    "kinds",
    "portal_api",
    "portal_desk",
    "portal_lists",
    "portal_own",
    "portal_rosters",
    "portal_tracing",
    "portal_visits",
    "tracing_settings",
]
