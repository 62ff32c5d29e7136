"""The demo county's organisation: the tree and its history, its people, and what moves between them. Nobody is real."""

from branches.demo import (
    development,
    instructors,
    people,
    transfers,
    tree,
)

__all__ = [
    "development",
    "instructors",
    "people",
    "transfers",
    "tree",
]
