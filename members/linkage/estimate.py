"""Error rates from anchors: pairs that are as good as certain without the field whose errors are being counted."""

import duckdb

from members.linkage.blending import PLACES, blend
from members.linkage.comparisons import COMPARISONS, Comparison
from members.linkage.model import PATTERNS, LinkageModel, Rates, prior_rates
from members.linkage.posterior import posterior_sql, store_shares
from members.linkage.settings import LinkageSettings
from members.linkage.weights import weigh

# How many roster rows the prior shares are worth.
SHARE_STRENGTH = 200


def _count(
    con: duckdb.DuckDBPyConnection, comparison: Comparison, settings: LinkageSettings
) -> dict[str, dict[str, int]]:
    """Anchored pairs by pattern and level of one comparison."""
    rows = con.execute(f"""
        select pattern, gamma_{comparison.key}, count(*) from ({posterior_sql(without=comparison.key)})
        where probability >= {settings.anchor_at} and gamma_{comparison.key} >= 0 group by all
    """).fetchall()
    levels = comparison.by_gamma()
    counted: dict[str, dict[str, int]] = {}
    for pattern, gamma, count in rows:
        counted.setdefault(pattern, {})[levels[gamma].key] = count
    return counted


def _rates_of(
    comparison: Comparison, counted: dict[str, dict[str, int]], settings: LinkageSettings
) -> dict[str, dict[str, float]]:
    """pattern -> level -> m, each group of levels by itself: prior, then all patterns together, then the pattern."""
    rates: dict[str, dict[str, float]] = {pattern: {} for pattern in PATTERNS}
    priors = prior_rates()[comparison.key]
    for group in sorted({level.group for level in comparison.levels if level.group}):
        prior = {level.key: priors[level.key] for level in comparison.levels if level.group == group}
        together = {k: sum(c.get(k, 0) for c in counted.values()) for k in prior}
        pooled = blend(together, prior, settings.prior_strength, settings.rarest_error)
        for pattern in PATTERNS:
            rates[pattern] |= blend(counted.get(pattern, {}), pooled, settings.pattern_strength, settings.rarest_error)
    return rates


def _shares(con: duckdb.DuckDBPyConnection, settings: LinkageSettings) -> tuple[dict[str, float], float]:
    """The share of each list's rows that stand on the register, and that of all together."""
    rows = con.execute(f"""
        with found as (select list, sum(cast(round(probability * 1e6) as bigint)) as mass from ({posterior_sql()}) group by list),
             counted as (select list, count(*) as n from ros group by list)
        select list, coalesce(mass, 0) / 1e6, n from counted left join found using (list) order by list
    """).fetchall()
    mass, size = sum(r[1] for r in rows), sum(r[2] for r in rows)
    everywhere = (mass + SHARE_STRENGTH * settings.share_on_register) / (size + SHARE_STRENGTH)
    each = {r[0]: round(min(0.9, (r[1] + SHARE_STRENGTH * everywhere) / (r[2] + SHARE_STRENGTH)), PLACES) for r in rows}
    return each, round(min(0.9, everywhere), PLACES)


def _family(con: duckdb.DuckDBPyConnection, settings: LinkageSettings) -> float:
    """The share of roster rows that give the mobile of somebody else on the register."""
    same = next(
        g for c in COMPARISONS if c.key == "mobile" for g, level in c.by_gamma().items() if level.key == "full_same"
    )
    rows = con.execute(f"""
        select (select n from same_phone) - (select coalesce(sum(cast(round(probability * 1e6) as bigint)), 0) / 1e6 from ({posterior_sql()}) where gamma_mobile = {same}),
            (select count(*) from ros where mkind = 'full')
    """).fetchall()
    shared, size = rows[0]
    return round((shared + SHARE_STRENGTH * settings.share_family_phone) / (size + SHARE_STRENGTH), PLACES)


def estimate_model(con: duckdb.DuckDBPyConnection, model: LinkageModel, settings: LinkageSettings) -> LinkageModel:
    """Rounds of weighing, anchoring and counting over the table `pairs`."""
    for _ in range(settings.rounds):
        weigh(con, model)
        store_shares(con, model)
        rates: Rates = {pattern: {} for pattern in PATTERNS}
        anchors: dict[str, dict[str, int]] = {}
        for comparison in COMPARISONS:
            counted = _count(con, comparison, settings)
            anchors[comparison.key] = {p: sum(c.values()) for p, c in sorted(counted.items())}
            for pattern, levels in _rates_of(comparison, counted, settings).items():
                rates[pattern][comparison.key] = levels
        shares, everywhere = _shares(con, settings)
        model = LinkageModel(rates, shares, everywhere, _family(con, settings), model.age_year, anchors)
    return model
