"""Rosters, comparisons and employers that addresses name."""

from typing import Any

from tests.cast import EMPLOYER
from tests.members.factories import EmployerFactory, LinkageRunFactory, RosterFactory
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_roster(cast: Cast) -> Arguments:
    return {"number": RosterFactory(employer=EmployerFactory(pk=EMPLOYER, code="huali")).number}


def a_comparison(cast: Cast) -> Arguments:
    return {"number": LinkageRunFactory().number}


def a_comparison_file(cast: Cast) -> Arguments:
    return {"number": LinkageRunFactory(parameters={"rates": {}}).number, "what": "model"}


def an_employer(cast: Cast) -> Arguments:
    return {"code": EmployerFactory().code}
