"""What this room puts into the frame's slots: menu, queue, search, and what records may know of its rows."""

from members import portal_desk

__all__ = ["portal_desk"]
