"""The demo county's contracts: the standard templates, and contracts of three years. Nobody is real."""

from contracts.demo import templates

__all__ = ["templates"]
