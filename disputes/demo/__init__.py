"""The demo county's disputes. Nobody is real."""

from disputes.demo import cases, evidence

__all__ = ["cases", "evidence"]
