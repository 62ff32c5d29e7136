"""Rows of the rosters that are one worker: the same person on several lists, or twice on one."""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from jinxi_portal.kernel import clock
from members.linkage.comparisons import COMPARISONS
from members.linkage.evidence import SHOWN, Evidence, evidence_of
from members.linkage.frequencies import count_register
from members.linkage.model import LinkageModel
from members.linkage.posterior import HEAVIEST, total_weight
from members.linkage.prepare import add_lookalikes, load, prepare
from members.linkage.settings import LinkageSettings
from members.linkage.splink_model import find_pairs
from members.linkage.weights import weigh
from members.linkage.workspace import set_age_years, silence_shared_numbers, workspace

RowKey = tuple[str, int]


@dataclass(frozen=True)
class Joint:
    """Why two rows are one person."""

    one: RowKey
    other: RowKey
    probability: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Cluster:
    """The rows of one worker and the joints that hold them together; a row alone is no cluster."""

    rows: tuple[RowKey, ...]
    joints: tuple[Joint, ...]


def _scored(con: duckdb.DuckDBPyConnection, settings: LinkageSettings) -> list[dict[str, object]]:
    shown = ", ".join(f"{sql.format(s=s)} as {key}_{s}" for key, sql in SHOWN.items() for s in ("l", "r"))
    shown = shown.replace("l.", "one.").replace("r.", "other.")
    parts = ", ".join(f"gamma_{c.key}, w_{c.key}" for c in COMPARISONS)
    weight = f"greatest(-{HEAVIEST}, least({HEAVIEST}, {total_weight()}))"
    return (
        con.sql(f"""
        with size as (select count(*) as n from ros),
             odd as (select l, r, {parts}, pow(2, {weight}) * {settings.share_repeated} / size.n as odds from weighed, size)
        select one.list as list_one, one.row as row_one, other.list as list_other, other.row as row_other,
            case when one.ikind = 'full' then one.id18 else '' end as id_one, case when other.ikind = 'full' then other.id18 else '' end as id_other, round(odds / (1 + odds), 6) as probability, {parts}, {shown}
        from odd join ros one on one.unique_id = odd.l join ros other on other.unique_id = odd.r
        where odds / (1 + odds) >= {settings.join_at}
        order by probability desc, odd.l, odd.r
    """)
        .to_arrow_table()
        .to_pylist()
    )


class _Joining:
    """Joins rows strongest first and never lets one worker hold two different ID numbers."""

    def __init__(self) -> None:
        self.parent: dict[RowKey, RowKey] = {}
        self.numbers: dict[RowKey, str] = {}

    def root(self, row: RowKey) -> RowKey:
        while self.parent.get(row, row) != row:
            row = self.parent[row]
        return row

    def join(self, one: RowKey, other: RowKey, numbers: tuple[str, str]) -> bool:
        a, b = self.root(one), self.root(other)
        mine, theirs = self.numbers.get(a) or numbers[0], self.numbers.get(b) or numbers[1]
        if a != b and mine and theirs and mine != theirs:
            return False
        self.parent[b] = self.parent.setdefault(a, a)
        self.numbers[a] = mine or theirs
        return True


def group_rows(
    rosters: dict[str, pa.Table],
    settings: LinkageSettings | None = None,
    model: LinkageModel | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> list[Cluster]:
    """Clusters of rows that are one person, by the same evidence that links rosters with the register.

    Rows of earlier rosters may be given again beside a new one. The error rates are those of `model`, or the prior ones.
    """
    settings = settings or LinkageSettings()
    model = model or LinkageModel.start(settings)
    tell = progress or (lambda stage, done, total: None)
    with workspace(settings) as con:
        tell("read", 0, 3)
        load(con, "ros", rosters)
        prepare(con, "ros", fullest_first=True)
        silence_shared_numbers(con, "ros", settings)
        add_lookalikes(con, "ros")
        con.execute("create or replace table reg as select * from ros")
        set_age_years(con, model.age_year, settings.age_year or clock.today().year)
        con.execute("create or replace table reg as select * from ros")
        tell("compare", 1, 3)
        count_register(con)
        find_pairs(con, among_rosters=True)
        weigh(con, model)
        tell("decide", 2, 3)
        rows = _scored(con, settings)
    joining, joints = _Joining(), []
    for row in rows:
        one, other = (
            (str(row["list_one"]), int(str(row["row_one"]))),
            (str(row["list_other"]), int(str(row["row_other"]))),
        )
        if joining.join(one, other, (str(row["id_one"]), str(row["id_other"]))):
            joints.append(Joint(one, other, float(str(row["probability"])), evidence_of(row)))
    held: dict[RowKey, list[Joint]] = {}
    for joint in joints:
        held.setdefault(joining.root(joint.one), []).append(joint)
    clusters = [Cluster(tuple(sorted({k for j in js for k in (j.one, j.other)})), tuple(js)) for js in held.values()]
    tell("decide", 3, 3)
    return sorted(clusters, key=lambda c: c.rows)
