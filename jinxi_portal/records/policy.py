"""Who may use the pages of records. Rows are guarded by the policy of their own room."""

from jinxi_portal.accounts.public import COMMITTEE, Policy, Role, posted, signed_in

RECORDS = Policy(
    "records",
    {
        "open_attachment": signed_in,
        "keep_draft": signed_in,
        "read_access_log": posted(Role.AUDITOR),
        "see_settings": posted(*sorted(COMMITTEE), Role.AUDITOR),
        "change_setting": posted(Role.COMMITTEE_SECRETARY),
    },
)
