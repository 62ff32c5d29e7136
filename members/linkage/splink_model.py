"""The model in Splink's terms, and the pairs Splink finds and compares, on DuckDB or on Spark."""

from typing import Any

from members.linkage.blocking import RULES
from members.linkage.comparisons import COMPARISONS, DAMERAU, Comparison

# What Splink needs to see of both lists.
SPLINK_COLUMNS = (
    "unique_id nm sur nick py npy n c1 c2 c3 c4 k1 k2 k3 k4 shorter swapped ikind id18 area tail idbirth ikey "
    "mkind mob mkey mtail bkind by8 ym yy ay sex sexcol town comm native"
).split()


def _levels(comparison: Comparison, engine: str, rates: dict[str, float]) -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = []
    for level in comparison.levels:
        sql = level.sql.replace("{damerau}", DAMERAU[engine])
        if not level.group:
            levels.append({"sql_condition": sql, "label_for_charts": level.key, "is_null_level": True})
            continue
        m = rates.get(level.key, level.m)
        levels.append({"sql_condition": sql, "label_for_charts": level.key, "m_probability": m, "u_probability": min(1.0, m)})
    return levels


def splink_settings(engine: str = "duckdb", rates: dict[str, dict[str, float]] | None = None) -> dict[str, Any]:
    """One settings object for both engines; `rates` are the run's own m values, by comparison and level."""
    rates = rates or {}
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "comparisons": [
            {"output_column_name": c.key, "comparison_levels": _levels(c, engine, rates.get(c.key, {}))} for c in COMPARISONS
        ],
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in RULES],
        "probability_two_random_records_match": 0.0001,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
    }
