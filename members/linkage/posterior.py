"""From weights to probabilities: a roster row is one of its candidates or nobody on the register, and the shares add up to one."""

import duckdb

from members.linkage.comparisons import COMPARISONS
from members.linkage.model import LinkageModel

# Beyond this no weight changes a probability that anybody can see; it keeps the powers finite.
HEAVIEST = 200


def store_shares(con: duckdb.DuckDBPyConnection, model: LinkageModel) -> None:
    con.execute("create or replace table shares (list varchar, share double)")
    lists = [row[0] for row in con.execute("select distinct list from ros order by list").fetchall()]
    if lists:
        share = [(x, model.share_on_register.get(x, model.share_elsewhere)) for x in lists]
        con.executemany("insert into shares values (?, ?)", share)


def total_weight(without: str = "") -> str:
    return " + ".join(f"w_{c.key}" for c in COMPARISONS if c.key != without) or "0"


def posterior_sql(without: str = "") -> str:
    """Each pair of `weighed` with its probability; `without` leaves one comparison out of the evidence."""
    weight = f"greatest(-{HEAVIEST}, least({HEAVIEST}, {total_weight(without)}))"
    return f"""
        select *, odds / (1 - share + sum(odds) over (partition by r order by l rows between unbounded preceding and unbounded following)) as probability
        from (select w.*, s.share, {weight} as weight, pow(2, {weight}) * s.share / n.n as odds
              from weighed w join shares s using (list) cross join (select count(*) as n from reg) n)
    """
