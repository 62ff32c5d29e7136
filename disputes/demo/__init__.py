"""The demo county's disputes. Nobody is real."""

from disputes.demo import cases

__all__ = ["cases"]
