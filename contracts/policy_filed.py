"""Who may file signed contracts, see, end and withdraw them: an enterprise its own, a worker the own, the office all."""

from contracts.policy import employer_id_of, own_worker, own_worker_or_colleague
from jinxi_portal.accounts.public import COMMITTEE, PlaceKind, Policy, Role, any_of, posted, posted_at

_officer = posted(Role.SUPERVISION_OFFICER)
_office = posted(*COMMITTEE, Role.SUPERVISION_OFFICER)
_own_employer = posted_at(PlaceKind.EMPLOYER, employer_id_of, Role.EMPLOYER_STAFF)

FILED = Policy(
    "contracts",
    {
        "file_contract": any_of(_officer, _own_employer),
        "see_filed_contracts": any_of(_office, _own_employer),
        "see_all_filed_contracts": _office,
        "withdraw_filed_contract": any_of(_officer, _own_employer),
        "end_filed_contract": any_of(_officer, _own_employer),
        "see_filed_paper": any_of(_office, _own_employer, own_worker_or_colleague),
        "see_own_filed": own_worker,
    },
)
