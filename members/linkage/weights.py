"""The weight of every piece of evidence: log2 of how much likelier it is for the same person than for a stranger."""

import duckdb
import pyarrow as pa

from members.linkage.comparisons import COMPARISONS, Comparison
from members.linkage.model import LinkageModel

LEAST_CHANCE = 1e-13


def _store_rates(con: duckdb.DuckDBPyConnection, model: LinkageModel) -> None:
    rows = [
        (pattern, c.key, gamma, model.rates[pattern][c.key][level.key])
        for pattern in model.rates
        for c in COMPARISONS
        for gamma, level in c.by_gamma().items()
    ]
    names = ("pattern", "comparison", "gamma", "m")
    con.register("rates_arrow", pa.table({n: [row[i] for row in rows] for i, n in enumerate(names)}))
    con.execute("create or replace table rates as select * from rates_arrow")
    con.unregister("rates_arrow")


def _weight_sql(comparison: Comparison) -> str:
    gamma = f"p.gamma_{comparison.key}"
    chances = " ".join(f"when {g} then {level.chance}" for g, level in comparison.by_gamma().items())
    return f"case when {gamma} < 0 then 0.0 else log2(m_{comparison.key}.m / greatest({LEAST_CHANCE}, case {gamma} {chances} end)) end as w_{comparison.key}"


def weigh(con: duckdb.DuckDBPyConnection, model: LinkageModel) -> None:
    """Makes `weighed` out of `pairs`: one weight per comparison."""
    _store_rates(con, model)
    size = max(1, con.execute("select count(*) from reg").fetchall()[0][0])
    weights = ",\n".join(_weight_sql(c) for c in COMPARISONS)
    joins = "\n".join(
        f"left join rates m_{c.key} on m_{c.key}.comparison = '{c.key}' and m_{c.key}.pattern = r.pattern and m_{c.key}.gamma = p.gamma_{c.key}"
        for c in COMPARISONS
    )
    gammas = ", ".join(f"p.gamma_{c.key}" for c in COMPARISONS)
    con.execute(f"""
        create or replace table weighed as
        select p.l, p.r, r.list, r.pattern, {gammas}, {weights}
        from pairs p join l_chances l on l.unique_id = p.l join r_chances r on r.unique_id = p.r
            cross join (select {model.share_family_phone / size!r} as family) c
            {joins}
    """)
