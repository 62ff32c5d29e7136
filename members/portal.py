"""What this room puts into the frame's slots: menu, queue, search, and what records may know of its rows."""

from members import portal_desk, portal_rosters
from members.intake import kinds

__all__ = ["kinds", "portal_desk", "portal_rosters"]
