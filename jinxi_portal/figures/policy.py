"""Who reads the figures: the committee, who publishes them, and who supervises the trade."""

from jinxi_portal.accounts.public import Policy, Role, posted

FIGURES = Policy(
    "figures",
    {"see": posted(Role.COMMITTEE_SECRETARY, Role.COMMITTEE_CLERK, Role.SUPERVISION_OFFICER)},
)
