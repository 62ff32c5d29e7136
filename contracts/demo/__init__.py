"""The demo county's contracts: the standard templates, and contracts of three years. Nobody is real."""

from contracts.demo import contracts, filed_texts, handed_in, inspections, supervision, templates

__all__ = ["contracts", "filed_texts", "handed_in", "inspections", "supervision", "templates"]
