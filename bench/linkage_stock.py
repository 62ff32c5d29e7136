"""The floor of the comparison: Splink as it comes, its own comparisons, u by sampling and free EM, no knowledge of Chinese names."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

# The least that any user would do first: one column per fact, half-width digits, no blanks.
CLEAN = """
    select row_number() over () as unique_id, list, row, nullif(regexp_replace(name, '\\s', '', 'g'), '') as name, nullif(sex, '') as sex,
        case when regexp_full_match(upper(id_number), '[0-9]{17}[0-9X]') then upper(id_number) end as id_number,
        case when length(id_number) >= 15 then nullif(regexp_replace(substr(id_number, 1, 6), '[^0-9]', '', 'g'), '') end as id_area,
        case when length(id_number) >= 4 then upper(right(id_number, 4)) end as id_tail,
        case when regexp_full_match(replace(mobile, '-', ''), '[0-9]{11}') then replace(mobile, '-', '') end as mobile,
        case when length(mobile) >= 11 then left(mobile, 3) || right(mobile, 4) end as mobile_ends,
        nullif(left(regexp_replace(case when birth <> '' then birth when regexp_full_match(id_number, '[0-9]{17}.') then substr(id_number, 7, 6) else '' end, '[^0-9]', '', 'g'), 6), '') as month,
        case when birth <> '' then left(birth, 4) when age <> '' then cast(2026 - try_cast(age as integer) as varchar)
             when regexp_full_match(id_number, '[0-9]{17}.') then substr(id_number, 7, 4) end as year,
        nullif(regexp_extract(place, '([^县镇乡]+社区)', 1), '') as community
    from {table}
"""
COLUMNS = ("name", "sex", "id_number", "mobile", "birth", "age", "place")


def _load(con: duckdb.DuckDBPyConnection, target: str, tables: dict[str, pa.Table]) -> None:
    con.execute(f"create table {target}_raw (list varchar, row integer, {', '.join(f'{c} varchar' for c in COLUMNS)})")
    for name, table in tables.items():
        con.register("incoming", table)
        picked = ", ".join(f"coalesce({c}, '')" if c in table.column_names else "''" for c in COLUMNS)
        con.execute(f"insert into {target}_raw select '{name}', row_number() over (), {picked} from incoming")
        con.unregister("incoming")
    con.execute(f"create table {target} as {CLEAN.replace('{table}', target + '_raw')}")


def stock_pairs(
    register: pa.Table, rosters: dict[str, pa.Table], threads: int = 2
) -> list[tuple[str, int, int, float]]:
    """(roster, row, register row, probability) of the best candidate of every roster row."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    con = duckdb.connect(config={"threads": threads})
    _load(con, "register", {"register": register})
    _load(con, "rosters", rosters)
    settings: Any = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.NameComparison("name").configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("id_number", [1, 2]),
            cl.ExactMatch("id_tail"),
            cl.ExactMatch("id_area"),
            cl.LevenshteinAtThresholds("mobile", [1, 2]),
            cl.ExactMatch("mobile_ends"),
            cl.ExactMatch("month"),
            cl.LevenshteinAtThresholds("year", [1]),
            cl.ExactMatch("sex"),
            cl.ExactMatch("community"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("id_number"), block_on("mobile"), block_on("mobile_ends"), block_on("id_area", "id_tail"), block_on("name"),
        ],
    )  # fmt: skip
    api = DuckDBAPI(connection=con)
    linker = Linker([api.register("register"), api.register("rosters")], settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("id_number"), block_on("name", "mobile")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("mobile_ends"))
    found = linker.inference.predict(warning_mode="never")
    return con.sql(f"""
        select r.list, r.row, l.row, p.match_probability from {found.physical_name} p
            join register l on l.unique_id = case when p.source_dataset_l like '%0' then p.unique_id_l else p.unique_id_r end
            join rosters r on r.unique_id = case when p.source_dataset_l like '%0' then p.unique_id_r else p.unique_id_l end
        qualify row_number() over (partition by r.unique_id order by p.match_probability desc, l.row) = 1
    """).fetchall()
