"""What is written on the timelines of the supervision of enterprises."""

from django.utils.translation import gettext_lazy as _

from contracts.states_inspections import Occasion
from jinxi_portal.records.public import Verb, register_verbs

_KEY = {"key": "contracts.KeyEnterprise"}
register_verbs(
    Verb("contracts.key_named", _("列为重点企业"), facts=("since",), references=_KEY),
    Verb("contracts.key_ended", _("移出重点企业"), facts=("until",), references=_KEY),
)

_INSPECTION = {"inspection": "contracts.Inspection"}
register_verbs(
    Verb("contracts.inspection_planned", _("安排检查"), facts=("planned_on",), codes={"occasion": Occasion}),
    Verb("contracts.inspection_cancelled", _("取消检查"), references=_INSPECTION),
    Verb("contracts.inspection_checked", _("填写检查表"), facts=("inspected_on", "items", "unmet")),
    Verb("contracts.inspection_closed", _("办结检查")),
    Verb("contracts.notice_issued", _("责令改正"), facts=("items", "due", "round")),
    Verb(
        "contracts.notice_answered",
        _("答复一项"),
        facts=("position", "left"),
        references={"item": "contracts.CorrectionItem"},
    ),
    Verb("contracts.inspection_rechecked", _("复查"), facts=("passed", "open", "round")),
    Verb("contracts.inspection_handed_on", _("移送"), references=_INSPECTION),
    Verb("contracts.checklist_changed", _("修改检查表"), facts=("number", "items", "effective_from")),
)
