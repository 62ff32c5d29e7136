"""What the foundation writes on timelines: files, deadlines, accounts."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records import account_verbs
from jinxi_portal.records.verb_registry import Verb, register_verbs

account_verbs.register()
register_verbs(
    Verb("records.file_attached", _("上传附件"), references={"attachment": "records.Attachment"}),
    Verb("records.file_removed", _("删去附件")),
)
