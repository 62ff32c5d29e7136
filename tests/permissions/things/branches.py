"""Things of branches that addresses name."""

from typing import Any

from tests.branches.factories import make_own_branch
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def the_own_branch(cast: Cast) -> Arguments:
    """The branch of the cast's branch secretary."""
    return {"uid": make_own_branch().uid}
