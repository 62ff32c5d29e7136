"""Who meets what at the addresses of rest."""

from jinxi_portal.accounts.public import Role
from tests.permissions.expectations import ADMINISTRATOR_ONLY, KEY_NEEDED, OK, PUBLIC, Row, act, only
from tests.permissions.things import rest

_KEEPERS_OF_KEYS = (Role.SYSTEM_ADMINISTRATOR, Role.COMMITTEE_CLERK)
_KEY_KEEPERS = only(*_KEEPERS_OF_KEYS)
_KEY_KEEPERS_AND_EMPLOYERS = only(*_KEEPERS_OF_KEYS, employer_staff=OK, other_employer_staff=OK)

ROWS: dict[str, Row] = {
    # rest: keys on pages, the description for everybody, the rest for keys only (tests/rest has what a key may do)
    "rest:keys": Row(_KEY_KEEPERS_AND_EMPLOYERS),
    "rest:new_key": Row(_KEY_KEEPERS),
    "rest:new_authority_key": Row(ADMINISTRATOR_ONLY),
    "rest:key": Row(only(*_KEEPERS_OF_KEYS, employer_staff=OK), rest.an_api_key),
    "rest:rotate_key": act(only(*_KEEPERS_OF_KEYS, employer_staff=OK), rest.an_api_key),
    "rest:revoke_key": act(_KEY_KEEPERS, rest.an_api_key),
    "rest:schema": Row(PUBLIC),
    "rest:docs": Row(PUBLIC),
    "rest:index": Row(KEY_NEEDED),
    "rest:whoami": Row(KEY_NEEDED),
    "rest_end:nowhere": Row(KEY_NEEDED, lambda cast: {"rest": "nowhere/"}),
}
