"""Make a key for an employer's system; the secret is shown once and never again."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.rest.accounts_of_machines import machine_of
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.policy import REST
from jinxi_portal.rest.refusals import Refusal
from jinxi_portal.rest.scopes import api_scopes
from jinxi_portal.rest.secrets_of_keys import new_secret

MOST_DAYS = 730


def create_key(
    *, employer_id: int, employer_name: str, name: str, scopes: Sequence[str], days: int, by: User
) -> tuple[ApiKey, str]:
    """The key and its whole token.

    Raises:
        Refusal: ``no_scope``, ``days_unfit``.
    """
    with transaction.atomic():
        REST.require(by, "create_key")
        check(scopes, days)
        secret = new_secret()
        key = ApiKey.objects.create(
            prefix=secret.prefix,
            digest=secret.digest,
            name=name.strip(),
            account=machine_of(employer_id=employer_id, employer_name=employer_name, by=by),
            employer_id=employer_id,
            employer_name=employer_name,
            scopes=sorted(set(scopes)),
            created_by=by,
            expires_at=clock.now() + timedelta(days=days),
        )
        write_history(
            subject=key, verb="rest.key_created", by=by, facts={"prefix": key.prefix, "until": key.expires_at}
        )
    return key, secret.token


def check(scopes: Sequence[str], days: int) -> None:
    if not scopes or any(scope not in api_scopes for scope in scopes):
        raise Refusal("no_scope", _("请至少选择一项权限范围。"))
    if not 1 <= days <= MOST_DAYS:
        raise Refusal("days_unfit", _("有效期最短一天，最长两年。"))
