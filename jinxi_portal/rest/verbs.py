"""What is written on the timeline of an API key."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs

register_verbs(
    Verb("rest.key_created", _("新建密钥"), facts=("prefix", "until")),
    Verb("rest.key_rotated", _("更换密钥"), facts=("prefix", "until")),
    Verb("rest.key_revoked", _("停用密钥"), facts=("prefix",)),
)
