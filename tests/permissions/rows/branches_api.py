"""Who meets what at the API of branches: nobody without a key."""

from tests.permissions.expectations import KEY_NEEDED, Row

ROWS: dict[str, Row] = {
    "branches_api:branches": Row(KEY_NEEDED),
    "branches_api:exchange_meetings": Row(KEY_NEEDED),
    "branches_api:organisations": Row(KEY_NEEDED),
    "branches_api:organisation_counts": Row(KEY_NEEDED),
}
