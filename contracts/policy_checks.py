"""Who may check texts, file an enterprise's contract texts, and decide about suspicions."""

from contracts.policy import employer_id_of
from jinxi_portal.accounts.public import COMMITTEE, PlaceKind, Policy, Role, any_of, posted, posted_at

_officer = posted(Role.SUPERVISION_OFFICER)
_office = posted(*COMMITTEE, Role.SUPERVISION_OFFICER)
_own_employer = posted_at(PlaceKind.EMPLOYER, employer_id_of, Role.EMPLOYER_STAFF)

CHECKS = Policy(
    "contracts",
    {
        # a check of a text that is kept nowhere
        "check_text": any_of(_office, posted(Role.EMPLOYER_STAFF)),
        "see_filed": any_of(_office, _own_employer),
        "see_all_filed": _office,
        "file_text": any_of(_officer, _own_employer),
        "decide_finding": _officer,
        "see_patterns": _office,
        "change_pattern": _officer,
    },
)
