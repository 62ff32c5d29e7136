"""Who meets what at the addresses of branches: organisations are the staff's, people the committee's and the own branch's."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import COMMITTEE_ONLY, STAFF_ONLY, Row, act, only
from tests.permissions.things import branches

_WITH_SECRETARY = only(*COMMITTEE, Role.BRANCH_SECRETARY)
_WITH_INSTRUCTOR = only(*COMMITTEE, Role.INSTRUCTOR)

ROWS: dict[str, Row] = {
    # the tree: names, kinds, places
    "branches:tree": Row(STAFF_ONLY),
    "branches:organisations": Row(STAFF_ONLY),
    "branches:organisations_export": Row(STAFF_ONLY),
    "branches:organisation": Row(STAFF_ONLY, branches.the_own_branch),
    "branches:found": Row(COMMITTEE_ONLY),
    "branches:reform": Row(COMMITTEE_ONLY, branches.the_own_branch),
    "branches:dissolve": Row(COMMITTEE_ONLY, branches.the_own_branch),
    "branches:unit_joins": Row(COMMITTEE_ONLY, branches.the_own_branch),
    "branches:unit_leaves": Row(COMMITTEE_ONLY, branches.a_unit),
    "branches:add_document": act(COMMITTEE_ONLY, branches.the_own_branch),
    # people
    "branches:people": Row(_WITH_SECRETARY),
    "branches:people_export": Row(_WITH_SECRETARY),
    "branches:findings": Row(_WITH_SECRETARY),
    "branches:take_in": Row(COMMITTEE_ONLY, branches.the_own_branch),
    "branches:end_affiliation": Row(COMMITTEE_ONLY, branches.a_member),
    "branches:note_standing": Row(COMMITTEE_ONLY, branches.a_member),
    "branches:assign_group": Row(_WITH_SECRETARY, branches.a_member),
    # posts
    "branches:election": Row(_WITH_SECRETARY, branches.the_own_branch),
    "branches:prolong_term": Row(COMMITTEE_ONLY, branches.a_term),
    "branches:fill_post": Row(_WITH_SECRETARY, branches.the_own_branch),
    "branches:end_post": Row(_WITH_SECRETARY, branches.a_post),
    # transfers
    "branches:transfers": Row(_WITH_SECRETARY),
    "branches:transfers_export": Row(_WITH_SECRETARY),
    "branches:transfer_from_outside": Row(COMMITTEE_ONLY),
    "branches:propose_transfer": Row(_WITH_SECRETARY, branches.a_member),
    "branches:transfer": Row(_WITH_SECRETARY, branches.a_transfer_into_the_own_branch),
    "branches:accept_transfer": act(_WITH_SECRETARY, branches.a_transfer_into_the_own_branch),
    "branches:refuse_transfer": Row(_WITH_SECRETARY, branches.a_transfer_into_the_own_branch),
    "branches:withdraw_transfer": Row(_WITH_SECRETARY, branches.a_transfer_out_of_the_own_branch),
    "branches:complete_transfer": Row(_WITH_SECRETARY, branches.an_accepted_transfer_into_the_own_branch),
    "branches:transfer_receipt": act(_WITH_SECRETARY, branches.an_accepted_transfer_into_the_own_branch),
    # instructors and what enterprises need
    "branches:instructors": Row(COMMITTEE_ONLY),
    "branches:post_instructor": Row(COMMITTEE_ONLY),
    "branches:end_instructor_posting": Row(COMMITTEE_ONLY, branches.a_posting_of_the_instructor),
    "branches:my_enterprises": Row(only(Role.INSTRUCTOR)),
    "branches:instructor_posting": Row(_WITH_INSTRUCTOR, branches.a_posting_of_the_instructor),
    "branches:weekly_log": Row(only(Role.INSTRUCTOR), branches.a_week_of_the_instructor),
    "branches:needs": Row(_WITH_INSTRUCTOR),
    "branches:needs_export": Row(_WITH_INSTRUCTOR),
    "branches:raise_need": Row(_WITH_INSTRUCTOR, branches.the_instructors_enterprise),
    "branches:need": Row(_WITH_INSTRUCTOR, branches.a_need_of_the_instructors_enterprise),
    "branches:follow_need": Row(_WITH_INSTRUCTOR, branches.a_need_of_the_instructors_enterprise),
}
