"""Who may use the pages of the frame."""

from jinxi_portal.accounts.public import STAFF, Policy, anybody, posted, signed_in

POLICY = Policy(
    "web",
    {
        "choose_language": anybody,
        "see_error_page": anybody,
        "open_home": signed_in,
        "see_queue": posted(*STAFF),
        "search": posted(*STAFF),
        "see_styleguide": posted(*STAFF),
    },
)
