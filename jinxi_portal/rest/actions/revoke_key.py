"""Stop a key at once."""

from django.db import transaction

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.policy import REST


def revoke_key(*, key: ApiKey, by: User) -> ApiKey:
    """The very next request with it is refused; revoking twice changes nothing."""
    with transaction.atomic():
        locked = ApiKey.objects.select_for_update().get(pk=key.pk)
        REST.require(by, "revoke_key", locked)
        if locked.revoked_at is None:
            locked.revoked_at, locked.revoked_by = clock.now(), by
            locked.save(update_fields=["revoked_at", "revoked_by"])
            write_history(subject=locked, verb="rest.key_revoked", by=by, facts={"prefix": locked.prefix})
    return locked
