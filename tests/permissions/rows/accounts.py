"""Who meets what at the addresses of accounts."""

from jinxi_portal.accounts.public import Role
from tests.permissions.expectations import (
    ADMINISTRATOR_ONLY,
    NOBODY,
    NOT_WORKERS,
    PUBLIC,
    SIGN_IN,
    SIGNED_IN,
    Row,
    act,
    hidden_but_for,
    only,
)
from tests.permissions.things import accounts

_WATCHERS = only(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR, Role.COMMITTEE_SECRETARY)
_REASON = {"reason": "核对身份信息"}

ROWS: dict[str, Row] = {
    # accounts: signing in; an authenticator's code and the confirmation of a password come in the middle of it
    "account_login": Row(PUBLIC),
    "account_logout": Row(PUBLIC),
    "account_inactive": Row(PUBLIC),
    "mfa_authenticate": Row({**SIGNED_IN, "anonymous": SIGN_IN}),
    "accounts:worker_sign_in": Row(PUBLIC),
    "accounts:confirm_code": Row(PUBLIC),
    "accounts:forget_mobile": act(PUBLIC),
    "accounts:follow_link": Row(PUBLIC, accounts.a_link),
    "accounts:set_first_password": Row(PUBLIC),
    # accounts: my own
    "accounts:account": Row(SIGNED_IN),
    "accounts:sessions": Row(SIGNED_IN),
    "accounts:end_everywhere_else": act(SIGNED_IN),
    "accounts:end_own_session": act(hidden_but_for("clerk"), accounts.a_session_of_the_clerk),
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
    "accounts:person": Row(ADMINISTRATOR_ONLY, accounts.a_colleague),
    "accounts:invite": act(ADMINISTRATOR_ONLY, accounts.a_colleague),
    "accounts:rename": act(ADMINISTRATOR_ONLY, accounts.a_colleague, {"name": "邓丽丽"}),
    "accounts:disable": act(ADMINISTRATOR_ONLY, accounts.a_colleague, _REASON),
    "accounts:enable": act(ADMINISTRATOR_ONLY, accounts.a_colleague, _REASON),
    "accounts:reset_authenticator": act(ADMINISTRATOR_ONLY, accounts.a_colleague),
    "accounts:sign_out_everywhere": act(ADMINISTRATOR_ONLY, accounts.a_colleague),
    "accounts:unlock": act(ADMINISTRATOR_ONLY, accounts.a_colleague),
    "accounts:post": act(ADMINISTRATOR_ONLY, accounts.a_colleague, {"role": "committee_clerk", "since": "2026-03-02"}),
    "accounts:finish_posting": act(ADMINISTRATOR_ONLY, accounts.a_posting, {"last_day": "2026-03-02"}),
    "accounts:elevated_accesses": Row(_WATCHERS),
    "accounts:open_elevated_access": Row(ADMINISTRATOR_ONLY),
    "accounts:close_elevated_access": act(hidden_but_for("administrator"), accounts.an_elevated_access),
}
