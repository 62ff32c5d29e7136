"""What is written on the timeline of a request for help. What people wrote stands in rows, by reference."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches.states_help import Audience, HelpKind
from jinxi_portal.records.public import Verb, register_verbs

_MESSAGE = {"message": "branches.HelpMessage"}

register_verbs(
    Verb(
        "branches.help_asked",
        _("求助"),
        facts=("number",),
        codes={"kind": HelpKind, "audience": Audience},
        references={"organisation": "branches.Organisation"},
    ),
    Verb("branches.help_taken", _("接办"), facts=("number",)),
    Verb("branches.help_written", _("求助人留言"), references=_MESSAGE),
    Verb("branches.help_answered", _("回复"), references=_MESSAGE),
    Verb("branches.help_escalated", _("上报综合党委"), facts=("number",)),
    Verb(
        "branches.help_moved",
        _("转交"),
        facts=("number",),
        references={"before": "branches.Organisation", "after": "branches.Organisation"},
    ),
    Verb(
        "branches.help_move_undone",
        _("撤回转交"),
        facts=("number",),
        references={"before": "branches.Organisation", "after": "branches.Organisation"},
    ),
    Verb("branches.help_handed_over", _("转办"), facts=("number", "room")),
    Verb("branches.help_given_back", _("退回"), facts=("number", "room"), references=_MESSAGE),
    Verb("branches.help_resolved", pgettext_lazy("经过", "办结"), facts=("number", "days"), references=_MESSAGE),
    Verb("branches.help_reopened", _("要求再办"), facts=("number",), references=_MESSAGE),
    Verb("branches.help_rated", _("评价"), facts=("number", "stars")),
    Verb("branches.help_withdrawn", _("撤回求助"), facts=("number",)),
    Verb("branches.help_answer_published", _("公开解答"), facts=("number",)),
    Verb("branches.help_answer_withdrawn", _("撤下解答"), facts=("number",)),
)
