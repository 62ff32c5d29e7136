"""Who meets what at every address: one line per route, read by ``test_matrix.py``.

How to add a route of your own
    1. Add ``"app:name": Row(COLUMN)`` under your app, or ``act(COLUMN)`` for what is posted. The columns (COMMITTEE_ONLY,
       ``only(...)``, ``hidden_but_for(...)`` …) and the callers are explained in ``expectations.py``.
    2. When the address names a thing, write a function in ``things.py`` that makes it and answers the address's arguments,
       and give it to the row. When a post needs a body to get past its form, give that as ``sent``.
    3. Write the row from the rule that was asked for, not from what the page happens to answer.
A route without a row fails, and so does a row without a route. A view without ``@guarded`` needs a reason in ``UNGUARDED``.
"""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions import things
from tests.permissions.expectations import (
    ADMINISTRATOR_ONLY,
    AUDITOR_ONLY,
    COMMITTEE_ONLY,
    KEY_NEEDED,
    NOBODY,
    NOT_WORKERS,
    OK,
    PUBLIC,
    SECRETARY_ONLY,
    SIGN_IN,
    SIGNED_IN,
    STAFF_ONLY,
    WORKERS_ONLY,
    Row,
    act,
    hidden_but_for,
    only,
)

#: Names of routes whose views carry no guard of ours, each with the reason.
UNGUARDED: dict[str, str] = {}

_WATCHERS = only(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR, Role.COMMITTEE_SECRETARY)
_WORKERS_SEEN = only(*COMMITTEE, Role.SUPERVISION_OFFICER)
_SENDERS = only(*COMMITTEE, employer_staff=OK, other_employer_staff=OK)
_SENDERS_OF_ONE = only(*COMMITTEE, employer_staff=OK)
_KEEPERS_OF_KEYS = (Role.SYSTEM_ADMINISTRATOR, Role.COMMITTEE_CLERK)
_KEY_KEEPERS = only(*_KEEPERS_OF_KEYS)
_KEY_KEEPERS_AND_EMPLOYERS = only(*_KEEPERS_OF_KEYS, employer_staff=OK, other_employer_staff=OK)
_REASON = {"reason": "核对身份信息"}

ROWS: dict[str, Row] = {
    # web: the frame
    "web:home": Row(SIGNED_IN),
    "web:worker_home": Row(WORKERS_ONLY),
    "web:healthz": Row(PUBLIC),
    "web:readyz": Row(PUBLIC),
    "web:choose_language": act(PUBLIC, sent={"language": "en"}),
    "web:choose_type_size": act(SIGNED_IN, sent={"size": "large"}),
    "web:queue": Row(STAFF_ONLY),
    "web:search": Row(STAFF_ONLY),
    "web:search_suggestions": act(STAFF_ONLY, sent={"words": "wgf"}),
    "web:save_filter": act(SIGNED_IN),
    "web:forget_filter": act(hidden_but_for("clerk"), things.a_saved_filter_of_the_clerk),
    "web:offline": Row(PUBLIC),
    "web:styleguide": Row(STAFF_ONLY),
    "web:styleguide_phone": Row(STAFF_ONLY),
    "web:styleguide_progress": Row(STAFF_ONLY),
    "web:styleguide_reveal": act(STAFF_ONLY, sent=_REASON),
    # accounts: signing in; an authenticator's code and the confirmation of a password come in the middle of it
    "account_login": Row(PUBLIC),
    "account_logout": Row(PUBLIC),
    "account_inactive": Row(PUBLIC),
    "mfa_authenticate": Row({**SIGNED_IN, "anonymous": SIGN_IN}),
    "accounts:worker_sign_in": Row(PUBLIC),
    "accounts:confirm_code": Row(PUBLIC),
    "accounts:forget_mobile": act(PUBLIC),
    "accounts:follow_link": Row(PUBLIC, things.a_link),
    "accounts:set_first_password": Row(PUBLIC),
    # accounts: my own
    "accounts:account": Row(SIGNED_IN),
    "accounts:sessions": Row(SIGNED_IN),
    "accounts:end_everywhere_else": act(SIGNED_IN),
    "accounts:end_own_session": act(hidden_but_for("clerk"), things.a_session_of_the_clerk),
    "account_change_password": Row(NOT_WORKERS),
    "account_reauthenticate": Row(NOT_WORKERS),
    "mfa_index": Row(NOT_WORKERS),
    "mfa_activate_totp": Row(NOT_WORKERS),
    "mfa_deactivate_totp": Row(NOBODY),  # who has no authenticator has none to unbind; tests/accounts has the rest
    "mfa_reauthenticate": Row(NOT_WORKERS),
    "mfa_view_recovery_codes": Row(NOBODY),
    "mfa_generate_recovery_codes": Row(NOT_WORKERS),
    "mfa_download_recovery_codes": Row(NOBODY),
    # accounts: the system administrator's work
    "accounts:people": Row(ADMINISTRATOR_ONLY),
    "accounts:new_person": Row(ADMINISTRATOR_ONLY),
    "accounts:person": Row(ADMINISTRATOR_ONLY, things.a_colleague),
    "accounts:invite": act(ADMINISTRATOR_ONLY, things.a_colleague),
    "accounts:rename": act(ADMINISTRATOR_ONLY, things.a_colleague, {"name": "邓丽丽"}),
    "accounts:disable": act(ADMINISTRATOR_ONLY, things.a_colleague, _REASON),
    "accounts:enable": act(ADMINISTRATOR_ONLY, things.a_colleague, _REASON),
    "accounts:reset_authenticator": act(ADMINISTRATOR_ONLY, things.a_colleague),
    "accounts:sign_out_everywhere": act(ADMINISTRATOR_ONLY, things.a_colleague),
    "accounts:unlock": act(ADMINISTRATOR_ONLY, things.a_colleague),
    "accounts:post": act(ADMINISTRATOR_ONLY, things.a_colleague, {"role": "committee_clerk", "since": "2026-03-02"}),
    "accounts:finish_posting": act(ADMINISTRATOR_ONLY, things.a_posting, {"last_day": "2026-03-02"}),
    "accounts:elevated_accesses": Row(_WATCHERS),
    "accounts:open_elevated_access": Row(ADMINISTRATOR_ONLY),
    "accounts:close_elevated_access": act(hidden_but_for("administrator"), things.an_elevated_access),
    # records
    "records:draft": act(SIGNED_IN, lambda cast: {"key": "tests.form"}, {"note": "写了一半"}),
    "records:attachment": Row(NOBODY, things.an_attachment_of_no_room),
    "records:access_log": Row(AUDITOR_ONLY),
    "records:export_access_log": Row(AUDITOR_ONLY),
    "records:find_person": Row(AUDITOR_ONLY),
    "records:access_chain": Row(AUDITOR_ONLY),
    # rest: keys on pages, the description for everybody, the rest for keys only (tests/rest has what a key may do)
    "rest:keys": Row(_KEY_KEEPERS_AND_EMPLOYERS),
    "rest:new_key": Row(_KEY_KEEPERS),
    "rest:key": Row(only(*_KEEPERS_OF_KEYS, employer_staff=OK), things.an_api_key),
    "rest:rotate_key": act(only(*_KEEPERS_OF_KEYS, employer_staff=OK), things.an_api_key),
    "rest:revoke_key": act(_KEY_KEEPERS, things.an_api_key),
    "rest:schema": Row(PUBLIC),
    "rest:docs": Row(PUBLIC),
    "rest:index": Row(KEY_NEEDED),
    "rest:whoami": Row(KEY_NEEDED),
    "rest_end:nowhere": Row(KEY_NEEDED, lambda cast: {"rest": "nowhere/"}),
    # members: leads, register, workers; party membership is the committee's alone
    "members:leads": Row(COMMITTEE_ONLY),
    "members:leads_export": Row(COMMITTEE_ONLY),
    "members:next_lead": act(COMMITTEE_ONLY),
    "members:choose_blind": act(COMMITTEE_ONLY),
    "members:batch": Row(COMMITTEE_ONLY),
    "members:confirm_batch": act(COMMITTEE_ONLY),
    "members:lead": Row(COMMITTEE_ONLY, things.a_lead),
    "members:decide_lead": act(COMMITTEE_ONLY, things.a_lead),
    "members:hold_lead": act(COMMITTEE_ONLY, things.a_lead),
    "members:release_lead": act(COMMITTEE_ONLY, things.a_lead),
    "members:join_lead": act(COMMITTEE_ONLY, things.a_lead, things.a_confirmed_twin),
    "members:undo_decision": act(COMMITTEE_ONLY, things.a_decision),
    "members:register": Row(COMMITTEE_ONLY),
    "members:register_export": Row(COMMITTEE_ONLY),
    "members:register_entry": Row(COMMITTEE_ONLY, things.a_register_entry),
    "members:reveal": act(COMMITTEE_ONLY, things.a_sealed_number, _REASON),
    "members:workers": Row(_WORKERS_SEEN),
    "members:workers_export": Row(_WORKERS_SEEN),
    "members:worker": Row(_WORKERS_SEEN, things.a_worker),
    "members:missed": Row(COMMITTEE_ONLY, things.a_worker),
    "members:point_out": act(COMMITTEE_ONLY, things.a_worker, things.another_entry),
    "members:same_person": Row(COMMITTEE_ONLY, things.a_worker),
    "members:join_worker": act(COMMITTEE_ONLY, things.a_worker, things.another_worker),
    "members:undo_join": act(COMMITTEE_ONLY, things.a_join),
    "members:quality": Row(COMMITTEE_ONLY),
    "members:learn": act(COMMITTEE_ONLY),
    "members:switch_model": act(SECRETARY_ONLY, things.a_linkage_model),
    # sheets: lists come from the committee, and from an employer its own
    "sheets:imports": Row(_SENDERS),
    "sheets:new": Row(_SENDERS),
    "sheets:import": Row(_SENDERS_OF_ONE, things.an_import),
    "sheets:progress": Row(_SENDERS_OF_ONE, things.an_import),
    "sheets:sheet": Row(_SENDERS_OF_ONE, things.an_import),
    "sheets:columns": Row(_SENDERS_OF_ONE, things.an_import),
    "sheets:mend_row": Row(_SENDERS_OF_ONE, things.a_row_to_mend),
    "sheets:bad_rows": Row(_SENDERS_OF_ONE, things.an_import),
    "sheets:confirm": act(_SENDERS_OF_ONE, things.an_import),
    "sheets:follow": act(_SENDERS_OF_ONE, things.an_import),
    "sheets:discard": act(_SENDERS_OF_ONE, things.an_import),
    "sheets:withdraw": act(_SENDERS_OF_ONE, things.an_import),
}
