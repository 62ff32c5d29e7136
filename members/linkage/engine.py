"""Comparing rosters with the register: the one entrance to the engine."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import duckdb
import pyarrow as pa

from jinxi_portal.kernel import clock
from members.linkage.comparisons import COMPARISONS
from members.linkage.estimate import estimate_model
from members.linkage.evidence import NONE, POSSIBLE, SHOWN, STRONG, Lead, evidence_of
from members.linkage.frequencies import count_register
from members.linkage.model import LinkageModel
from members.linkage.posterior import posterior_sql, store_shares
from members.linkage.prepare import add_lookalikes, load, prepare
from members.linkage.promising import find_promising
from members.linkage.settings import LinkageSettings
from members.linkage.weights import weigh
from members.linkage.workspace import find_age_years, set_age_years, silence_shared_numbers, workspace

Progress = Callable[[str, int, int], None]
STAGES = ("read", "count", "compare", "learn", "decide")
BATCH = 10_000


def versions() -> dict[str, str]:
    return {name: version(name) for name in ("splink", "duckdb", "pyarrow")}


@dataclass(frozen=True)
class LinkageResult:
    """The leads of a run, best first within each roster row, and everything needed to repeat it."""

    pairs: pa.Table
    model: LinkageModel
    settings: LinkageSettings
    versions: dict[str, str]
    compared: dict[str, int]

    def leads(self) -> Iterator[Lead]:
        for batch in self.pairs.to_batches(max_chunksize=BATCH):
            for row in batch.to_pylist():
                yield Lead(
                    row["roster"], row["row"], row["register_row"], row["probability"], row["decision"], row["weight"],
                    row["namesakes"], row["pattern"], evidence_of(row),
                )  # fmt: skip

    def bands(self) -> dict[str, dict[str, float]]:
        """For each band: how many roster rows, and the precision the probabilities promise."""
        best: dict[tuple[str, int], tuple[float, str]] = {}
        columns = (self.pairs[c].to_pylist() for c in ("roster", "row", "probability", "decision"))
        for roster, row, probability, decision in zip(*columns, strict=True):
            best.setdefault((roster, row), (probability, decision))
        found: dict[str, dict[str, float]] = {}
        for band in (STRONG, POSSIBLE, NONE):
            values = [p for p, d in best.values() if d == band]
            found[band] = {"rows": len(values), "precision": round(sum(values) / len(values), 4) if values else 0.0}
        return found

    def digest(self) -> str:
        """Stands for settings, model and versions: two runs with one digest over the same files give the same pairs."""
        parts = [self.settings.to_json(), self.model.to_json(), json.dumps(self.versions, sort_keys=True)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _collect(con: duckdb.DuckDBPyConnection, settings: LinkageSettings) -> pa.Table:
    """The top candidates of each roster row with their bands; one order, whatever the number of threads."""
    shown = ", ".join(f"{sql.format(s=s)} as {key}_{s}" for key, sql in SHOWN.items() for s in ("l", "r"))
    parts = ", ".join(f"gamma_{c.key}, w_{c.key}" for c in COMPARISONS)
    # The strong band starts at its threshold, or higher where its estimated precision would fall short.
    con.execute(f"""
        create or replace table ranked as
        select *, row_number() over (partition by r order by probability desc, weight desc, l) as place
        from (select l, r, {parts}, round(weight, 4) as weight, round(probability, 6) as probability from ({posterior_sql()}))
        qualify place <= {settings.keep};
        create or replace table strong_cut as
        select coalesce(min(probability), 2) as cut from (
            select probability, avg(probability) over (order by probability desc, r rows between unbounded preceding and current row) as precision
            from ranked where place = 1 and probability >= {settings.strong_at}) where precision >= {settings.strong_precision}
    """)
    sparse = "(ros.nm = '' or (ros.ikind = '' and ros.mkind = '' and ros.bkind in ('', 'age') and ros.comm = '' and ros.town = ''))"
    unproved = (
        f"({sparse} and not (gamma_mobile >= 0 and w_mobile > 8) and not (gamma_identity >= 0 and w_identity > 8))"
    )
    return con.sql(f"""
        with bearers as (select nm, count(*) as namesakes from reg where nm <> '' group by nm)
        select ros.list as roster, ros.row, reg.row as register_row, ros.pattern, probability,
            case when place = 1 and probability >= (select cut from strong_cut) and not {unproved} then '{STRONG}'
                 when probability >= {settings.possible_at} then '{POSSIBLE}' else '{NONE}' end as decision,
            weight, coalesce(namesakes, 0) as namesakes, {parts}, {shown.replace("l.", "reg.").replace("r.", "ros.")}
        from ranked join ros on ros.unique_id = ranked.r join reg on reg.unique_id = ranked.l left join bearers on bearers.nm = reg.nm
        order by ros.unique_id, place
    """).to_arrow_table()


def link(
    register: pa.Table,
    rosters: dict[str, pa.Table],
    settings: LinkageSettings | None = None,
    model: LinkageModel | None = None,
    progress: Progress | None = None,
    spark: Any = None,
) -> LinkageResult:
    """Compares the rows of the rosters with the register.

    Tables have the text columns of `settings.CANONICAL_COLUMNS` (any may be missing) and `row`, which comes back in the
    pairs; without it rows are counted from 1. Only the rows given are compared, so a new roster is run alone.
    With a `model` nothing is estimated and the run can be repeated; without one the rates are learnt from these files.
    """
    settings = settings or LinkageSettings()
    tell = progress or (lambda stage, done, total: None)

    def step(stage: str) -> None:
        tell(stage, STAGES.index(stage), len(STAGES))

    with workspace(settings) as con:
        step("read")
        for table, lists in (("reg", {"register": register}), ("ros", rosters)):
            load(con, table, lists)
            prepare(con, table)
            silence_shared_numbers(con, table, settings)
        add_lookalikes(con, "reg", "ros")
        years = model.age_year if model else {}
        years = find_age_years(con, settings) | years
        set_age_years(con, years, settings.age_year or clock.today().year)
        step("count")
        count_register(con)
        step("compare")
        start = LinkageModel.start(settings)
        found = find_promising(con, start, settings, spark)
        sizes = {name: con.execute(f"select count(*) from {name}").fetchall()[0][0] for name in ("reg", "ros")}
        step("learn")
        if model is None:
            model = estimate_model(con, start, settings).with_age_year(years)
        weigh(con, model)
        store_shares(con, model)
        step("decide")
        pairs = _collect(con, settings)
    tell("decide", len(STAGES), len(STAGES))
    return LinkageResult(pairs, model, settings, versions(), {**sizes, "pairs": found})
