"""Finding the pairs worth judging, a part of the rosters at a time, so that memory does not grow with them."""

from collections.abc import Callable
from typing import Any

import duckdb

from members.linkage.comparisons import COMPARISONS
from members.linkage.model import LinkageModel
from members.linkage.settings import LinkageSettings
from members.linkage.splink_model import find_pairs, find_pairs_with_spark
from members.linkage.weights import weigh

# A pair below this weight (log2, beside the size of the register) even when its worst evidence is forgiven is nobody.
HOPELESS = -8


def _keep(con: duckdb.DuckDBPyConnection, model: LinkageModel) -> tuple[int, int]:
    """Adds to `promising` what of `pairs` could still be anybody; how many pairs there were, how many with one mobile."""
    weigh(con, model)
    parts = [f"w_{c.key}" for c in COMPARISONS]
    same = next(
        g for c in COMPARISONS if c.key == "mobile" for g, level in c.by_gamma().items() if level.key == "full_same"
    )
    con.execute(f"""
        insert into promising select p.* from pairs p semi join (
            select l, r from weighed
            where {" + ".join(parts)} - least(0, {", ".join(parts)}) > log2((select count(*) from reg)) + {HOPELESS}
        ) w on w.l = p.l and w.r = p.r
    """)
    found, phones = con.execute(f"select count(*), count(*) filter (gamma_mobile = {same}) from pairs").fetchall()[0]
    return found, phones


def find_promising(
    con: duckdb.DuckDBPyConnection,
    start: LinkageModel,
    settings: LinkageSettings,
    spark: Any = None,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Makes `pairs` and `same_phone`; answers how many pairs were looked at. `start` is the model before any file was seen."""
    gammas = ", ".join(f"gamma_{c.key} tinyint" for c in COMPARISONS)
    con.execute(f"create or replace table promising (l integer, r integer, {gammas})")
    size = con.execute("select count(*) from ros").fetchall()[0][0]
    found = phones = 0
    chunk = max(1, size if spark else settings.chunk_rows)
    for first in range(1, size + 1, chunk):
        tell(first - 1, size)
        if spark:
            find_pairs_with_spark(con, spark)
        else:
            find_pairs(con, (first, first + chunk - 1))
        more, more_phones = _keep(con, start)
        found, phones = found + more, phones + more_phones
    con.execute("create or replace table pairs as select * from promising order by l, r; drop table promising")
    con.execute(f"create or replace table same_phone as select {phones} as n")
    return int(found)
