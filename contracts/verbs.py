"""What is written on the timelines of this room."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs

# templates
register_verbs(
    Verb("contracts.version_drafted", _("建立新版"), facts=("number", "copied")),
    Verb("contracts.version_changed", _("修改条文"), facts=("number", "clauses")),
    Verb("contracts.version_approved", _("批准范本"), facts=("number", "effective_from")),
    Verb(
        "contracts.version_retired",
        _("停用范本"),
        facts=("number",),
        references={"version": "contracts.TemplateVersion"},
    ),
)
