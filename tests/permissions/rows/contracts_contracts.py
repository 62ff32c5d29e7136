"""Who meets what at the addresses of contracts: the office sees all, an employer its own, a worker the own, a link its part."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import (
    STRANGER,
    WORKERS_ONLY,
    Row,
    act,
    everybody,
    hidden_but_for,
    only,
)
from tests.permissions.things import contracts_contracts as things

_OTHERS = {"other_employer_staff": STRANGER}
_READERS = only(*COMMITTEE, Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)
_READERS_OF_ONE = {**_READERS, **_OTHERS}
_DRAFTERS = only(Role.SUPERVISION_OFFICER, Role.EMPLOYER_STAFF)
_DRAFTERS_OF_ONE = {**_DRAFTERS, **_OTHERS}
_ANSWERERS = only(Role.SUPERVISION_OFFICER, Role.COMMITTEE_CLERK)
_OWN = hidden_but_for("worker")
#: Without the link that this browser has opened, nobody comes here.
_BY_LINK = everybody(**dict.fromkeys(everybody(), STRANGER))

ROWS: dict[str, Row] = {
    "contracts:contracts": Row(_READERS),
    "contracts:contracts_export": Row(_READERS),
    "contracts:contract": Row(_READERS_OF_ONE, things.a_sent_contract),
    "contracts:preview": Row(_READERS_OF_ONE, things.a_draft),
    "contracts:new": Row(_DRAFTERS),
    "contracts:fill": Row(_DRAFTERS_OF_ONE, things.a_draft),
    "contracts:send": act(_DRAFTERS_OF_ONE, things.a_draft),
    "contracts:correct": Row(_DRAFTERS_OF_ONE, things.a_sent_contract),
    "contracts:withdraw": Row(_DRAFTERS_OF_ONE, things.a_sent_contract),
    "contracts:issue_link": act(_DRAFTERS_OF_ONE, things.the_workers_part),
    "contracts:confirm_clause": Row(only(Role.SUPERVISION_OFFICER), things.an_extra_clause),
    "contracts:mend_clause": act(_DRAFTERS_OF_ONE, things.an_extra_clause),
    "contracts:answer_question": Row(_ANSWERERS, things.a_question),
    "contracts:cancel": Row(_DRAFTERS_OF_ONE, things.a_signed_contract),
    "contracts:end": Row(_DRAFTERS_OF_ONE, things.a_signed_contract),
    "contracts:settle": Row(_DRAFTERS_OF_ONE, things.an_ended_contract),
    "contracts:renew": act(_DRAFTERS_OF_ONE, things.a_signed_contract),
    "contracts:amend": act(_DRAFTERS_OF_ONE, things.a_signed_contract),
    "contracts:reach": Row(
        only(
            *COMMITTEE,
            Role.SUPERVISION_OFFICER,
            Role.EMPLOYER_STAFF,
            Role.WORKER,
            **_OTHERS,
        ),
        things.a_sent_contract,
    ),
    # the worker's own
    "contracts:mine": Row(WORKERS_ONLY),
    "contracts:look_over": Row(WORKERS_ONLY),
    "contracts:my_contract": Row(_OWN, things.a_sent_contract),
    "contracts:cancel_mine": Row(_OWN, things.a_signed_contract),
    "contracts:sign_read": Row(_OWN, things.the_workers_part),
    "contracts:sign_progress": act(_OWN, things.the_workers_part),
    "contracts:sign_ask": Row(_OWN, things.the_workers_part),
    "contracts:sign_decline": Row(_OWN, things.the_workers_part),
    "contracts:sign_code": Row(_OWN, things.the_workers_part),
    "contracts:sign_draw": Row(_OWN, things.the_workers_part),
    # by a one-time link
    "contracts:link": Row(_BY_LINK, things.a_token),
    "contracts:guest_read": Row(_BY_LINK, things.a_guests_part),
    "contracts:guest_progress": act(_BY_LINK, things.a_guests_part),
    "contracts:guest_ask": Row(_BY_LINK, things.a_guests_part),
    "contracts:guest_decline": Row(_BY_LINK, things.a_guests_part),
    "contracts:guest_code": Row(_BY_LINK, things.a_guests_part),
    "contracts:guest_draw": Row(_BY_LINK, things.a_guests_part),
    "contracts:guest_file": Row(_BY_LINK, things.a_guests_file),
}
