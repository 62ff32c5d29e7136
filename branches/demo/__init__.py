"""The demo county's organisation: the tree and its history, its people, and what moves between them. Nobody is real."""

from branches.demo import development, help, instructors, meetings, people, transfers, tree

__all__ = ["development", "help", "instructors", "meetings", "people", "transfers", "tree"]
