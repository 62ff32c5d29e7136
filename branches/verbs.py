"""What is written on the timelines of organisations. People stand there by reference only."""

from django.utils.translation import gettext_lazy as _

from branches.states import AffiliationEnd, AffiliationKind, Change, OrganisationKind, Standing
from jinxi_portal.records.public import Verb, register_verbs

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
        _("撤销"),
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
