"""Who meets what at the addresses of members for employers' systems; tests/members/api has what a key may do."""

from tests.permissions.expectations import KEY_NEEDED, Cast, Row


def _a_number(cast: Cast) -> dict[str, str]:
    return {"number": "DR-2026-000001"}


ROWS: dict[str, Row] = {
    "members_api:rosters": Row(KEY_NEEDED),
    "members_api:roster": Row(KEY_NEEDED, _a_number),
    "members_api:roster_rows": Row(KEY_NEEDED, _a_number),
}
