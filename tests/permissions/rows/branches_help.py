"""Who meets what at the addresses of requests for help: the asker, the branch, the committee; an employer nothing at all."""

from jinxi_portal.accounts.public import COMMITTEE, STAFF, Role
from tests.permissions.expectations import (
    COLLEAGUE,
    OK,
    STRANGER,
    WORKERS_ONLY,
    Column,
    Row,
    act,
    hidden_but_for,
    only,
)
from tests.permissions.things import branches_help as things

HELPERS = only(Role.BRANCH_SECRETARY, Role.INSTRUCTOR, *COMMITTEE)
#: A request that the committee may read: its asker, the branch's secretary, the committee. The instructor of no employer of the
#: asker's is a stranger to it.
READERS: Column = only(Role.BRANCH_SECRETARY, *COMMITTEE, worker=OK, instructor=STRANGER)
#: Nobody acts as a helper on the own request.
BY_HELPERS: Column = only(Role.BRANCH_SECRETARY, *COMMITTEE, instructor=COLLEAGUE)
AT_THE_BRANCH: Column = only(Role.BRANCH_SECRETARY, *COMMITTEE, instructor=STRANGER)
PUBLISHERS: Column = only(Role.BRANCH_SECRETARY, *COMMITTEE)
ASKER = hidden_but_for("worker")
SEARCHERS: Column = only(*STAFF, worker=OK, other_worker=OK)
TEXT = {"text": "说一句"}

ROWS: dict[str, Row] = {
    "branches:help": Row(only(Role.BRANCH_SECRETARY, Role.INSTRUCTOR, *COMMITTEE, worker=OK, other_worker=OK)),
    "branches:help_ask": Row(WORKERS_ONLY),
    "branches:help_board": Row(HELPERS),
    "branches:help_export": Row(HELPERS),
    "branches:help_move_many": act(PUBLISHERS),
    "branches:help_move_undo": act(PUBLISHERS),
    "branches:help_answers": Row(SEARCHERS),
    "branches:help_answer_change": Row(PUBLISHERS, things.a_published_answer),
    "branches:help_answer_withdraw": act(PUBLISHERS, things.a_published_answer),
    "branches:help_request": Row(READERS, things.a_request),
    "branches:help_write": act(ASKER, things.a_request, TEXT),
    "branches:help_withdraw": act(ASKER, things.a_request),
    "branches:help_reopen": act(ASKER, things.a_resolved_request, TEXT),
    "branches:help_rate": act(ASKER, things.a_resolved_request, {"stars": "5"}),
    "branches:help_take": act(BY_HELPERS, things.a_request),
    "branches:help_answer": act(AT_THE_BRANCH, things.a_taken_request, TEXT),
    "branches:help_resolve": act(BY_HELPERS, things.a_taken_request, TEXT),
    "branches:help_hand_over": act(BY_HELPERS, things.a_taken_request, {"to": "nowhere"}),
    "branches:help_move": act(BY_HELPERS, things.a_taken_request, {"organisation": ""}),
    "branches:help_publish": Row(BY_HELPERS, things.a_resolved_request),
}
