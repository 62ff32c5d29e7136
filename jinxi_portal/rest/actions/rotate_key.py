"""Exchange a key for a new one; for a while both open, so that the holder's system never stands still."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.policy import REST
from jinxi_portal.rest.refusals import Refusal
from jinxi_portal.rest.secrets_of_keys import new_secret

#: How long the old key still opens.
OVERLAP = timedelta(days=7)


def rotate_key(*, key: ApiKey, by: User) -> tuple[ApiKey, str]:
    """The new key, with the same scopes and the same length of life, and its whole token.

    Raises:
        Refusal: ``not_in_force``, ``rotated_already``.
    """
    with transaction.atomic():
        old = ApiKey.objects.select_for_update().get(pk=key.pk)
        REST.require(by, "rotate_key", old)
        if old.replaced_by_id is not None:
            raise Refusal("rotated_already", _("这把密钥已经换过。请使用换得的新密钥。"))
        if not old.is_in_force:
            raise Refusal("not_in_force", _("这把密钥已停用或过期，不能更换。请新建一把。"))
        secret, now = new_secret(), clock.now()
        new = ApiKey.objects.create(
            prefix=secret.prefix,
            digest=secret.digest,
            name=old.name,
            account=old.account,
            holder=old.holder,
            employer_id=old.employer_id,
            employer_name=old.employer_name,
            authority_name=old.authority_name,
            scopes=old.scopes,
            created_by=by,
            expires_at=now + (old.expires_at - old.created_at),
        )
        old.replaced_by, old.expires_at = new, min(old.expires_at, now + OVERLAP)
        old.save(update_fields=["replaced_by", "expires_at"])
        facts = {"prefix": new.prefix, "until": old.expires_at}
        write_history(subject=old, verb="rest.key_rotated", by=by, facts=facts)
        write_history(
            subject=new, verb="rest.key_created", by=by, facts={"prefix": new.prefix, "until": new.expires_at}
        )
    return new, secret.token
