"""This room's part of the demo county, by subject; every module registers its step (orders 20 to 29)."""

from members.demo import employers, territory

__all__ = ["employers", "territory"]
