"""This room's part of the demo county, by subject; every module registers its step (orders 20 to 29, tracing and phones after the branches)."""

from members.demo import decisions, employers, own, register, rosters, territory, tracing, visits, words

__all__ = ["decisions", "employers", "own", "register", "rosters", "territory", "tracing", "visits", "words"]
