"""Who may do what on a path to membership: the branch leads it, the higher committee takes its own steps."""

from branches.policy import committee_or_own_branch
from jinxi_portal.accounts.public import COMMITTEE, Policy, posted

POLICY = Policy(
    "branches_development",
    {
        "see": committee_or_own_branch,
        "begin": committee_or_own_branch,
        "keep_paper": committee_or_own_branch,
        "name_helper": committee_or_own_branch,
        "note_observation": committee_or_own_branch,
        "record_step": committee_or_own_branch,
        "record_committee_step": posted(*COMMITTEE),
        "end": committee_or_own_branch,
        "withdraw_step": posted(*COMMITTEE),
        "record_skill": committee_or_own_branch,
    },
)
