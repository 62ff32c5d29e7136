"""Things of contracts that addresses name."""

from typing import Any

from contracts.states import VersionState
from tests.contracts.factories import make_version
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_template(cast: Cast) -> Arguments:
    return {"key": make_version().template.key}


def a_version(cast: Cast) -> Arguments:
    return {"key": make_version().template.key, "number": 1}


def a_draft(cast: Cast) -> Arguments:
    make_version()
    return {"key": make_version(number=2, state=VersionState.DRAFT).template.key, "number": 2}


def two_versions(cast: Cast) -> Arguments:
    make_version()
    return {"key": make_version(number=2).template.key, "left": 1, "right": 2}
