"""This room's part of the demo county, by subject; every module registers its step (orders 20 to 29)."""

from members.demo import decisions, employers, register, rosters, territory

__all__ = ["decisions", "employers", "register", "rosters", "territory"]
