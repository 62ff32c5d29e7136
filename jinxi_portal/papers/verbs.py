"""What papers write on the timeline of their subject and on their own."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs

register_verbs(
    Verb("papers.issued", _("出具文书"), references={"paper": "papers.Paper"}),
    Verb("papers.withdrawn", _("撤回文书"), references={"paper": "papers.Paper"}),
    Verb("papers.replaced", _("替换文书"), references={"paper": "papers.Paper", "new": "papers.Paper"}),
)
