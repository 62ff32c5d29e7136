"""What is written on the timelines of the supervision of enterprises."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs

_KEY = {"key": "contracts.KeyEnterprise"}
register_verbs(
    Verb("contracts.key_named", _("列为重点企业"), facts=("since",), references=_KEY),
    Verb("contracts.key_ended", _("移出重点企业"), facts=("until",), references=_KEY),
)
