"""What is written on the timelines of organisations. People stand there by reference only."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches import verbs_development, verbs_meetings
from branches.states import AffiliationEnd, AffiliationKind, Change, OrganisationKind, Post, Standing
from branches.states_instructors import NeedKind, NeedState
from jinxi_portal.records.public import Verb, register_verbs

__all__ = ["verbs_development", "verbs_meetings"]

_PERSON = {"person": "members.Person"}

# the tree
register_verbs(
    Verb(
        "branches.organisation_founded",
        _("成立"),
        facts=("founded_on", "document_number"),
        codes={"kind": OrganisationKind},
        references={"parent": "branches.Organisation"},
    ),
    Verb(
        "branches.organisation_reformed",
        _("调整"),
        facts=("since", "document_number"),
        codes={"change": Change},
        references={"before": "branches.OrganisationForm", "after": "branches.OrganisationForm"},
    ),
    Verb(
        "branches.organisation_dissolved",
        pgettext_lazy("党组织", "撤销"),
        facts=("dissolved_on", "document_number"),
        references={"last": "branches.OrganisationForm"},
    ),
)

# people
register_verbs(
    Verb(
        "branches.affiliation_begun",
        _("归属开始"),
        facts=("since",),
        codes={"kind": AffiliationKind},
        references=_PERSON,
    ),
    Verb(
        "branches.affiliation_ended",
        _("归属结束"),
        facts=("last_day",),
        codes={"kind": AffiliationKind, "why": AffiliationEnd},
        references=_PERSON,
    ),
    Verb(
        "branches.standing_noted",
        _("登记党员身份"),
        facts=("since",),
        codes={"standing": Standing},
        references=_PERSON,
    ),
)

# terms and posts
register_verbs(
    Verb(
        "branches.election_held",
        _("换届选举"),
        facts=("held_on", "number", "entitled", "present", "posts", "due_on"),
    ),
    Verb(
        "branches.posts_appointed",
        _("上级指定"),
        facts=("held_on", "number", "entitled", "present", "posts", "due_on"),
    ),
    Verb("branches.term_prolonged", _("延期换届"), facts=("number", "due_on"), references={"term": "branches.Term"}),
    Verb("branches.post_filled", _("任职"), facts=("since",), codes={"post": Post}, references=_PERSON),
    Verb("branches.post_ended", _("免职"), facts=("last_day",), codes={"post": Post}, references=_PERSON),
    Verb("branches.group_assigned", _("编入党小组"), references={**_PERSON, "group": "branches.Organisation"}),
    Verb("branches.group_left", _("离开党小组"), references=_PERSON),
    Verb("branches.unit_added", _("单位加入"), facts=("since",), references={"unit": "branches.Unit"}),
    Verb("branches.unit_removed", _("单位退出"), facts=("last_day",), references={"unit": "branches.Unit"}),
)

# transfers
_TRANSFER = {"transfer": "branches.Transfer"}
register_verbs(
    Verb("branches.transfer_proposed", _("提出转接"), facts=("number",), references=_TRANSFER),
    Verb("branches.transfer_accepted", _("同意接收"), facts=("valid_until",)),
    Verb("branches.transfer_refused", _("不予接收"), references=_TRANSFER),
    Verb("branches.transfer_withdrawn", _("撤回转接"), references=_TRANSFER),
    Verb("branches.transfer_completed", _("办结转接"), facts=("arrived_on",), references=_TRANSFER),
)

# instructors and what enterprises need
_EMPLOYER = {"employer": "members.Employer"}
register_verbs(
    Verb("branches.instructor_posted", _("派驻指导员"), facts=("since",), references=_EMPLOYER),
    Verb("branches.instructor_left", _("结束派驻"), facts=("last_day",), references=_EMPLOYER),
    Verb("branches.log_written", _("填写周志"), facts=("week", "visits", "people_met")),
    Verb("branches.log_amended", _("修改周志"), facts=("week", "visits", "people_met")),
    Verb("branches.need_raised", _("提出诉求"), facts=("number",), codes={"kind": NeedKind}, references=_EMPLOYER),
    Verb("branches.need_followed", _("跟进诉求"), codes={"state": NeedState}, references={"step": "branches.NeedStep"}),
)
