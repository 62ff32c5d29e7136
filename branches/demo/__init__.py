"""The demo county's organisation: the tree and its history, its people, and what moves between them. Nobody is real."""

from branches.demo import people, transfers, tree

__all__ = ["people", "transfers", "tree"]
