"""The model in Splink's terms, and the pairs Splink finds and compares, on DuckDB or on Spark."""

import logging
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker

from members.linkage.blocking import RULES, RULES_AMONG_ROSTERS
from members.linkage.comparisons import COMPARISONS, DAMERAU, Comparison

# How long it blocked and predicted is of no interest to an office.
logging.getLogger("splink").setLevel(logging.WARNING)

# What Splink needs to see of both lists.
SPLINK_COLUMNS = [
    "unique_id",
    "nm",
    "sur",
    "nick",
    "py",
    "npy",
    "n",
    "c1",
    "c2",
    "c3",
    "c4",
    "k1",
    "k2",
    "k3",
    "k4",
    "shorter",
    "swapped",
    "ikind",
    "id18",
    "area",
    "tail",
    "idbirth",
    "ikey",
    "mkind",
    "mob",
    "mkey",
    "mtail",
    "bkind",
    "by8",
    "ym",
    "yy",
    "ay",
    "sex",
    "sexcol",
    "town",
    "comm",
    "native",
]


def _levels(comparison: Comparison, rates: dict[str, float]) -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = []
    for level in comparison.levels:
        sql = level.sql.format(damerau=DAMERAU)
        if not level.group:
            levels.append({"sql_condition": sql, "label_for_charts": level.key, "is_null_level": True})
            continue
        m = rates.get(level.key, level.m)
        levels.append(
            {"sql_condition": sql, "label_for_charts": level.key, "m_probability": m, "u_probability": min(1.0, m)}
        )
    return levels


def splink_settings(rates: dict[str, dict[str, float]] | None = None, *, among_rosters: bool = False) -> dict[str, Any]:
    """One settings object for both engines; `rates` are the run's own m values, by comparison and level."""
    rates = rates or {}
    rules = RULES_AMONG_ROSTERS if among_rosters else RULES
    return {
        "link_type": "dedupe_only" if among_rosters else "link_only",
        "unique_id_column_name": "unique_id",
        "comparisons": [
            {"output_column_name": c.key, "comparison_levels": _levels(c, rates.get(c.key, {}))} for c in COMPARISONS
        ],
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in rules],
        "probability_two_random_records_match": 0.0001,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
    }


def _pairs_sql(source: str) -> str:
    gammas = ", ".join(f"cast(gamma_{c.key} as tinyint) as gamma_{c.key}" for c in COMPARISONS)
    return f"select cast(unique_id_l as integer) as l, cast(unique_id_r as integer) as r, {gammas} from {source}"


def find_pairs(
    con: duckdb.DuckDBPyConnection, rows: tuple[int, int] | None = None, *, among_rosters: bool = False
) -> None:
    """Makes table `pairs`: every pair a rule finds, with its level in each comparison; `rows` of the rosters only."""
    columns = ", ".join(SPLINK_COLUMNS)
    names = ("ros",) if among_rosters else ("reg", "ros")
    for name in names:
        part = f"where unique_id between {rows[0]} and {rows[1]}" if rows and name == "ros" else ""
        con.execute(f"create or replace temp view splink_{name} as select {columns} from {name} {part}")
    api = DuckDBAPI(connection=con)
    tables = [api.register(f"splink_{name}", dataset_display_name=name) for name in names]
    linker = Linker(tables, splink_settings(among_rosters=among_rosters), log_level=None)
    found = linker.inference.predict(warning_mode="never")
    con.execute(f"create or replace table pairs as {_pairs_sql(found.physical_name)}")
    found.drop_table_from_database_and_remove_from_cache()
    linker.table_management.delete_tables_created_by_splink_from_db()


def find_pairs_with_spark(con: duckdb.DuckDBPyConnection, spark: Any) -> None:
    """The same settings on a Spark session; the pairs come back to DuckDB. Both lists pass through a private folder."""
    from splink import SparkAPI  # noqa: PLC0415  (an extra, not always installed)

    api = SparkAPI(spark_session=spark, break_lineage_method="persist")
    with tempfile.TemporaryDirectory() as folder:
        tables = []
        for name in ("reg", "ros"):
            path = Path(folder) / f"{name}.parquet"
            con.execute(
                f"copy (select {', '.join(SPLINK_COLUMNS)} from {name} order by unique_id) to '{path}' (format parquet)"
            )
            spark.read.parquet(str(path)).createOrReplaceTempView(f"splink_{name}")
            tables.append(api.register(f"splink_{name}", dataset_display_name=name))
        linker = Linker(tables, splink_settings(), log_level=None)
        found = linker.inference.predict(warning_mode="never").as_spark_dataframe()
        wanted = ["unique_id_l", "unique_id_r", *(f"gamma_{c.key}" for c in COMPARISONS)]
        rows = found.select(*wanted).collect()
    columns = {key: pa.array([row[i] for row in rows], pa.int32()) for i, key in enumerate(wanted)}
    con.register("spark_pairs", pa.table(columns))
    con.execute(f"create or replace table pairs as {_pairs_sql('spark_pairs')} order by l, r")
    con.unregister("spark_pairs")
