"""The evidence of a lead as Splink's waterfall chart (a Vega-Lite description): from the prior, bar by bar, to the result."""

import math
from typing import Any

from django.utils.translation import gettext as _
from splink.internals.charts import WaterfallChart

from members.linkage.engine import LinkageResult
from members.linkage.evidence import Lead
from members.linkage.sentences import sentence


def _bar(order: int, column: str, label: str, weight: float) -> dict[str, Any]:
    return {
        "column_name": column,
        "label_for_charts": label,
        "sql_condition": None,
        "log2_bayes_factor": weight,
        "bayes_factor": 2**weight,
        "comparison_vector_value": None,
        "m_probability": None,
        "u_probability": None,
        "bayes_factor_description": label,
        "value_l": "",
        "value_r": "",
        "term_frequency_adjustment": False,
        "bar_sort_order": order,
        "record_number": 0,
    }


def prior_weight(result: LinkageResult, roster: str) -> float:
    """log2 of the odds that a row of the roster is a certain register row, before anything is compared."""
    share = result.model.share_on_register.get(roster, result.model.share_elsewhere)
    return math.log2(share / max(1, result.compared["reg"]) / (1 - share))


def waterfall(result: LinkageResult, lead: Lead) -> dict[str, Any]:
    # Translators: Prior (the first bar of the evidence chart, "Prior" also names Splink's own)
    bars = [_bar(0, "Prior", _("比对之前"), prior_weight(result, lead.roster))]
    bars += [_bar(i, e.kind, sentence(e) or e.kind, e.weight) for i, e in enumerate(lead.evidence, 1)]
    # Translators: Final score (the last bar of the evidence chart)
    bars.append(_bar(len(bars), "Final score", _("合计"), round(sum(b["log2_bayes_factor"] for b in bars), 4)))
    chart: dict[str, Any] = WaterfallChart(bars).chart_dict
    return chart
