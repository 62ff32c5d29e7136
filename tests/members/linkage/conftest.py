"""A small invented county, compared once; each test looks at its own row."""

import dataclasses

import pyarrow as pa
import pytest

from bench.linkage_data import CHECKS, WEIGHTS, County, ErrorRates, Person
from members.linkage.engine import LinkageResult, link
from members.linkage.evidence import Lead
from members.linkage.model import LinkageModel
from members.linkage.settings import LinkageSettings

# Many rows of a test speak of one person: nobody takes the mobile for an office's.
SETTINGS = LinkageSettings(age_year=2026, most_bearers=1000)


def number(area: str, birth: str, sequence: str) -> str:
    first = area + birth + sequence
    return first + CHECKS[sum(w * int(d) for w, d in zip(WEIGHTS, first, strict=True)) % 11]


def table(rows: list[dict[str, str]]) -> pa.Table:
    columns = sorted({key for row in rows for key in row})
    return pa.table({c: pa.array([row.get(c, "") for row in rows], pa.string()) for c in columns})


def as_row(person: Person) -> dict[str, str]:
    return {
        "name": person.name,
        "sex": person.sex,
        "id_number": person.id_number,
        "mobile": person.mobile,
        "birth": "{:04d}-{:02d}-{:02d}".format(*person.birth),
        "place": f"金溪县{person.town}{person.community}",
    }


def people(count: int, seed: int = 5) -> list[dict[str, str]]:
    county = County(seed, ErrorRates())
    return [as_row(county.person("女" if i % 3 else "男", 1950, 2003)) for i in range(count)]


def leads_of(result: LinkageResult) -> dict[int, list[Lead]]:
    found: dict[int, list[Lead]] = {}
    for lead in result.leads():
        found.setdefault(lead.row, []).append(lead)
    return found


@pytest.fixture(scope="session")
def start() -> LinkageModel:
    return LinkageModel.start(SETTINGS)


@pytest.fixture(scope="session")
def settings() -> LinkageSettings:
    return SETTINGS


@dataclasses.dataclass
class OneRun:
    """Register rows and roster rows gathered first, compared together at the first question."""

    register: list[dict[str, str]]
    roster: list[dict[str, str]] = dataclasses.field(default_factory=list)

    def compare(self, model: LinkageModel | None = None, settings: LinkageSettings = SETTINGS) -> dict[int, list[Lead]]:
        return leads_of(link(table(self.register), {"R": table(self.roster)}, settings, model))
