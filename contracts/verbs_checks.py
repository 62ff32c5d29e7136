"""What is written on the timelines of filed texts."""

from django.utils.translation import gettext_lazy as _

from contracts.states_checks import FindingState
from jinxi_portal.records.public import Verb, register_verbs

register_verbs(
    Verb("contracts.text_filed", _("备案文本"), facts=("number",)),
    Verb("contracts.text_replaced", _("备案修改后的文本"), facts=("number", "mended")),
    Verb(
        "contracts.finding_decided",
        _("认定"),
        codes={"verdict": FindingState},
        references={"finding": "contracts.Finding"},
    ),
)
