"""Visits at the door: what a phone hands in, what it is given, and what a visit does to its lead."""
