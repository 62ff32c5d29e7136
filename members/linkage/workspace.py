"""The DuckDB connection of one run and what is done to both lists before they are compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

import duckdb

from jinxi_portal.kernel import clock
from members.linkage.settings import LinkageSettings

# A year is believed when this many rows say so.
ENOUGH_AGES = 10


@contextmanager
def workspace(settings: LinkageSettings) -> Iterator[duckdb.DuckDBPyConnection]:
    """What does not fit into memory goes to a folder that only this process can read and that goes with it."""
    with TemporaryDirectory(prefix="linkage-") as folder:
        limits: dict[str, str | int | float | list[str]] = {
            "threads": settings.threads,
            "memory_limit": f"{settings.memory_limit_mb}MB",
        }
        con = duckdb.connect(config={**limits, "temp_directory": folder})
        try:
            yield con
        finally:
            con.close()


def silence_shared_numbers(con: duckdb.DuckDBPyConnection, table: str, settings: LinkageSettings) -> None:
    """A number that very many rows carry is an office's or a filler, and says nothing about a person."""
    most = settings.most_bearers
    con.execute(f"""
        update {table} set mob = '', mkind = '', mkey = '', mhead = '', mtail = ''
        where mob in (select mob from {table} where mob <> '' group by mob having count(*) > {most});
        update {table} set id18 = '', ikind = '', ikey = '', area = '', tail = '', pattern = 'bare'
        where id18 in (select id18 from {table} where id18 <> '' group by id18 having count(*) > {most})
    """)


def find_age_years(con: duckdb.DuckDBPyConnection, settings: LinkageSettings) -> dict[str, int]:
    """The year each roster's ages are counted for: what rows with the same name and mobile on the register say."""
    default = settings.age_year or clock.today().year
    lists = [r[0] for r in con.execute("select distinct list from ros where age is not null and yy is null").fetchall()]
    rows = con.execute(f"""
        with years as (select ros.list, reg.yy + ros.age as year, count(*) as n from ros join reg on reg.nm = ros.nm and reg.mob = ros.mob
                       where ros.nm <> '' and ros.mob <> '' and ros.age is not null and reg.yy is not null group by all)
        select list, year, n from years
        qualify row_number() over (partition by list order by n desc, year desc) = 1 and sum(n) over (partition by list) >= {ENOUGH_AGES}
    """).fetchall()
    found = {name: year for name, year, _ in rows}
    # An age in full years is one less before the birthday: the likeliest year may be that of the day after all birthdays.
    return {name: found.get(name, default) for name in sorted(lists)}


def set_age_years(con: duckdb.DuckDBPyConnection, years: dict[str, int], default: int) -> None:
    for table in ("reg", "ros"):
        con.execute(f"alter table {table} add column ay integer")
        con.execute(f"update {table} set ay = coalesce(yy, {int(default)} - age)")
    for name, year in years.items():
        con.execute("update ros set ay = $year - age where yy is null and list = $name", {"year": year, "name": name})
