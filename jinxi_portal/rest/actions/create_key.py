"""Make a key for a system; the secret is shown once and never again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history
from jinxi_portal.rest.accounts_of_machines import machine_of, machine_of_authority
from jinxi_portal.rest.holders import Holder
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.policy import REST
from jinxi_portal.rest.refusals import Refusal
from jinxi_portal.rest.scopes import scopes_for
from jinxi_portal.rest.secrets_of_keys import new_secret

MOST_DAYS = 730


def create_key(
    *, employer_id: int, employer_name: str, name: str, scopes: Sequence[str], days: int, by: User
) -> tuple[ApiKey, str]:
    """An employer's key and its whole token.

    Raises:
        Refusal: ``no_scope``, ``days_unfit``.
    """
    with transaction.atomic():
        REST.require(by, "create_key")
        _check(scopes, days, Holder.EMPLOYER)
        machine = machine_of(employer_id=employer_id, employer_name=employer_name, by=by)
        whose = {"employer_id": employer_id, "employer_name": employer_name}
        return _made(name=name, scopes=scopes, days=days, by=by, account=machine, **whose)


def create_authority_key(
    *, authority_name: str, name: str, scopes: Sequence[str], days: int, by: User
) -> tuple[ApiKey, str]:
    """The key of an outside authority's platform and its whole token. It belongs to no employer and reads no person.

    Raises:
        Refusal: ``no_scope``, ``days_unfit``, ``authority_missing``.
    """
    authority_name = " ".join(authority_name.split())
    with transaction.atomic():
        REST.require(by, "create_authority_key")
        if not authority_name:
            raise Refusal("authority_missing", _("请写明是哪个部门的平台。"))
        _check(scopes, days, Holder.AUTHORITY)
        machine = machine_of_authority(authority_name)
        whose = {"holder": Holder.AUTHORITY, "authority_name": authority_name}
        return _made(name=name, scopes=scopes, days=days, by=by, account=machine, **whose)


def _made(*, name: str, scopes: Sequence[str], days: int, by: User, **whose: Any) -> tuple[ApiKey, str]:
    secret = new_secret()
    key = ApiKey.objects.create(
        prefix=secret.prefix,
        digest=secret.digest,
        name=name.strip(),
        scopes=sorted(set(scopes)),
        created_by=by,
        expires_at=clock.now() + timedelta(days=days),
        **whose,
    )
    write_history(subject=key, verb="rest.key_created", by=by, facts={"prefix": key.prefix, "until": key.expires_at})
    return key, secret.token


def _check(scopes: Sequence[str], days: int, holder: Holder) -> None:
    known = {scope.key for scope in scopes_for(holder)}
    if not scopes or not known.issuperset(scopes):
        raise Refusal("no_scope", _("请至少选择一项权限范围。"))
    if not 1 <= days <= MOST_DAYS:
        raise Refusal("days_unfit", _("有效期最短一天，最长两年。"))
